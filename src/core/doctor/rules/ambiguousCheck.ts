import { strictForms } from '../fixes/strictForms.ts';
import type { Rule } from '../rule.ts';

export const ambiguousCheck: Rule = {
  code: 'check.ambiguous',
  severity: 'warning',
  dimension: 'testability',
  // One unread check among many leaves the others to prove it; where all are unread, nothing is proven.
  cost: { kind: 'share', of: 'checks', points: 6 },
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
  fixes: ({ plan, problem }) =>
    plan.checks
      .filter(({ range }) => range.start.line === problem.range.start.line)
      .flatMap(({ tag, text, range }) =>
        strictForms(tag, text).map((form) => ({
          title: form.text.startsWith('[manual]')
            ? 'Make it a `[manual]` line for a person'
            : `Write it as ${shortened(form.text)}`,
          edits: [{ range, text: form.text }],
          certain: form.same,
        })),
      ),
};

/** As much of a check as a menu shows, in UTF-16 units. */
const longestTitle = 80;

function shortened(text: string): string {
  return text.length > longestTitle ? `${text.slice(0, longestTitle)}…` : text;
}
