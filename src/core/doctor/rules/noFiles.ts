import type { Rule } from '../rule.ts';

export const noFiles: Rule = {
  code: 'plan.no-files',
  severity: 'warning',
  dimension: 'scopeFit',
  cost: { kind: 'flat', points: 3 },
  title: 'No list of files',
  why: 'The listed files are what the plan may touch; without them nothing holds the agent back.',
  bad: '**Approach:** change the parser',
  good: '**Files expected to change:** … - `src/parser.ts`',
  remedy: 'List under Design the files that are to be changed, and mark the new ones.',
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
