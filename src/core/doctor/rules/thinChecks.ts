import { testCommand } from '../fixes/testCommand.ts';
import { appendToSection } from '../fixes/sectionEdits.ts';
import { lineRange } from '../../base/range.ts';
import { isEvidence } from '../../plan/plan.ts';
import type { CheckCommand } from '../reading/checkCommands.ts';
import { runsSomething } from '../reading/runsSomething.ts';
import { isCode } from '../reading/sources.ts';
import type { Rule } from '../rule.ts';

/** Speaks only where code is changed: that a document has its words is all that there is to show. */
export const thinChecks: Rule = {
  code: 'check.thin',
  severity: 'warning',
  dimension: 'testability',
  cost: { kind: 'flat', points: 3 },
  title: 'Checks that only look',
  why: 'That a file is there or holds a word shows that somebody wrote it, not that it does what it should.',
  bad: '- [assert] `grep -q exportCsv src/export.ts`',
  good: '- [assert] `node src/cli.ts export --csv` contains `id,title`',
  remedy: 'Add a check that runs the changed code: its tests, or the program with an input whose output is known.',
  find: (plan, _surroundings, { commands, lines }) => {
    const first = plan.checks.find(isEvidence);
    const heading = plan.sections.find((section) => /^verification\b/i.test(section.heading));
    if (
      first === undefined ||
      !plan.files.some(({ path, change }) => change !== 'delete' && isCode(path)) ||
      commands.some((command) => isEvidence(command.check) && runsSomething(command))
    ) {
      return [];
    }
    return [
      {
        message: `${whatTheyDo(commands)}, so none shows that the changed code does what it should. Add one that runs it: a test, or the program with a known input.`,
        range:
          heading === undefined
            ? first.range
            : lineRange(heading.line, 0, (lines[heading.line] ?? '').trimEnd().length),
      },
    ];
  },
  fixes: ({ plan, lines, surroundings }) => {
    const command = testCommand(surroundings.repository);
    return command === undefined
      ? []
      : [
          {
            title: `Add the check “${command}”`,
            edits: [appendToSection(plan, lines, 'Verification', [`- [cmd] \`${command}\``])],
            certain: false,
          },
        ];
  },
};

/** Programs that look at nothing: they say what they are told, or only end. */
const idle = new Set(['true', 'false', ':', 'echo', 'printf', 'exit', 'cd', 'sleep']);

/** In the words of what is there: `true` does not look whether a file is there. */
function whatTheyDo(commands: readonly CheckCommand[]): string {
  const programs = [...new Set(commands.map(({ program }) => program))];
  const looking = programs.filter((program) => !idle.has(program));
  return looking.length > 0
    ? `No check runs the changed code (${named(looking)}: they only look at what is written there, or at something else)`
    : `No check looks at anything (${named(programs)}: what comes of that is certain whatever was done)`;
}

function named(programs: readonly string[]): string {
  return programs
    .slice(0, 3)
    .map((program) => `\`${program}\``)
    .join(', ');
}
