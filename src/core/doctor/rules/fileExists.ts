import { lineRange } from '../../base/range.ts';
import { plainPath, isToBeDone } from '../reading/plannedPaths.ts';
import type { Rule } from '../rule.ts';

/** While a plan is being done, its new files come into being; so only plans that nobody has begun are looked at. */
export const fileExists: Rule = {
  code: 'plan.file-exists',
  severity: 'info',
  dimension: 'clarity',
  cost: { kind: 'flat', points: 0 },
  title: 'New file that is there already',
  why: 'What is listed as new may overwrite what somebody else wrote, or the plan may be done in part.',
  bad: '- `src/export.ts` (new): the CSV format',
  good: '- `src/export.ts`: add the CSV format',
  remedy: 'Say what is to be changed in the file, or choose another name for the new one.',
  find: (plan, { repository }, { lines }) =>
    repository === undefined || !isToBeDone(plan) || plan.status === 'in-progress'
      ? []
      : plan.files
          .filter(({ path, change }) => change === 'new' && repository.files.hasFile(plainPath(path)))
          .filter(({ range: { start, end } }) => {
            const item = lines.slice(start.line, end.line + 1).map((line) => line.trim());
            return newFile.test(item.join(' '));
          })
          .map(({ path, pathRange }) => ({
            message: `\`${path}\` is there already. Say what is to be changed in it, or name another file.`,
            range: pathRange,
          })),
  fixes: ({ problem, lines }) => {
    const { line } = problem.range.start;
    const behind = (lines[line] ?? '').slice(problem.range.end.character);
    const match = /\(new(?: file)?\)/.exec(behind);
    const start = problem.range.end.character + behind.slice(0, match?.index ?? 0).trimEnd().length;
    const end = problem.range.end.character + (match?.index ?? 0) + (match?.[0].length ?? 0);
    return match === null
      ? []
      : [
          {
            title: 'Do not call it new',
            edits: [{ range: lineRange(line, start, end), text: '' }],
            certain: false,
          },
        ];
  },
};

/** The file itself is called new, and not something in it: “new models and relations”. */
const newFile = /\(new(?: file)?\)|\bNEW\b(?!\s+\w)|\bnew file\b/;
