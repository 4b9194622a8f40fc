import { type Picked, pickNext, type PickScope } from '../core/plan/pickNext.ts';
import { withHeld } from '../node/heldPlans.ts';
import type { PlansAtHand } from '../node/plansAtHand.ts';

export interface NextQuestion extends PickScope {
  /** What a run would hold back, with the reasons. */
  readonly held: ReadonlyMap<string, string>;
}

/**
 * What stands behind the frontmatter can only keep a plan from being ready. So the frontmatters alone tell which plan is
 * next, unless that one turns out not to be ready, or none is and the reasons are asked for.
 */
export async function pickAnew(plans: PlansAtHand, scope: NextQuestion): Promise<Picked> {
  await plans.readHeads();
  const likely = pickNext(withHeld(plans.summaries(), scope.held), scope);
  if (likely.code !== 0 && likely.code !== 12 && likely.code !== 13) {
    return likely;
  }
  if (likely.file !== undefined) {
    if (plans.get(likely.file)?.whole === true) {
      return likely;
    }
    await plans.readWhole([likely.file]);
    const checked = pickNext(withHeld(plans.summaries(), scope.held), scope);
    if (checked.file === likely.file) {
      return checked;
    }
  }
  await plans.readWhole();
  return pickNext(withHeld(plans.summaries(), scope.held), scope);
}
