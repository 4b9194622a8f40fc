import { lineRange } from '../../base/range.ts';
import { readOutline } from '../../plan/outline.ts';
import type { Fix } from '../fix.ts';
import { gap } from '../fixes/lineEdits.ts';
import { insertIntoSection, sectionNamed } from '../fixes/sectionEdits.ts';
import type { FixRequest, Rule } from '../rule.ts';

export const noTasks: Rule = {
  code: 'plan.no-tasks',
  severity: 'warning',
  dimension: 'clarity',
  cost: { kind: 'flat', points: 3 },
  title: 'No tasks',
  why: 'An ordered list of tasks keeps the agent from choosing the architecture by itself.',
  bad: '## Tasks … Export the notes.',
  good: '1. Add `exportCsv` to `src/export.ts`',
  remedy: 'Number the steps under Tasks, in the order in which they are to be done.',
  find: (plan, _surroundings, { lines }) => {
    if (plan.tasks.length > 0) {
      return [];
    }
    const section = sectionNamed(plan, 'Tasks');
    return section === undefined || topBullets(lines, section.line + 1, section.end).length === 0
      ? [
          {
            message: 'The plan has no tasks. Number them under `## Tasks`, in the order in which they are to be done.',
            range: plan.titleRange,
          },
        ]
      : [
          {
            message:
              'These tasks are not numbered, so none is read. Number them in the order in which they are to be done.',
            range: lineRange(section.line, 0, (lines[section.line] ?? '').trimEnd().length),
          },
        ];
  },
  fixes: (request) => [...numbered(request), skeleton(request)],
};

/** Bullets under Tasks become numbers: their order is the order in which they are to be done. */
function numbered({ plan, lines }: FixRequest): Fix[] {
  const section = sectionNamed(plan, 'Tasks');
  const bullets = section === undefined ? [] : topBullets(lines, section.line + 1, section.end);
  return bullets.length === 0
    ? []
    : [
        {
          title: 'Number the tasks',
          edits: bullets.map((line, at) => ({ range: lineRange(line, 0, 1), text: `${at + 1}.` })),
          certain: true,
        },
      ];
}

function topBullets(lines: readonly string[], from: number, to: number): number[] {
  const { shown } = readOutline(lines, 0);
  return shown.flatMap((line, at) => (at >= from && at < to && /^[-*+]\s/.test(line) ? [at] : []));
}

function skeleton({ plan, lines }: FixRequest): Fix {
  return {
    title: 'Add tasks',
    edits: [insertIntoSection(plan, lines, 'Tasks', [`1. ${gap}`])],
    certain: false,
  };
}
