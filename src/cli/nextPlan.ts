import type { Picked, PickScope } from '../core/plan/pickNext.ts';
import type { PlansAtHand } from '../node/plansAtHand.ts';

/** What `next` answers. */
export async function nextPlan(plans: PlansAtHand, scope: PickScope): Promise<Picked> {
  const question = JSON.stringify(scope);
  const said = plans.answer(question);
  if (said !== undefined) {
    return JSON.parse(said) as Picked;
  }
  // Mostly nothing has changed, and then nothing of this is needed.
  const { pickAnew } = await import('./pickAnew.ts');
  const picked = await pickAnew(plans, scope);
  plans.answered(question, JSON.stringify(picked), '');
  return picked;
}
