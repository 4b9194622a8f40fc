import type { Plan } from '../plan/plan.ts';
import type { ImportedPlan } from './importedPlan.ts';
import type { LeftOutList } from './leftOutList.ts';
import { reasons } from './reasons.ts';

/** Dependencies on plans that an earlier import has written, as they stand in a plan file. */
export function needTexts(
  { from, goal, needs }: ImportedPlan,
  existing: ReadonlyMap<string, Plan>,
  leftOut: LeftOutList,
): readonly string[] {
  return [...new Set(needs)].flatMap((need) => {
    const plan = existing.get(need);
    if (plan === undefined) {
      return [];
    }
    // A bare id means a plan of the own goal: what belongs to none cannot be named from here.
    if (plan.id === undefined || plan.goal === '') {
      leftOut.add(from, `the dependency on ${need}`, reasons.noPlan);
      return [];
    }
    return [plan.goal === goal ? String(plan.id) : `${plan.goal}:${plan.id}`];
  });
}
