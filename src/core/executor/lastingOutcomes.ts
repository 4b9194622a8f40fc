import type { PlanKey, RunPlan } from '../journal/events.ts';
import { blockedPlans } from '../journal/outcomes.ts';
import type { PlanOutcome, Running } from './state.ts';

/** Outcomes, with plans that wait for one that is not done, and never will be, as blocked. */
export function blockDependants(
  plans: readonly RunPlan[],
  outcomes: ReadonlyMap<PlanKey, PlanOutcome>,
): ReadonlyMap<PlanKey, PlanOutcome> {
  const ended = new Map([...outcomes].map(([key, outcome]) => [key, outcome === 'done']));
  return new Map([...outcomes, ...[...blockedPlans(plans, ended).keys()].map((key) => [key, 'blocked'] as const)]);
}

/** What was refused may be possible now, and what it blocked with it; done, failed and known obstacles stay. */
export function lastingOutcomes(state: Pick<Running, 'plans' | 'outcomes'>): ReadonlyMap<PlanKey, PlanOutcome> {
  const obstacles = new Set(state.plans.filter((plan) => plan.obstacle !== undefined).map((plan) => plan.key));
  const lasting = [...state.outcomes].filter(
    ([key, outcome]) => outcome === 'done' || outcome === 'failed' || obstacles.has(key),
  );
  return blockDependants(state.plans, new Map(lasting));
}
