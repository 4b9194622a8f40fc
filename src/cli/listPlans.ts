import { AskedFacts } from '../core/doctor/askedFacts.ts';
import type { RepositoryFacts } from '../core/plan/repositoryFacts.ts';
import type { ListForm } from './listForm.ts';
import type { PlansAtHand } from '../node/plansAtHand.ts';

/** What `list` prints. The text of no plans is empty. */
export async function listPlans(
  plans: PlansAtHand,
  repository: Promise<RepositoryFacts>,
  form: ListForm,
): Promise<string> {
  const known = new AskedFacts(await repository);
  if (!known.stand(plans.asked)) {
    plans.forgetAnswers();
  }
  const said = plans.answer(form);
  if (said !== undefined) {
    return said;
  }
  // Mostly nothing has changed, and then nothing of this is needed.
  const { listAnew } = await import('./listAnew.ts');
  return await listAnew(plans, known, form);
}
