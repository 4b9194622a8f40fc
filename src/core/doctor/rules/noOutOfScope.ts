import type { Rule } from '../rule.ts';

/** What is not said to be out of scope, an agent may take for part of the job. */
export const noOutOfScope: Rule = {
  code: 'plan.no-out-of-scope',
  severity: 'info',
  dimension: 'scopeFit',
  cost: { kind: 'flat', points: 1 },
  find: (plan) =>
    plan.outOfScope
      ? []
      : [
          {
            message: 'The plan does not say what is out of scope. Add **Out of scope:** under Design.',
            range: plan.titleRange,
          },
        ],
};
