import { buildQueue, displayKey, firstReady, type QueuedPlan, type QueueEntry } from './queue.ts';
import { failure, type Result, success } from '../base/result.ts';
import { resolveReference } from './reference.ts';

export interface Picked {
  /** Exit code of `mstack next`, with the original's meanings (table in the contracts). */
  readonly code: 0 | 10 | 11 | 12 | 13 | 14 | 15 | 21 | 22;
  readonly file: string | undefined;
  /** Why none was picked; empty when one was. */
  readonly reason: string;
}

/** Which plans are meant. */
export interface PickScope {
  readonly references: readonly string[];
  readonly goal: string | undefined;
}

/** Picks the plan that would run next. When several things are wrong, duplicate ids are told first. */
export function pickNext(plans: readonly QueuedPlan[], scope: PickScope): Picked {
  const inScope = planFilter(plans, scope);
  const ready = inScope.ok ? firstReady(plans, inScope.value) : undefined;
  if (ready !== undefined) {
    return { code: 0, file: ready.file, reason: '' };
  }
  const queue = buildQueue(plans);
  const [duplicate] = queue.duplicates;
  if (duplicate !== undefined) {
    return none(14, `Two plans have the id ${displayKey(duplicate.key)}: ${duplicate.files.join(', ')}.`);
  }
  if (!inScope.ok) {
    return inScope.failure;
  }
  return plans.length === 0
    ? none(10, 'There are no plans.')
    : noneReady(
        queue.entries.filter((entry) => inScope.value(entry.plan)),
        queue.cycles,
      );
}

function none(code: Picked['code'], reason: string): Picked {
  return { code, file: undefined, reason };
}

/** Tells which plans are in the scope; with a goal given, a bare id is one of that goal's. */
function planFilter(
  plans: readonly QueuedPlan[],
  { references, goal }: PickScope,
): Result<(plan: QueuedPlan) => boolean, Picked> {
  const inGoal = goal === undefined ? plans : plans.filter((plan) => plan.goal === goal);
  if (goal !== undefined && inGoal.length === 0) {
    return failure(none(15, `No plan has the goal ${goal}.`));
  }
  const wanted = new Set<string>();
  for (const reference of references) {
    const found = resolveReference(inGoal, reference);
    if (found.ok) {
      wanted.add(found.value.file);
    } else if (found.failure.kind === 'ambiguous') {
      return failure(none(21, `${reference} can mean ${found.failure.files.join(' or ')}.`));
    } else {
      return failure(none(/^(?:[\w-]+:)?\d+$/.test(reference) ? 11 : 22, `No plan is called ${reference}.`));
    }
  }
  return success((plan) => (goal === undefined || plan.goal === goal) && (wanted.size === 0 || wanted.has(plan.file)));
}

/** A longer list is not read. */
const mostReasons = 20;

/** Why none of some plans is ready. */
function noneReady(entries: readonly QueueEntry<QueuedPlan>[], cycles: readonly (readonly string[])[]): Picked {
  const open = entries.filter((entry) => entry.plan.status !== 'done' && entry.plan.status !== 'skipped');
  if (open.length === 0) {
    return none(10, 'All plans are done.');
  }
  const inCycle = new Set(cycles.flat());
  const onlyCycle = open.every((entry) => entry.key !== undefined && inCycle.has(entry.key));
  const lines = open
    .slice(0, mostReasons)
    .map((entry) => `${entry.key === undefined ? entry.plan.file : displayKey(entry.key)} ${entry.reason}`);
  const more = open.length > mostReasons ? [`and ${open.length - mostReasons} more, see \`mstack list\``] : [];
  return none(onlyCycle ? 13 : 12, `No plan is ready: ${[...lines, ...more].join('; ')}.`);
}
