import { lineRange } from '../../base/range.ts';
import type { ReadingProblem } from '../readingProblem.ts';

export const noStatus: ReadingProblem = {
  code: 'plan.no-status',
  severity: 'error',
  title: 'Status under another name',
  why: 'A Markdown file is a plan by its key `status`, in small letters. Under another name nobody looks for it, and the plan is never run.',
  bad: '`State: pending`',
  good: '`status: pending`',
  remedy: 'Write the key `status`, in small letters.',
  fixes: ({ plan, problem }) => {
    const entry = [...plan.keys.values()].find(({ line }) => line === problem.range.start.line);
    const value = entry?.text.toLowerCase() ?? '';
    // A `status` without a value is in the way of another one.
    return entry === undefined || plan.keys.has('status')
      ? []
      : [
          {
            title: `Write status: ${value}`,
            edits: [{ range: lineRange(entry.line, 0, entry.range.end.character), text: `status: ${value}` }],
            certain: entry.key.toLowerCase() === 'status',
          },
        ];
  },
};
