import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { failure, type Result, success } from '../core/base/result.ts';
import { withoutTrailing } from '../core/base/withoutTrailing.ts';
import type { Plan } from '../core/plan/plan.ts';
import { readPlan } from '../core/plan/readPlan.ts';

/** The repository's plans as they are on the disk now. */
export interface PlanSet {
  /** Relative to the repository, forward slashes; undefined: there is no plans folder. */
  readonly folder: string | undefined;
  readonly plans: readonly Plan[];
  /** Files that could not be read, with the reason. */
  readonly unreadable: readonly { readonly file: string; readonly reason: string }[];
}

/** A plan is prose; whatever is larger than this is something else, and would only cost memory. */
const largestPlan = 2_000_000;

/** Where plans lie: the setting, else `docs/plans`, else `plans`; a folder with plans wins over an empty one. */
export function findPlansFolder(repository: string, configured: string | undefined): string | undefined {
  if (configured !== undefined) {
    return withoutTrailing(configured.replaceAll('\\', '/'), '/');
  }
  const existing = ['docs/plans', 'plans'].filter((folder) => isFolder(path.join(repository, folder)));
  const populated = existing.find((folder) => planFileNames(repository, folder).length > 0);
  return populated ?? existing[0];
}

/** Reads every plan, and those in `archive/` one level below. Files without a status are not plans, and no error. */
export function readPlans(repository: string, configured: string | undefined): PlanSet {
  const folder = findPlansFolder(repository, configured);
  const plans: Plan[] = [];
  const unreadable: { file: string; reason: string }[] = [];
  for (const file of folder === undefined ? [] : planFileNames(repository, folder)) {
    const text = readPlanText(repository, file);
    const plan = text.ok ? readPlan(file, text.value) : undefined;
    if (plan !== undefined) {
      plans.push(plan);
    }
    if (!text.ok) {
      unreadable.push({ file, reason: text.failure });
    }
  }
  return { folder, plans, unreadable };
}

/** The text of a plan file; the failure says why it cannot be read. */
export function readPlanText(repository: string, file: string): Result<string, string> {
  try {
    const absolute = path.join(repository, file);
    return statSync(absolute).size > largestPlan
      ? failure('It is larger than 2 MB; that is no plan.')
      : success(readFileSync(absolute, 'utf8'));
  } catch (error) {
    return failure(error instanceof Error ? error.message : String(error));
  }
}

/** Markdown files where plans lie, relative to the repository: those of the folder first, then those of its archive. */
export function planFileNames(repository: string, folder: string): string[] {
  return [folder, `${folder}/archive`].flatMap((place) =>
    namesIn(path.join(repository, place))
      .filter((name) => name.endsWith('.md'))
      .map((name) => `${place}/${name}`),
  );
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch {
    // No such folder, or none that may be read: it has no plans for us.
    return [];
  }
}

function isFolder(folder: string): boolean {
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
}
