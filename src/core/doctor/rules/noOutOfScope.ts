import { gap } from '../fixes/lineEdits.ts';
import { insertIntoSection } from '../fixes/sectionEdits.ts';
import type { Rule } from '../rule.ts';

export const noOutOfScope: Rule = {
  code: 'plan.no-out-of-scope',
  severity: 'info',
  dimension: 'scopeFit',
  cost: { kind: 'flat', points: 1 },
  title: 'Nothing is out of scope',
  why: 'What is not said to be out of scope, an agent may take for part of the job.',
  bad: '**Approach:** …',
  good: '**Out of scope:** import, and other formats than CSV',
  remedy: 'Say under Design what the plan leaves alone.',
  find: (plan) =>
    plan.outOfScope
      ? []
      : [
          {
            message: 'The plan does not say what is out of scope. Add **Out of scope:** under Design.',
            range: plan.titleRange,
          },
        ],
  fixes: ({ plan, lines }) => [
    {
      title: 'Say what is out of scope',
      edits: [insertIntoSection(plan, lines, 'Design', [`**Out of scope:** ${gap}`])],
      certain: false,
    },
  ],
};
