import type { Plan } from '../core/plan/plan.ts';
import { readPlan } from '../core/plan/readPlan.ts';
import { findPlanFiles, readPlanText } from './planFolder.ts';

/** The repository's plans as they are on the disk now. */
export interface PlanSet {
  /** Relative to the repository, forward slashes; undefined: there is no plans folder. */
  readonly folder: string | undefined;
  readonly plans: readonly Plan[];
  /** Files that could not be read, with the reason. */
  readonly unreadable: readonly { readonly file: string; readonly reason: string }[];
}

/** Reads every plan, and those in `archive/` one level below. Files without a status are not plans, and no error. */
export function readPlans(repository: string, configured: string | undefined): PlanSet {
  const { folder, files } = findPlanFiles(repository, configured);
  const plans: Plan[] = [];
  const unreadable: { file: string; reason: string }[] = [];
  for (const file of files) {
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
