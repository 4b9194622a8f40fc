import { gap } from '../fixes/lineEdits.ts';
import { insertIntoSection } from '../fixes/sectionEdits.ts';
import type { Rule } from '../rule.ts';

export const noCriteria: Rule = {
  code: 'plan.no-criteria',
  severity: 'error',
  dimension: 'testability',
  cost: { kind: 'flat', points: 6 },
  // Nobody who is away can be asked when it is done.
  besides: { clarity: 3, autonomy: 4 },
  title: 'No acceptance criteria',
  why: 'Without criteria nobody, person or program, knows when the plan is done.',
  bad: '## Requirements … Notes can be exported.',
  good: '- [ ] `notes export --csv` writes one line per note and exits 0',
  remedy: 'List under Requirements, as `- [ ]` items, what will be true when the plan is done.',
  find: (plan) =>
    plan.criteria.length > 0
      ? []
      : [
          {
            message: 'The plan has no acceptance criteria. List them under Requirements as `- [ ]` items.',
            range: plan.titleRange,
          },
        ],
  fixes: ({ plan, lines }) => [
    {
      title: 'Add acceptance criteria',
      edits: [
        insertIntoSection(plan, lines, 'Requirements', [
          '**Acceptance criteria:**',
          '',
          `- [ ] When ${gap}, then ${gap}`,
        ]),
      ],
      certain: false,
    },
  ],
};
