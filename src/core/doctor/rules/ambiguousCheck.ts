import type { Rule } from '../rule.ts';

/** What a check expects is never guessed: an ambiguous one is not run, and proves nothing. */
export const ambiguousCheck: Rule = {
  code: 'check.ambiguous',
  severity: 'warning',
  dimension: 'testability',
  cost: { kind: 'flat', points: 2 },
  find: (plan) =>
    plan.checks
      .filter((check) => check.ambiguous)
      .map((check) => ({
        message:
          check.command === undefined
            ? 'No command can be read from this check. Begin it with the command in a code span: `- [cmd] `npm test``.'
            : 'What this check expects cannot be read with certainty. Use “exits N”, “contains `text`”, “outputs `text`” or “at least N”.',
        range: check.range,
      })),
};
