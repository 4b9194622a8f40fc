import type { Picked } from '../core/plan/pickNext.ts';
import type { PlansAtHand } from '../node/plansAtHand.ts';
import type { NextQuestion } from './pickAnew.ts';

/** What `next` answers. */
export async function nextPlan(plans: PlansAtHand, scope: NextQuestion): Promise<Picked> {
  const question = JSON.stringify({ ...scope, held: [...scope.held] });
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
