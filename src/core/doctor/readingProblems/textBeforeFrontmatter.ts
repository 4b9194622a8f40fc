import { deleteLines, insertBlock } from '../fixes/lineEdits.ts';
import { readFrontmatter } from '../../plan/frontmatter.ts';
import type { ReadingProblem } from '../readingProblem.ts';

export const textBeforeFrontmatter: ReadingProblem = {
  code: 'plan.text-before-frontmatter',
  severity: 'info',
  title: 'Text before the frontmatter',
  why: 'Most tools read frontmatter only at the very top of a file, and take this for a file without any.',
  bad: '<!-- draft --> before the first `---`',
  good: '`---` in the first line, the comment below the frontmatter',
  remedy: 'Move the text below the frontmatter.',
  fixes: ({ lines }) => {
    const { open, close } = readFrontmatter(lines);
    if (open === undefined || close === undefined) {
      return [];
    }
    const text = lines
      .slice(0, open)
      .join('\n')
      .replace(/^\s*\n/, '')
      .trimEnd();
    const behind = insertBlock(lines, close + 1, ['', text]);
    return [
      { title: 'Move the text below the frontmatter', edits: [deleteLines(lines, 0, open - 1), behind], certain: true },
    ];
  },
};
