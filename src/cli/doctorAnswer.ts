import { AskedFacts } from '../core/doctor/askedFacts.ts';
import type { RepositoryFacts } from '../core/plan/repositoryFacts.ts';
import type { PlansAtHand } from '../node/plansAtHand.ts';

/** What `doctor` says of plans; how far the project's tools are to be relied on comes behind it. */
export interface DoctorAnswer {
  /** Text for a person, or the JSON of the plans. Empty: there are none. */
  readonly told: string;
  readonly healthy: boolean;
}

export interface DoctorQuestion {
  readonly json: boolean;
  /** As for `examinePlans`. */
  readonly wanted: readonly string[];
}

/** The answer that was given when all plans, and all that was asked of the repository, were as they are now; else a new one. */
export async function doctorAnswer(
  plans: PlansAtHand,
  repository: Promise<RepositoryFacts>,
  asked: DoctorQuestion,
): Promise<DoctorAnswer> {
  const question = JSON.stringify(asked);
  const known = new AskedFacts(await repository);
  if (!known.stand(plans.asked)) {
    plans.forgetAnswers();
  }
  const said = plans.answer(question);
  if (said !== undefined) {
    return JSON.parse(said) as DoctorAnswer;
  }
  // What judges is loaded only when it is needed.
  const [{ examinePlans }, { examinedJson, examinedText, isHealthy }] = await Promise.all([
    import('./examinePlans.ts'),
    import('./text/doctorText.ts'),
  ]);
  const noting = known.noting();
  const { examined } = await examinePlans(plans, noting.facts, asked.wanted);
  const answer = {
    told: asked.json ? examinedJson(examined) : examinedText(examined, asked.wanted.length > 0),
    healthy: examined.every(({ diagnosis }) => isHealthy(diagnosis)),
  };
  plans.answered(question, JSON.stringify(answer), noting.asked());
  return answer;
}
