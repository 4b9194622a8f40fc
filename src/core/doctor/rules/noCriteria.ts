import type { Rule } from '../rule.ts';

/** Without criteria nobody, person or program, knows when the plan is done. */
export const noCriteria: Rule = {
  code: 'plan.no-criteria',
  severity: 'error',
  dimension: 'testability',
  cost: { kind: 'flat', points: 6 },
  find: (plan) =>
    plan.criteria.length > 0
      ? []
      : [
          {
            message: 'The plan has no acceptance criteria. List them under Requirements as `- [ ]` items.',
            range: plan.titleRange,
          },
        ],
};
