import type { Rule } from '../rule.ts';

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
