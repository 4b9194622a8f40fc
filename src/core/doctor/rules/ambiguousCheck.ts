import type { Rule } from '../rule.ts';

export const ambiguousCheck: Rule = {
  code: 'check.ambiguous',
  severity: 'warning',
  dimension: 'testability',
  cost: { kind: 'flat', points: 2 },
  title: 'Check that can be read in more than one way',
  why: 'What a check expects is never guessed: an ambiguous one is not run, and proves nothing.',
  bad: '- [assert] `notes list` looks right',
  good: '- [assert] `notes list` contains `3 notes`',
  remedy: 'Begin with the command in a code span, and say mechanically what it must give.',
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
