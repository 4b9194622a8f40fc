import { deleteLines } from '../fixes/lineEdits.ts';
import { isToBeDone, plainPath } from '../reading/plannedPaths.ts';
import { resolvePath } from '../reading/shellCommands.ts';
import type { Rule } from '../rule.ts';

export const fileOutside: Rule = {
  code: 'plan.file-outside',
  severity: 'warning',
  dimension: 'scopeFit',
  cost: { kind: 'share', of: 'files', points: 4 },
  title: 'Listed file outside the repository',
  why: 'A plan changes its own repository: what lies outside no run puts back, and no commit holds.',
  bad: '- `../shared/export.ts`: add the CSV format',
  good: '- `src/export.ts`: add the CSV format',
  remedy: 'Name a file of the repository, relative to its top; what lies elsewhere belongs to a plan there.',
  find: (plan) =>
    isToBeDone(plan)
      ? plan.files
          .filter(({ path }) => isOutside(path))
          .map(({ path, pathRange }) => ({
            message: `\`${path}\` lies outside the repository, so no plan can change it. Name a file of the repository, relative to its top.`,
            range: pathRange,
          }))
      : [],
  fixes: ({ problem: { range }, plan, lines }) => {
    const own = plan.files.filter(
      (file) => file.range.start.line <= range.start.line && range.start.line <= file.range.end.line,
    );
    const [file] = own;
    return own.length !== 1 || file === undefined
      ? []
      : [
          {
            title: 'Delete this line',
            edits: [deleteLines(lines, file.range.start.line, file.range.end.line)],
            certain: false,
          },
        ];
  },
};

/** Whether a path leads out of the repository. A slash alone may begin a route. */
export function isOutside(path: string): boolean {
  return (
    /^(?:~\/|[A-Za-z]:[\\/]|\/(?:home|Users|etc|usr|var|opt|tmp|root|srv)\/)/.test(path) ||
    (/^(?:\.\/)*\.\.\//.test(path) && resolvePath('', plainPath(path)) === undefined)
  );
}
