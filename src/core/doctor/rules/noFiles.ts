import type { Rule } from '../rule.ts';

/** The listed files are what the plan may touch; without them nothing holds the agent back. */
export const noFiles: Rule = {
  code: 'plan.no-files',
  severity: 'warning',
  dimension: 'scopeFit',
  cost: { kind: 'flat', points: 3 },
  find: (plan) =>
    plan.files.length > 0 || plan.allow.length > 0
      ? []
      : [
          {
            message: 'The plan lists no files. Under Design, list them below **Files expected to change:**.',
            range: plan.titleRange,
          },
        ],
};
