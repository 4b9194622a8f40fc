import type { Plan } from '../plan/plan.ts';

/** A plan's status as words beside its title: `in progress`, `done, archived`. */
export function planState(plan: Plan): string {
  const status = plan.status?.replace('-', ' ') ?? 'unknown status';
  return plan.archived ? `${status}, archived` : status;
}
