import { failure, type Result, success } from '../core/base/result.ts';
import { AskedFacts } from '../core/doctor/askedFacts.ts';
import type { RepositoryFacts } from '../core/plan/repositoryFacts.ts';
import type { PlansAtHand } from '../node/plansAtHand.ts';
import type { KnownProbes } from '../node/probeStore.ts';
import type { WrittenPlace } from './wantedPlans.ts';

/** What `doctor` says of plans; how far the project's tools are to be relied on comes behind it. */
export interface DoctorAnswer {
  /** Text for a person, or the JSON of the plans. Empty text: there are none. */
  readonly told: string;
  /** There are plans, all of them could be read, and none needs mending. */
  readonly healthy: boolean;
}

export interface DoctorQuestion {
  readonly json: boolean;
  /** As for `examinePlans`. */
  readonly places: readonly WrittenPlace[];
}

/** What a question depends on that plans and repository do not tell. */
interface Told extends DoctorQuestion {
  readonly probes: string;
}

/**
 * The answer that was given when all plans, and all that was asked of the repository, were as they are now; else a new
 * one. The failure says what is not a plan.
 */
export async function doctorAnswer(
  plans: PlansAtHand,
  repository: Promise<RepositoryFacts>,
  asked: DoctorQuestion,
  probes?: KnownProbes,
): Promise<Result<DoctorAnswer, string>> {
  const told: Told = { ...asked, probes: probes?.stamp() ?? '' };
  const question = JSON.stringify(told);
  const known = new AskedFacts(await repository);
  if (!known.stand(plans.asked)) {
    plans.forgetAnswers();
  }
  const said = plans.answer(question);
  if (said !== undefined) {
    return success(JSON.parse(said) as DoctorAnswer);
  }
  // What judges is loaded only when it is needed.
  const [{ examinePlans }, { examinedJson, examinedText, isHealthy, isOver }] = await Promise.all([
    import('./examinePlans.ts'),
    import('./text/doctorText.ts'),
  ]);
  const noting = known.noting();
  const examination = await examinePlans(plans, noting.facts, asked.places, probes);
  if (!examination.ok) {
    return failure(examination.failure);
  }
  const { examined, byName, unreadable } = examination.value;
  const answer = {
    told: asked.json ? examinedJson(examined) : examinedText(examined, byName),
    healthy:
      examined.length > 0 &&
      unreadable.length === 0 &&
      examined.every(({ plan, diagnosis }) => isHealthy(diagnosis) || (!byName && isOver(plan))),
  };
  plans.answered(question, JSON.stringify(answer), noting.asked());
  return success(answer);
}
