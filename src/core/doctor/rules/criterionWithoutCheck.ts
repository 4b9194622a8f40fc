import { appendToSection } from '../fixes/sectionEdits.ts';
import type { Range } from '../../base/range.ts';
import { type Check, isEvidence } from '../../plan/plan.ts';
import { runsTests, sharesWords } from '../reading/traces.ts';
import type { Rule } from '../rule.ts';

/** Traced by the words that a criterion shares with any check, `[manual]` and `[browse]` ones too. */
export const criterionWithoutCheck: Rule = {
  code: 'plan.criterion-without-check',
  severity: 'hint',
  dimension: 'testability',
  cost: { kind: 'share', of: 'criteria', points: 1 },
  title: 'Criterion that no check speaks of',
  why: 'Only what a check shows counts as proven; a criterion without one is done when an agent believes so.',
  bad: '- [ ] Notes are exported as CSV … - [cmd] `grep -q version package.json`',
  good: '- [ ] Notes are exported as CSV … - [assert] `node src/cli.ts export --csv` contains `id,title`',
  remedy: 'Add a check that shows the criterion, or a `[manual]` line that says what a person is to look at.',
  find: (plan, _surroundings, { commands }) => {
    if (!plan.checks.some(isEvidence) || commands.some(runsTests)) {
      return [];
    }
    const spoken = plan.checks
      .map(({ text }) => text)
      .join('\n')
      .toLowerCase();
    const codes = new Set<number | undefined>(plan.checks.map(exitCode));
    return plan.criteria
      .slice(0, mostTraced)
      .filter(({ text }) => !sharesWords(text, spoken) && !codes.has(saidExitCode(text)))
      .map(({ range, pieces }) => ({
        message:
          'No check speaks of this, and none runs tests. Add one that shows it, or a `[manual]` line for a person.',
        range: firstLineOf(range, pieces.length),
      }));
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

/** An exit code other than 0, which every check has; 0: none. */
function exitCode({ expect }: Check): number {
  return expect?.kind === 'exit' ? expect.code : 0;
}

/** “… and exits 2”; undefined: no exit code is said, or 0. */
function saidExitCode(text: string): number | undefined {
  const digits = /\bexit(?:s|ing)? (?:with )?(?:exit )?(?:code |status )?`?(\d{1,3})\b/i.exec(text)?.[1];
  return digits === undefined || Number(digits) === 0 ? undefined : Number(digits);
}

/** Every criterion is looked for in all checks. */
const mostTraced = 200;

/** A criterion over many lines is marked on its first one only. */
function firstLineOf({ start, end }: Range, lines: number): Range {
  return lines <= 1 || start.line === end.line
    ? { start, end }
    : { start, end: { line: start.line + 1, character: 0 } };
}
