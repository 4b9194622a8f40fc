import { CriterionMemory } from '../core/doctor/criterion/criterionMemory.ts';
import { diagnose } from '../core/doctor/diagnose.ts';
import type { Surroundings } from '../core/doctor/surroundings.ts';
import { PlanIndex } from '../core/plan/planIndex.ts';
import { buildQueue } from '../core/plan/queue.ts';
import type { RepositoryFacts } from '../core/plan/repositoryFacts.ts';
import type { PlansAtHand } from '../node/plansAtHand.ts';
import type { Examined } from './text/doctorText.ts';

export interface Examination {
  readonly examined: readonly Examined[];
  readonly surroundings: Surroundings;
}

/**
 * Judges plans as they are on the disk now, in execution order.
 *
 * @param wanted files and folders, relative to the repository; none: all plans
 */
export async function examinePlans(
  plans: PlansAtHand,
  repository: RepositoryFacts,
  wanted: readonly string[],
): Promise<Examination> {
  await plans.readWhole();
  const wholePlan = await plans.reader();
  const all = plans.summaries().flatMap(({ file }) => wholePlan(file) ?? []);
  const surroundings = { repository, neighbours: new PlanIndex(all) };
  // Plans of one project say the same again and again.
  const memory = new CriterionMemory();
  const examined = buildQueue(all)
    .entries.map(({ plan }) => plan)
    .filter(({ file }) => wanted.length === 0 || wanted.some((each) => file === each || file.startsWith(`${each}/`)))
    .map((plan) => ({ plan, diagnosis: diagnose(plan, surroundings, memory) }));
  return { examined, surroundings };
}
