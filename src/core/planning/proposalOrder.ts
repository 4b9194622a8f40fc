import type { Proposal, ProposedPlan } from './proposal.ts';

type Waiting = readonly Pick<ProposedPlan, 'blockedBy'>[];

/** Positions that a plan waits for directly, each once, without itself and without those that are not there. */
export function directNeeds(plans: Waiting, at: number): readonly number[] {
  return [...new Set(plans[at]?.blockedBy)].filter((need) => need !== at && plans[need] !== undefined);
}

/** Positions that a plan waits for, even indirectly; its own is among them only in a cycle. */
export function allNeeds(plans: Waiting, at: number): ReadonlySet<number> {
  const found = new Set<number>(directNeeds(plans, at));
  // The set grows while it is walked.
  for (const need of found) {
    for (const next of directNeeds(plans, need)) {
      found.add(next);
    }
  }
  return found;
}

/** Positions of plans that wait for themselves, in the order of the list. */
export function inCycles(plans: Waiting): readonly number[] {
  return plans.map((_, at) => at).filter((at) => allNeeds(plans, at).has(at));
}

/**
 * The same plans, each behind those that it waits for, else in their order. In a cycle there is no such order: there the
 * plans stay behind each other as they are.
 */
export function inOrder(proposal: Proposal): Proposal {
  const { plans } = proposal;
  const placed = new Set<number>();
  while (placed.size < plans.length) {
    const left = [...plans.keys()].filter((at) => !placed.has(at));
    const free = left.find((at) => directNeeds(plans, at).every((need) => placed.has(need)));
    placed.add(free ?? left[0] ?? 0);
  }
  return reordered(proposal, [...placed]);
}

/** @param order positions of the plans that are left, in their new order; what waits for others no longer waits for them */
export function reordered(proposal: Proposal, order: readonly number[]): Proposal {
  const places = new Map(order.map((old, place) => [old, place]));
  return {
    ...proposal,
    plans: order.flatMap((old) => {
      const plan = proposal.plans[old];
      const blockedBy = directNeeds(proposal.plans, old).flatMap((need) => places.get(need) ?? []);
      return plan === undefined ? [] : [{ ...plan, blockedBy: blockedBy.toSorted((one, other) => one - other) }];
    }),
  };
}
