import type { AskedFacts } from '../core/doctor/askedFacts.ts';
import type { Neighbours, OtherPlan } from '../core/plan/neighbours.ts';
import { PlanIndex } from '../core/plan/planIndex.ts';
import type { PlanSummary } from '../core/plan/planSummary.ts';
import type { KeptJudgement } from './planCache.ts';
import type { PlansAtHand } from './plansAtHand.ts';
import type { KnownProbes } from './probeStore.ts';

/**
 * Scores plans, all of which have been read. A judgement that was kept holds as long as its plan, what the repository told
 * it, and what the other plans are to it, are the same. One that does not is made again where it is wanted, else forgotten:
 * what changed will not be known any more next time. Nothing is kept of a plan that was probed: that is found out elsewhere.
 *
 * @param wanted files of plans
 */
export async function judgePlans(
  plans: PlansAtHand,
  known: AskedFacts,
  wanted: readonly string[],
  probes?: KnownProbes,
): Promise<ReadonlyMap<string, KeptJudgement>> {
  const allStand = known.stand(plans.asked);
  const since = changesSince(plans);
  const judged = new Map<string, KeptJudgement>();
  const stale: string[] = [];
  const asked = new Set(wanted);
  const probed = new Set(probes?.probed());
  for (const { file } of plans.summaries()) {
    const kept = plans.get(file)?.judged;
    const stands =
      !probed.has(file) && since?.affected.has(file) !== true && (allStand || known.stand(kept?.asked ?? ''));
    if (!asked.has(file)) {
      if (!stands && kept !== undefined) {
        plans.judged(file, undefined);
      }
    } else if (stands && kept !== undefined) {
      judged.set(file, kept);
    } else {
      stale.push(file);
    }
  }
  if (stale.length > 0) {
    const index = since?.index ?? new PlanIndex(plans.summaries());
    const judge = await judgeWith({ plans, known, index, probes });
    for (const file of stale) {
      const judgement = judge(file);
      if (judgement !== undefined) {
        judged.set(file, judgement);
        plans.judged(file, probed.has(file) ? undefined : judgement);
      }
    }
  }
  return judged;
}

/** The index of all plans as they are now, and those for which changes since what was kept make a difference. */
function changesSince(
  plans: PlansAtHand,
): { index: PlanIndex<PlanSummary>; affected: ReadonlySet<string> } | undefined {
  const { before, changed } = plans;
  if (before.size === 0 || changed.length === 0) {
    return undefined;
  }
  const index = new PlanIndex([...before.values()].flatMap(({ summary }) => summary ?? []));
  for (const [file, { judged }] of before) {
    if (judged?.readBefore === true) {
      index.noteReader(file);
    }
  }
  for (const file of changed) {
    const summary = plans.get(file)?.summary;
    if (summary === undefined) {
      index.remove(file);
    } else {
      index.set(summary);
    }
  }
  return { index, affected: index.takeAffected() };
}

async function judgeWith({
  plans,
  known,
  index,
  probes,
}: {
  readonly plans: PlansAtHand;
  readonly known: AskedFacts;
  readonly index: PlanIndex<PlanSummary>;
  readonly probes: KnownProbes | undefined;
}): Promise<(file: string) => KeptJudgement | undefined> {
  const [wholePlan, { diagnose }, { CriterionMemory }, { datedScore }] = await Promise.all([
    plans.reader(),
    import('../core/doctor/diagnose.ts'),
    import('../core/doctor/criterion/criterionMemory.ts'),
    import('./datedScore.ts'),
  ]);
  const memory = new CriterionMemory();
  return (file) => {
    const plan = wholePlan(file);
    if (plan === undefined) {
      return undefined;
    }
    let readBefore = false;
    const neighbours: Neighbours<OtherPlan> = {
      withKey: (key) => index.withKey(key),
      withId: (id) => index.withId(id),
      inGoal: (goal) => index.inGoal(goal),
      ringOf: (key) => index.ringOf(key),
      dependantsOf: (key) => index.dependantsOf(key),
      overlapsOf: (own) => index.overlapsOf(own),
      createdBefore: (own) => index.createdBefore(own),
      before: (own) => {
        readBefore = true;
        return index.before(own).flatMap((other) => wholePlan(other.file) ?? []);
      },
      recall: (other, name, find) => index.recall(other, name, find),
    };
    const { facts, asked } = known.noting();
    const { score } = diagnose(
      plan,
      {
        repository: facts,
        neighbours,
        ...(probes === undefined ? {} : { probes: (planFile, check) => probes.of(planFile, check) }),
      },
      memory,
    );
    const { digest, ...values } = datedScore(score, plan);
    return { score: values, digest, asked: asked(), readBefore };
  };
}
