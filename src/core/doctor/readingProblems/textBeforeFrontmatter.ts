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
    const before = lines.slice(0, open);
    const opening = before.findLastIndex((line) => line.trim() !== '');
    const closing = lines.findLastIndex((line) => line.trim() !== '');
    if (fence.test(before[opening] ?? '') && /^(?:`{3,}|~{3,})$/.test(lines[closing]?.trim() ?? '')) {
      return [
        {
          title: 'Take the plan out of its code block',
          edits: [deleteLines(lines, 0, open - 1), deleteLines(lines, closing, closing)],
          certain: before.every((line, at) => at === opening || line.trim() === ''),
        },
      ];
    }
    if (before.some((line) => fence.test(line) || line.includes('<!--') !== line.includes('-->'))) {
      // Moved by itself, half of a block would swallow what stands behind it.
      return [];
    }
    const text = before
      .join('\n')
      .replace(/^\s*\n/, '')
      .trimEnd();
    const behind = insertBlock(lines, close + 1, ['', text]);
    return [
      { title: 'Move the text below the frontmatter', edits: [deleteLines(lines, 0, open - 1), behind], certain: true },
    ];
  },
};

/** A line that opens a code block. */
const fence = /^\s*(?:`{3,}|~{3,})/;
