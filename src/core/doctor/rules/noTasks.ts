import type { Rule } from '../rule.ts';

/** An ordered list of tasks keeps the agent from choosing the architecture by itself. */
export const noTasks: Rule = {
  code: 'plan.no-tasks',
  severity: 'warning',
  dimension: 'clarity',
  cost: { kind: 'flat', points: 3 },
  find: (plan) =>
    plan.tasks.length > 0
      ? []
      : [
          {
            message: 'The plan has no tasks. Number them under `## Tasks`, in the order in which they are to be done.',
            range: plan.titleRange,
          },
        ],
};
