import { isToBeDone, plainPath } from '../reading/plannedPaths.ts';
import type { Rule } from '../rule.ts';

export const filePattern: Rule = {
  code: 'plan.file-pattern',
  severity: 'info',
  dimension: 'scopeFit',
  cost: { kind: 'flat', points: 0 },
  title: 'Listed file that is a pattern',
  why: 'A pattern lets the plan touch every file that it matches, also those that come later, and two plans with such a pattern overlap.',
  bad: '- `src/*.ts`: the CSV format',
  good: '- `src/export.ts`, `src/cli.ts`: the CSV format',
  remedy: 'Name the files where they are known; keep the pattern where they are not, as for snapshots.',
  unmended: 'There is no quick fix: which of the files are meant, only its author can say.',
  find: (plan, { repository }) =>
    isToBeDone(plan)
      ? plan.files
          .filter(({ path }) => /[*?]|\{[^{}]*,/.test(plainPath(path)) && !/\s/.test(path))
          .map(({ path, change, pathRange }) => {
            const isNone = repository !== undefined && change !== 'new' && !repository.files.matches(plainPath(path));
            return {
              message: `\`${path}\` is a pattern: the plan may touch every file that it matches${isNone ? ', and there is none now' : ''}. Name the files where they are known.`,
              range: pathRange,
            };
          })
      : [],
};
