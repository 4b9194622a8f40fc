import type { Plan } from '../../plan/plan.ts';
import type { Surroundings } from '../surroundings.ts';

/** The number in the file's name where no other plan has it, else one more than the highest of the goal. */
export function freeId(plan: Plan, { neighbours }: Surroundings): { id: number; certain: boolean } {
  const own = /(?:^|\/)0*(\d{1,6})[-_.]/.exec(plan.file.slice(plan.file.lastIndexOf('/') + 1))?.[1];
  const others = (neighbours?.inGoal(plan.goal) ?? []).filter((other) => other.file !== plan.file);
  const taken = new Set(others.map((other) => other.id));
  return own !== undefined && !taken.has(Number(own))
    ? { id: Number(own), certain: true }
    : { id: Math.max(0, ...others.map((other) => other.id ?? 0)) + 1, certain: neighbours !== undefined };
}
