import { type Picked, pickNext, type PickScope } from '../core/plan/pickNext.ts';
import type { PlansAtHand } from '../node/plansAtHand.ts';

/**
 * What stands behind the frontmatter can only keep a plan from being ready. So the frontmatters alone tell which plan is
 * next, unless that one turns out not to be ready, or none is and the reasons are asked for.
 */
export async function pickAnew(plans: PlansAtHand, scope: PickScope): Promise<Picked> {
  await plans.readHeads();
  const likely = pickNext(plans.summaries(), scope);
  if (likely.code !== 0 && likely.code !== 12 && likely.code !== 13) {
    return likely;
  }
  if (likely.file !== undefined) {
    if (plans.get(likely.file)?.whole === true) {
      return likely;
    }
    await plans.readWhole([likely.file]);
    const checked = pickNext(plans.summaries(), scope);
    if (checked.file === likely.file) {
      return checked;
    }
  }
  await plans.readWhole();
  return pickNext(plans.summaries(), scope);
}
