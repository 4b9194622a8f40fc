import { failure, type Result } from '../base/result.ts';
import type { RunPlan } from '../journal/events.ts';
import type { Plan } from '../plan/plan.ts';
import { type Refusal, selectPlans, type Selection } from './selectPlans.ts';

/** A repository's plans, as whoever read them found them. */
export interface FoundPlans {
  /** Relative to the repository; undefined: there is no plans folder. */
  readonly folder: string | undefined;
  readonly plans: readonly Plan[];
  readonly unreadable: readonly { readonly file: string; readonly reason: string }[];
}

/**
 * Chooses what a run is about. Run All refuses where a file cannot be read or a plan has no id: nobody knows what it would
 * leave out.
 */
export function choosePlans(
  { folder, plans, unreadable }: FoundPlans,
  selection: Selection,
): Result<readonly RunPlan[], Refusal> {
  const all = selection.references.length === 0;
  const [broken] = all ? unreadable : [];
  if (broken !== undefined) {
    return refuse(`${broken.file} cannot be read (${broken.reason}). Repair it or move it away, then run again.`);
  }
  const nameless = plans.find((plan) => plan.id === undefined && plan.status === 'pending' && !plan.archived);
  if (nameless !== undefined && all) {
    return refuse(`${nameless.file} has no usable id. Add a line like \`id: 001\` to its frontmatter, then run again.`);
  }
  return selectPlans(plans, folder, selection);
}

function refuse(message: string): Result<never, Refusal> {
  return failure({ code: 3, message });
}
