import { deleteLines } from '../fixes/lineEdits.ts';
import type { Rule } from '../rule.ts';

export const gapInFiles: Rule = {
  code: 'plan.gap-in-files',
  severity: 'error',
  dimension: 'scopeFit',
  cost: { kind: 'flat', points: 4 },
  title: 'Listed file that was left to fill in',
  why: 'The listed files are what the plan may touch. Where one has no name yet, what is written there is put back.',
  bad: '- `<path>`',
  good: '- `src/export.ts`: add the CSV format',
  remedy: 'Name the file, relative to the repository’s top, and mark it as new where it is not there yet.',
  find: (_plan, _surroundings, { gaps }) =>
    gaps()
      .filter(({ place }) => place === 'file')
      .map(({ words, range }) => ({
        message: `“${words}” was left to fill in. Name the file that changes, e.g. \`src/export.ts\`, with “(new)” behind it if the plan creates it; or delete the line.`,
        range,
      })),
  fixes: ({ problem: { range }, lines }) => [
    {
      title: 'Delete this line',
      edits: [deleteLines(lines, range.start.line, range.start.line)],
      certain: false,
    },
  ],
};
