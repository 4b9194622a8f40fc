import { freeId } from '../fixes/freeId.ts';
import { insertLines } from '../fixes/lineEdits.ts';
import type { ReadingProblem } from '../readingProblem.ts';

export const noId: ReadingProblem = {
  code: 'plan.no-id',
  severity: 'error',
  title: 'Plan without an id',
  why: 'Dependencies, commits and runs name a plan by its id.',
  bad: '`title: Export notes`, `status: pending`',
  good: '`id: 007`, `title: Export notes`, `status: pending`',
  remedy: 'Add the number that the file’s name begins with, or the next free one.',
  fixes: ({ plan, lines, surroundings }) => {
    const { id, certain } = freeId(plan, surroundings);
    const first = Math.min(...[...plan.keys.values()].map((entry) => entry.line));
    const text = `id: ${String(id).padStart(3, '0')}`;
    // An `id` without a value is in the way of a new one.
    const empty = plan.keys.get('id');
    const edit =
      empty === undefined
        ? insertLines(lines, first, [text])
        : {
            range: {
              start: { line: empty.line, character: 0 },
              end: { line: empty.lastLine, character: (lines[empty.lastLine] ?? '').length },
            },
            text,
          };
    return [{ title: `Add ${text}`, edits: [edit], certain }];
  },
};
