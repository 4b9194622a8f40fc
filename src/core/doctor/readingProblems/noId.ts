import { insertLines } from '../fixes/lineEdits.ts';
import type { Plan } from '../../plan/plan.ts';
import type { ReadingProblem } from '../readingProblem.ts';
import type { Surroundings } from '../surroundings.ts';

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

/** The number in the file's name where no other plan has it, else one more than the highest of the goal. */
function freeId(plan: Plan, { neighbours }: Surroundings): { id: number; certain: boolean } {
  const own = /(?:^|\/)0*(\d{1,6})[-_.]/.exec(plan.file.slice(plan.file.lastIndexOf('/') + 1))?.[1];
  const others = (neighbours?.inGoal(plan.goal) ?? []).filter((other) => other.file !== plan.file);
  const taken = new Set(others.map((other) => other.id));
  return own !== undefined && !taken.has(Number(own))
    ? { id: Number(own), certain: true }
    : { id: Math.max(0, ...others.map((other) => other.id ?? 0)) + 1, certain: neighbours !== undefined };
}
