import { insertLines } from '../fixes/lineEdits.ts';
import type { ReadingProblem } from '../readingProblem.ts';

export const frontmatterNotClosed: ReadingProblem = {
  code: 'plan.frontmatter-not-closed',
  severity: 'warning',
  title: 'Frontmatter without an end',
  why: 'Other tools take the whole plan for frontmatter, or for a file without any.',
  bad: '`---`, `status: pending`, `## Requirements`',
  good: '`---`, `status: pending`, `---`, `## Requirements`',
  remedy: 'Add a line `---` behind the last key.',
  fixes: ({ plan, lines }) => {
    const last = Math.max(...[...plan.keys.values()].map((entry) => entry.lastLine));
    return [{ title: 'Close the frontmatter', edits: [insertLines(lines, last + 1, ['---'])], certain: true }];
  },
};
