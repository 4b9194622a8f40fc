import { appendToSection } from '../fixes/sectionEdits.ts';
import type { Range } from '../../base/range.ts';
import { inCodeSpan } from '../../plan/codeSpans.ts';
import { type Check, isEvidence, type Plan } from '../../plan/plan.ts';
import type { CommandPath } from '../reading/commandPath.ts';
import { askedValues, hasValue } from '../reading/askedValues.ts';
import { missingPaths } from '../reading/missingPath.ts';
import { ownPaths, PlannedPaths, plannedPaths } from '../reading/plannedPaths.ts';
import type { RuleReading } from '../reading/ruleReading.ts';
import { saidExitCode } from '../reading/saidExitCode.ts';
import { runsTests, sharesWords } from '../reading/traces.ts';
import type { Rule } from '../rule.ts';
import type { Surroundings } from '../surroundings.ts';

/**
 * Traced by the words that a criterion shares with any check, `[manual]` and `[browse]` ones too. Tests may show anything,
 * unless they are named, and what they are named by is nothing of this plan's or not there. An option, a literal or a value
 * that a criterion gives in code or quotes must stand in a check as well.
 */
export const criterionWithoutCheck: Rule = {
  code: 'plan.criterion-without-check',
  severity: 'hint',
  dimension: 'testability',
  cost: { kind: 'share', of: 'criteria', points: 1 },
  title: 'Criterion that no check speaks of',
  why: 'Only what a check shows counts as proven; a criterion without one is done when an agent believes so. A check with another option or value than the criterion gives in code shows something else.',
  bad: '- [ ] Notes are exported as CSV … - [cmd] `grep -q version package.json`',
  good: '- [ ] Notes are exported as CSV … - [assert] `node src/cli.ts export --csv` contains `id,title`',
  remedy: 'Add a check that shows the criterion, or a `[manual]` line that says what a person is to look at.',
  find: (plan, surroundings, reading) => {
    if (!plan.checks.some(isEvidence) || runsTestsOfAnything(plan, surroundings, reading)) {
      return [];
    }
    const said = plan.checks.map(({ text }) => text).join('\n');
    const spoken = said.toLowerCase();
    const looks = plan.checks.flatMap((check) => (isEvidence(check) ? [] : check.text.toLowerCase()));
    const codes = new Set<number | undefined>(plan.checks.map(exitCode));
    return plan.criteria.slice(0, mostTraced).flatMap(({ text, range, pieces }) => {
      const speaks = sharesWords(text, spoken) || codes.has(saidExitCode(text));
      const lacking =
        speaks && !looks.some((look) => sharesWords(text, look))
          ? askedValues(text).find((value) => !hasValue(said, value))
          : undefined;
      return speaks && lacking === undefined
        ? []
        : [
            {
              message: `${lacking === undefined ? 'No check speaks of this' : `This gives ${inCodeSpan(lacking)}, which stands in no check`}, and none runs tests of it. Add one that shows it, or a \`[manual]\` line for a person.`,
              range: firstLineOf(range, pieces.length),
            },
          ];
    });
  },
  fixes: ({ problem, plan, lines }) =>
    plan.criteria
      .filter(({ range }) => range.start.line === problem.range.start.line)
      .map(({ text }) => ({
        title: 'Let a person look at it: add a `[manual]` line',
        edits: [appendToSection(plan, lines, 'Verification', [`- [manual] ${text}`])],
        certain: false,
      })),
};

/** Whether a check runs tests that may be those of the plan: it names none, or one whose name has a word of the plan. */
function runsTestsOfAnything(plan: Plan, surroundings: Surroundings, reading: RuleReading): boolean {
  const runs = reading.commands.filter(runsTests);
  const named = Map.groupBy(
    runs.length === 0 ? [] : reading.paths().filter(({ role }) => role === 'tests'),
    ({ command }) => command,
  );
  if (runs.some((command) => !named.has(command))) {
    return true;
  }
  if (runs.length === 0) {
    return false;
  }
  const missing = new Set(missingPaths(testsOnly, plan, surroundings, reading));
  const planned = new PlannedPaths(plannedPaths(plan, surroundings));
  const spoken = [plan.title, ...[...plan.criteria, ...plan.tasks].map(({ text }) => text), ...ownPaths(plan)]
    .join('\n')
    .toLowerCase();
  return runs
    .flatMap((command) => named.get(command) ?? [])
    .some((test) => !missing.has(test) && (planned.has(test.path) || sharesWords(subjectOf(test.path), spoken)));
}

/** What a test's name says besides that it is a test: `export` of `e2e/export.spec.ts`. */
function subjectOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/(?:[._-](?:test|spec|e2e)\b)?\.\w+$|^test_/g, '');
}

const testsOnly: ReadonlySet<CommandPath['role']> = new Set(['tests'] as const);

/** An exit code other than 0, which every check has; 0: none. */
function exitCode({ expect }: Check): number {
  return expect?.kind === 'exit' ? expect.code : 0;
}

/** Every criterion is looked for in all checks. */
const mostTraced = 200;

/** A criterion over many lines is marked on its first one only. */
function firstLineOf({ start, end }: Range, lines: number): Range {
  return lines <= 1 || start.line === end.line
    ? { start, end }
    : { start, end: { line: start.line + 1, character: 0 } };
}
