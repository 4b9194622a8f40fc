import { deleteLines } from '../fixes/lineEdits.ts';
import { type Check, isEvidence } from '../../plan/plan.ts';
import type { Rule } from '../rule.ts';

/** Costs nothing: what is shown twice is shown. */
export const duplicateCheck: Rule = {
  code: 'check.duplicate',
  severity: 'warning',
  dimension: 'testability',
  cost: { kind: 'flat', points: 0 },
  title: 'Check that is there already',
  why: 'The same command with the same expectation shows nothing new, and takes its time once more.',
  bad: '- [cmd] `npm test` … - [cmd] `npm test`',
  good: '- [cmd] `npm test`',
  remedy: 'Delete it, or check something else by it.',
  find: ({ checks }) => {
    const first = new Map<string, Check>();
    return checks.filter(isEvidence).flatMap((check) => {
      const words = JSON.stringify([check.command?.replaceAll(/\s+/g, ' '), check.expect, check.negated]);
      const earlier = first.get(words);
      first.set(words, earlier ?? check);
      return earlier === undefined
        ? []
        : [
            {
              message: `Line ${earlier.range.start.line + 1} checks the same. Delete one of them, or check something else.`,
              range: check.range,
            },
          ];
    });
  },
  fixes: ({ problem: { range }, lines }) => [
    { title: 'Delete the second one', edits: [deleteLines(lines, range.start.line, range.end.line)], certain: true },
  ],
};
