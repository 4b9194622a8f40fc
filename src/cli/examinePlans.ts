import { type Result, success } from '../core/base/result.ts';
import { CriterionMemory } from '../core/doctor/criterion/criterionMemory.ts';
import { diagnose } from '../core/doctor/diagnose.ts';
import type { Surroundings } from '../core/doctor/surroundings.ts';
import { PlanIndex } from '../core/plan/planIndex.ts';
import { buildQueue } from '../core/plan/queue.ts';
import type { RepositoryFacts } from '../core/plan/repositoryFacts.ts';
import type { PlansAtHand } from '../node/plansAtHand.ts';
import type { KnownProbes } from '../node/probeStore.ts';
import type { Examined } from './text/doctorText.ts';
import { wantedPlans, type WrittenPlace } from './wantedPlans.ts';

export interface Examination {
  readonly examined: readonly Examined[];
  readonly surroundings: Surroundings;
  /** Each plan was asked for by itself. */
  readonly byName: boolean;
  /** Wanted files that could not be read. */
  readonly unreadable: readonly string[];
}

/**
 * Judges plans as they are on the disk now, in execution order.
 *
 * @param places which plans are wanted; none: all
 * @param probes absent: what probes found out is not told
 */
export async function examinePlans(
  plans: PlansAtHand,
  repository: RepositoryFacts,
  places: readonly WrittenPlace[],
  probes?: KnownProbes,
): Promise<Result<Examination, string>> {
  await plans.readWhole();
  const unread = plans.unreadable.map(({ file }) => file);
  const wanted = wantedPlans(plans.summaries(), unread, places);
  if (!wanted.ok) {
    return wanted;
  }
  const { has, byName } = wanted.value;
  const wholePlan = await plans.reader();
  const all = plans.summaries().flatMap(({ file }) => wholePlan(file) ?? []);
  const surroundings: Surroundings = {
    repository,
    neighbours: new PlanIndex(all),
    ...(probes === undefined ? {} : { probes: (file, check) => probes.of(file, check) }),
  };
  // Plans of one project say the same again and again.
  const memory = new CriterionMemory();
  const examined = buildQueue(all)
    .entries.filter(({ plan }) => has(plan.file))
    .map(({ plan }) => ({ plan, diagnosis: diagnose(plan, surroundings, memory) }));
  return success({ examined, surroundings, byName, unreadable: unread.filter((file) => has(file)) });
}
