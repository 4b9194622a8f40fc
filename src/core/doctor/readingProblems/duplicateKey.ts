import { deleteLines } from '../fixes/lineEdits.ts';
import { lastLineOfValue } from '../../plan/frontmatter.ts';
import type { ReadingProblem } from '../readingProblem.ts';

export const duplicateKey: ReadingProblem = {
  code: 'plan.duplicate-key',
  severity: 'warning',
  title: 'Key that is set twice',
  why: 'The first one counts here, and the last one in other tools.',
  bad: '`status: pending` and, below, `status: done`',
  good: '`status: done`',
  remedy: 'Delete one of the two.',
  fixes: ({ problem: { range }, plan, lines }) => {
    const { line } = range.start;
    const text = lines[line] ?? '';
    const key = text.slice(0, text.indexOf(':'));
    const last = lastLineOfValue(lines, line, lines.length);
    const first = plan.keys.get(key);
    const same =
      first !== undefined &&
      last === line &&
      first.line === first.lastLine &&
      (lines[first.line] ?? '').trim() === text.trim();
    return [
      { title: `Delete this ${key}, which does not count`, edits: [deleteLines(lines, line, last)], certain: same },
    ];
  },
};
