import { lineRange } from '../../base/range.ts';
import { isEvidence, type Plan } from '../../plan/plan.ts';
import { matcherOf, testGlobs } from '../../plan/scope.ts';
import { appendToSection, sectionNamed } from '../fixes/sectionEdits.ts';
import { gap } from '../fixes/lineEdits.ts';
import { isToBeDone, ownPaths } from '../reading/plannedPaths.ts';
import { isCode } from '../reading/sources.ts';
import { isWholeRun } from '../reading/wholeRun.ts';
import type { Rule } from '../rule.ts';

/** Speaks only where code is changed, as `check.thin` does, and only where nothing says that a test is written. */
export const noNewProof: Rule = {
  code: 'check.no-new-proof',
  severity: 'warning',
  dimension: 'testability',
  cost: { kind: 'flat', points: 3 },
  title: 'Checks that only run what is there already',
  why: 'A whole suite that passes today passes when nothing is done, too. It shows something new only where the plan writes a test for it, and a run does not begin a plan whose checks all pass.',
  bad: '- [cmd] `npm test`, and no test among the files',
  good: '- `test/export.test.ts` (new) … - [cmd] `npm test`; or - [assert] `node src/cli.ts export` contains `id,title`',
  remedy:
    'List the test that the plan writes and let a check run it, or add a check that runs the program with a known input.',
  find: (plan, _surroundings, { commands, lines }) => {
    const proving = plan.checks.filter(isEvidence);
    const [first] = proving;
    const own = commands.filter(({ check }) => isEvidence(check) && check.command !== undefined);
    if (
      first === undefined ||
      plan.healthOnly ||
      !isToBeDone(plan) ||
      // What one that cannot be read would show, nobody knows; `check.ambiguous` tells of it.
      plan.checks.some(({ ambiguous }) => ambiguous) ||
      !plan.files.some(({ path, change }) => change !== 'delete' && isCode(path)) ||
      !proving.every(({ negated, expect }) => !negated && expect?.kind === 'exit' && expect.code === 0) ||
      !own.every((command) => command.program === 'cd' || isWholeRun(command)) ||
      writesTests(plan, lines)
    ) {
      return [];
    }
    const section = sectionNamed(plan, 'Verification');
    const names = [...new Set(proving.map(({ command }) => `\`${command ?? ''}\``))].slice(0, 3);
    return [
      {
        message: `${names.join(', ')} ${names.length > 1 ? 'run' : 'runs'} only what is there already: no test is among the files, and no task writes one. So nothing new is shown. List the test that the plan writes, or add a check that runs the program with a known input.`,
        range:
          section === undefined
            ? first.range
            : lineRange(section.line, 0, (lines[section.line] ?? '').trimEnd().length),
      },
    ];
  },
  fixes: ({ plan, lines }) => [
    {
      title: 'Add a task that writes a test',
      edits: [appendToSection(plan, lines, 'Tasks', [`${plan.tasks.length + 1}. Write a test for ${gap}`])],
      certain: false,
    },
  ],
};

const isTest = matcherOf(testGlobs);

/** Tests of Rust and its kin stand in the sources. */
const testsInside = /\.(?:rs|zig|d)$/;

/** Whether a test is listed, or words outside of the checks speak of one, other than of those that are there. */
function writesTests(plan: Plan, lines: readonly string[]): boolean {
  const inChecks = new Set(
    plan.checks.flatMap(({ range: { start, end } }) =>
      Array.from({ length: end.line - start.line + 1 }, (_, at) => start.line + at),
    ),
  );
  const words = lines.filter((_, at) => !inChecks.has(at)).join(' ');
  return (
    [...ownPaths(plan), ...plan.allow].some((path) => isTest(path) || isTest(`${path}/x`) || testsInside.test(path)) ||
    testWord.test(words.replaceAll(/\s+/g, ' ').replaceAll(thereAlready, ''))
  );
}

const testWord = /\b(?:tests?|specs?|test cases?)\b/i;

const thereAlready =
  /\b(?:existing|all|every|current|whole|full|no) (?:\w{1,20} )?(?:tests?|specs?)\b|\b(?:tests?|specs?|suite) (?:(?:still|continues? to|must|should|all) )?(?:pass|passes|succeeds?|green|stays?|is|are)\b|\b(?:npm|pnpm|yarn|go|cargo|make|bun) (?:run )?test\b|\btest suite\b/gi;
