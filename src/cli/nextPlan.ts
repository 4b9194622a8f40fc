import { type Picked, pickNext, type PickScope } from '../core/plan/pickNext.ts';
import type { PlansAtHand } from '../node/plansAtHand.ts';

/** What `next` answers. */
export async function nextPlan(plans: PlansAtHand, scope: PickScope): Promise<Picked> {
  const question = JSON.stringify(scope);
  const said = plans.answer(question);
  if (said !== undefined) {
    return JSON.parse(said.text) as Picked;
  }
  const picked = await pick(plans, scope);
  plans.answered(question, JSON.stringify(picked));
  return picked;
}

/**
 * What stands behind the frontmatter can only keep a plan from being ready. So the frontmatters alone tell which plan is
 * next, unless that one turns out not to be ready, or none is and the reasons are asked for.
 */
async function pick(plans: PlansAtHand, scope: PickScope): Promise<Picked> {
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
