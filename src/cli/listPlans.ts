import { AskedFacts } from '../core/doctor/askedFacts.ts';
import type { RepositoryFacts } from '../core/plan/repositoryFacts.ts';
import type { ListQuestion } from './listForm.ts';
import type { PlansAtHand } from '../node/plansAtHand.ts';

/** What `list` prints. The text of no plans is empty. */
export async function listPlans(
  plans: PlansAtHand,
  repository: Promise<RepositoryFacts>,
  { form, held, probes }: Pick<ListQuestion, 'form' | 'held' | 'probes'>,
): Promise<string> {
  const stamp = probes?.stamp() ?? '';
  const question = held.size === 0 && stamp === '' ? form : JSON.stringify([form, stamp, ...held]);
  const known = new AskedFacts(await repository);
  if (!known.stand(plans.asked)) {
    plans.forgetAnswers();
  }
  const said = plans.answer(question);
  if (said !== undefined) {
    return said;
  }
  // Mostly nothing has changed, and then nothing of this is needed.
  const { listAnew } = await import('./listAnew.ts');
  return await listAnew(plans, known, { form, held, probes, question });
}
