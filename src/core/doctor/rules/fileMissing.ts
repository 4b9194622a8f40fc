import { lineRange } from '../../base/range.ts';
import { wordsIn } from '../fixes/lineEdits.ts';
import { pathFix } from '../fixes/pathFix.ts';
import type { Plan } from '../../plan/plan.ts';
import { isToBeDone, plainPath, PlannedPaths } from '../reading/plannedPaths.ts';
import { nearestPath, type NearestPath } from '../reading/nearestPath.ts';
import { isOutside } from './fileOutside.ts';
import type { Rule } from '../rule.ts';
import type { Surroundings } from '../surroundings.ts';

/** Only for plans that are still to be done: what became of the files of others is history. */
export const fileMissing: Rule = {
  code: 'plan.file-missing',
  severity: 'warning',
  dimension: 'clarity',
  cost: { kind: 'share', of: 'files', points: 4 },
  title: 'Listed file that is not there',
  why: 'Whoever does the plan must guess whether the file is to be created, or which other one was meant.',
  bad: '- `src/exprot.ts`: add the CSV format',
  good: '- `src/export.ts`: add the CSV format',
  remedy: 'Correct the path, or mark the file as new: `src/csv.ts` (new).',
  find: (plan, surroundings, reading) => {
    const { repository, neighbours } = surroundings;
    if (repository === undefined || !isToBeDone(plan)) {
      return [];
    }
    const missing = plan.files.filter(({ path, change }) => {
      const plain = plainPath(path);
      return (
        change !== 'new' &&
        isOnePath(plain) &&
        !isOutside(path) &&
        !repository.files.hasFile(plain) &&
        !repository.files.hasFolder(plain) &&
        repository.mayBeUnlisted?.(plain) !== true
      );
    });
    if (missing.length === 0) {
      return [];
    }
    const taken = listedPaths(plan);
    const before = new PlannedPaths(neighbours?.createdBefore(plan) ?? []);
    const { made } = reading.words();
    return missing.slice(0, mostMissing).flatMap(({ path, pathRange }) => {
      const plain = plainPath(path);
      const near = nearestPath(plain, repository.files, { taken });
      // The plan may say in its own words that it creates the file, and a test that is not there is to be written; but
      // not by a name that is a slip of another one.
      const announced = near?.certain !== true && (made.has(nameOf(plain)) || testFile.test(plain));
      return before.has(plain) || announced
        ? []
        : [
            {
              message: `\`${path}\` is not in the repository. ${near === undefined ? 'Correct the path' : `Use \`${near.path}\``}, or mark it as new if the plan creates it: \`${path}\` (new).`,
              range: pathRange,
            },
          ];
    });
  },
  fixes: ({ problem, plan, lines, surroundings }) => {
    const path = wordsIn(lines, problem.range);
    const near = repairOf(path, plan, surroundings);
    const behind = lines[problem.range.end.line]?.[problem.range.end.character] === '`' ? 1 : 0;
    const at = problem.range.end.character + behind;
    return [
      ...(near === undefined ? [] : [pathFix(near, problem.range)]),
      ...(plan.files.some(({ pathRange }) => pathRange.start.line === problem.range.start.line)
        ? [
            {
              title: `Mark ${path} as new`,
              edits: [{ range: lineRange(problem.range.end.line, at, at), text: ' (new)' }],
              certain: false,
            },
          ]
        : []),
    ];
  },
};

/** Another path that is listed cannot be what this one means: nobody lists a file twice. */
function listedPaths(plan: Plan): ReadonlySet<string> {
  return new Set(plan.files.map(({ path }) => plainPath(path)));
}

/** Certain only where no other listed path that is not there may mean the same file. */
function repairOf(path: string, plan: Plan, { repository }: Surroundings): NearestPath | undefined {
  if (repository === undefined) {
    return undefined;
  }
  const taken = listedPaths(plan);
  const meant = (each: string): NearestPath | undefined => nearestPath(each, repository.files, { taken });
  const near = meant(plainPath(path));
  const isMeantTwice = (): boolean =>
    [...taken].some(
      (other) => other !== plainPath(path) && !repository.files.hasFile(other) && meant(other)?.path === near?.path,
    );
  return near?.certain === true && isMeantTwice() ? { ...near, certain: false } : near;
}

/** A plan that misses so many has been told enough. */
const mostMissing = 40;

/** A path of one file or folder, and no glob, gap or name of something else. */
function isOnePath(path: string): boolean {
  return /^[\w.@+()[\]/~-]+$/.test(path) && /[/.]/.test(path) && !path.includes('...') && !/^[~/]/.test(path);
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

const testFile = /(?:^|\/)(?:tests?|__tests__|e2e|specs?)\/|\.(?:test|spec|e2e)\.|_test\.|(?:^|\/)test_/;
