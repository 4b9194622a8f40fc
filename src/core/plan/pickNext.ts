import { buildQueue, displayKey, type QueuedPlan, type QueueEntry } from './queue.ts';
import { resolveReference } from './reference.ts';

export interface Picked {
  /** Exit code of `mstack next`, with the original's meanings (table in the contracts). */
  readonly code: 0 | 10 | 11 | 12 | 13 | 14 | 15 | 21 | 22;
  readonly file: string | undefined;
  /** Why none was picked; empty when one was. */
  readonly reason: string;
}

/** Picks the plan that would run next. When several things are wrong, duplicate ids are told first. */
export function pickNext(
  plans: readonly QueuedPlan[],
  scope: { readonly references: readonly string[]; readonly goal: string | undefined },
): Picked {
  const none = (code: Picked['code'], reason: string): Picked => ({ code, file: undefined, reason });
  const queue = buildQueue(plans);
  const [duplicate] = queue.duplicates;
  if (duplicate !== undefined) {
    return none(14, `Two plans have the id ${displayKey(duplicate.key)}: ${duplicate.files.join(', ')}.`);
  }
  // With a goal given, a bare id is one of that goal's.
  const inGoal = plans.filter((plan) => scope.goal === undefined || plan.goal === scope.goal);
  if (scope.goal !== undefined && inGoal.length === 0) {
    return none(15, `No plan has the goal ${scope.goal}.`);
  }
  const wanted = new Set<string>();
  for (const reference of scope.references) {
    const found = resolveReference(inGoal, reference);
    if (found.ok) {
      wanted.add(found.value.file);
    } else if (found.failure.kind === 'ambiguous') {
      return none(21, `${reference} can mean ${found.failure.files.join(' or ')}.`);
    } else {
      return none(/^(?:[\w-]+:)?\d+$/.test(reference) ? 11 : 22, `No plan is called ${reference}.`);
    }
  }
  const entries = queue.entries.filter(
    (entry) =>
      (scope.goal === undefined || entry.plan.goal === scope.goal) &&
      (wanted.size === 0 || wanted.has(entry.plan.file)),
  );
  return plans.length === 0 ? none(10, 'There are no plans.') : pickFrom(entries, queue.cycles);
}

function pickFrom(entries: readonly QueueEntry<QueuedPlan>[], cycles: readonly (readonly string[])[]): Picked {
  const ready = entries.find((entry) => entry.ready);
  if (ready !== undefined) {
    return { code: 0, file: ready.plan.file, reason: '' };
  }
  const open = entries.filter((entry) => entry.plan.status !== 'done' && entry.plan.status !== 'skipped');
  if (open.length === 0) {
    return { code: 10, file: undefined, reason: 'All plans are done.' };
  }
  const inCycle = new Set(cycles.flat());
  const onlyCycle = open.every((entry) => entry.key !== undefined && inCycle.has(entry.key));
  const lines = open.map(
    (entry) => `${entry.key === undefined ? entry.plan.file : displayKey(entry.key)} ${entry.reason}`,
  );
  return { code: onlyCycle ? 13 : 12, file: undefined, reason: `No plan is ready: ${lines.join('; ')}.` };
}
