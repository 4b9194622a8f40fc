import type { Range } from '../base/range.ts';
import type { PlanDocument } from './planDocument.ts';
import type { QuickFix } from './quickFix.ts';

/** Under Requirements: a new criterion below the one at the range, else below the last one. */
export function addCriterion({ plan, lines }: PlanDocument, range: Range): QuickFix[] {
  const { line } = range.start;
  const section = plan?.sections.findLast((each) => each.level <= 2 && each.line <= line);
  if (
    plan === undefined ||
    section === undefined ||
    !/^(?:requirements|acceptance criteria)\b/i.test(section.heading)
  ) {
    return [];
  }
  const own = plan.criteria.filter(({ range: at }) => at.start.line > section.line && at.start.line < section.end);
  const above = own.findLast(({ range: at }) => at.start.line <= line) ?? own.at(-1);
  const bullet = /^(\s*[-*+]\s+)/.exec(lines[above?.range.start.line ?? -1] ?? '')?.[1] ?? '- ';
  const criterion = `${bullet}[ ] When <what happens>, <what is seen>`;
  const end = above?.range.end.line ?? lastLine(lines, section.line, section.end);
  const character = (lines[end] ?? '').length;
  return [
    {
      title: 'Add acceptance criterion here',
      kind: 'refactor.rewrite',
      preferred: false,
      problem: undefined,
      edits: [
        {
          range: { start: { line: end, character }, end: { line: end, character } },
          text: above === undefined ? `\n\n${criterion}` : `\n${criterion}`,
        },
      ],
    },
  ];
}

/** The last line of a section that is not empty. */
function lastLine(lines: readonly string[], from: number, end: number): number {
  let last = end - 1;
  while (last > from && (lines[last] ?? '').trim() === '') {
    last -= 1;
  }
  return last;
}
