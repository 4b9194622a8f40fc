import { lowerBound } from '../base/lowerBound.ts';
import type { Problem } from '../base/problem.ts';
import type { Neighbours, OtherPlan, PlacedPlan } from './neighbours.ts';
import { type Check, isEvidence, type Plan, planKey } from './plan.ts';
import { findRings } from './rings.ts';

/** What a plan's place in the queue depends on. */
export interface QueuedPlan extends PlacedPlan, Pick<Plan, 'priority' | 'needsReview' | 'healthOnly'> {
  readonly problems: readonly Pick<Problem, 'severity' | 'message'>[];
  readonly checks: readonly Pick<Check, 'tag' | 'executable' | 'ambiguous'>[];
  /** Why a run would not begin it, by what a probe of its checks found; behind its name. Absent: nobody has asked, or nothing does. */
  readonly heldBack?: string;
}

/** A plan's place in the queue: whether it can be worked on now, and if not, why, in words for a person. */
export interface QueueEntry<Queued extends QueuedPlan = Plan> {
  readonly plan: Queued;
  /** `goal:id` or `id`; undefined for a plan without a usable id. */
  readonly key: string | undefined;
  readonly ready: boolean;
  /** Empty when ready. */
  readonly reason: string;
  /** Keys of its dependencies that exist and are not done. */
  readonly waitsFor: readonly string[];
  /** Cannot run even when everything it waits for is done, until a person changes something. */
  readonly stuck: boolean;
}

export interface Duplicate {
  readonly key: string;
  readonly files: readonly string[];
}

export interface Queue<Queued extends QueuedPlan = Plan> {
  /** In execution order: dependencies first, then priority (absent: the id), then id. */
  readonly entries: readonly QueueEntry<Queued>[];
  readonly duplicates: readonly Duplicate[];
  /** Each a ring of keys of plans that are not done; the last one waits for the first. */
  readonly cycles: readonly (readonly string[])[];
}

/** What a plan's place in the queue depends on besides itself. */
type Around = Pick<Neighbours<OtherPlan>, 'withKey' | 'ringOf'>;

/** A plan with its keys: they are made of goal and number, and making them again and again takes most of the time. */
interface Keyed<Queued> {
  readonly plan: Queued;
  readonly key: string | undefined;
  readonly needs: readonly string[];
}

/**
 * Decides what is ready, and why the rest is not. Archived plans count as dependencies, and are listed only when they
 * are pending, as the original's picker does.
 */
export function buildQueue<Queued extends QueuedPlan>(plans: readonly Queued[]): Queue<Queued> {
  const all = plans.map((plan) => keyed(plan));
  const byKey = groupByKey(all);
  const cycles = findCycles(all, byKey);
  const around: Around = { withKey: (key) => byKey.get(key) ?? none, ringOf: ringFinder(cycles) };
  const listed = all.filter(({ plan }) => isQueued(plan));
  const duplicates = [...byKey].filter(([, same]) => same.length > 1);
  return {
    entries: inExecutionOrder(listed.map((each) => entryOf(each, around))),
    duplicates: duplicates.map(([key, same]) => ({ key, files: same.map(({ file }) => file) })),
    cycles,
  };
}

const none: readonly never[] = [];

function groupByKey<Queued>(
  all: Iterable<{ readonly plan: Queued; readonly key: string | undefined }>,
): ReadonlyMap<string, readonly Queued[]> {
  const byKey = new Map<string, Queued[]>();
  for (const { plan, key } of all) {
    const same = key === undefined ? undefined : byKey.get(key);
    if (same !== undefined) {
      same.push(plan);
    } else if (key !== undefined) {
      byKey.set(key, [plan]);
    }
  }
  return byKey;
}

/**
 * The first plan in execution order that is ready, without building the queue: what is ready waits for nothing, so its
 * rank alone decides. Undefined: none is, or an id is there twice.
 */
export function firstReady<Queued extends QueuedPlan>(
  plans: readonly Queued[],
  isInScope: (plan: Queued) => boolean,
): Queued | undefined {
  const byKey = groupByKey(plans.map((plan) => ({ plan, key: planKey(plan) })));
  if ([...byKey.values()].some((same) => same.length > 1)) {
    return undefined;
  }
  // Whoever is in a ring waits for somebody.
  const around: Around = { withKey: (key) => byKey.get(key) ?? none, ringOf: () => undefined };
  let first: Queued | undefined;
  for (const plan of plans) {
    const mayBeFirst = plan.status === 'pending' && (first === undefined || byRank(plan, first) < 0);
    if (mayBeFirst && isInScope(plan) && queueEntryOf(plan, around).ready) {
      first = plan;
    }
  }
  return first;
}

function keyed<Queued extends QueuedPlan>(plan: Queued): Keyed<Queued> {
  return { plan, key: planKey(plan), needs: dependencyKeys(plan) };
}

/** The ring that a plan is in, turned so that it begins with the plan. */
function ringFinder(cycles: Queue['cycles']): Around['ringOf'] {
  const places = new Map(
    cycles.flatMap((cycle) => cycle.map((key, at): [string, [readonly string[], number]] => [key, [cycle, at]])),
  );
  return (key) => {
    const [cycle, at] = places.get(key) ?? [];
    return cycle === undefined ? undefined : [...cycle.slice(at), ...cycle.slice(0, at)];
  };
}

/** Archived plans count as dependencies, and have a place themselves only while they are pending. */
export function isQueued({ archived, status }: Pick<Plan, 'archived' | 'status'>): boolean {
  return !archived || status === 'pending';
}

/** One plan's place, without building the whole queue. The same as `buildQueue` gives, but for which ring of several is named. */
export function queueEntryOf<Queued extends QueuedPlan>(plan: Queued, around: Around): QueueEntry<Queued> {
  return entryOf(keyed(plan), around);
}

function entryOf<Queued extends QueuedPlan>({ plan, key, needs }: Keyed<Queued>, around: Around): QueueEntry<Queued> {
  const waitsFor = needs.filter((need) => {
    const [other] = around.withKey(need);
    return other !== undefined && other.status !== 'done';
  });
  const own = ownObstacle(plan, key, around);
  const waiting = own === undefined ? waitingReason(plan.goal, { needs, waitsFor }, around) : undefined;
  const reason = own ?? waiting?.reason ?? '';
  return { plan, key, ready: reason === '', reason, waitsFor, stuck: own !== undefined || waiting?.stuck === true };
}

/** What stands in the plan's own way, whatever it waits for. */
function ownObstacle(plan: QueuedPlan, key: string | undefined, around: Around): string | undefined {
  if (key === undefined) {
    return 'has no usable id: add a line like `id: 001` to its frontmatter';
  }
  const same = around.withKey(key);
  if (same.length > 1) {
    const others = same.map(({ file }) => file).filter((file) => file !== plan.file);
    return `has the same id as ${others.join(', ')}: give one of them a new id`;
  }
  if (plan.status !== 'pending' && plan.status !== undefined) {
    return statusReason(plan.status);
  }
  const broken = plan.problems.find((problem) => problem.severity === 'error');
  if (broken !== undefined) {
    return `cannot be read with certainty: ${broken.message}`;
  }
  if (plan.needsReview.length > 0) {
    // `needs-review: true` names nobody and nothing.
    const named = plan.needsReview.filter((review) => !/^(?:true|yes|required)$/i.test(review));
    const what = named.length === 0 ? '' : ` (${named.join(', ')})`;
    return `needs your review first${what}: review it, then set \`needs-review: none\``;
  }
  const ring = around.ringOf(key);
  if (ring !== undefined) {
    return `is in a cycle (${ringWords(ring)}): take one of these dependencies out`;
  }
  return lacksCheck(plan) ? noCheckReason : plan.heldBack;
}

/** Nothing could prove the plan, and it does not leave that to the health gate. */
export function lacksCheck({ healthOnly, checks }: Pick<QueuedPlan, 'healthOnly' | 'checks'>): boolean {
  return !healthOnly && !checks.some(isEvidence);
}

/** Behind a plan's name. */
export const noCheckReason = 'has no executable check: add one under Verification, e.g. `- [cmd] npm test`';

/** `001 waits for 002 waits for 001`; of a long ring only the beginning. */
export function ringWords(cycle: readonly string[]): string {
  const shown = cycle.slice(0, 6).map(displayKey);
  const left = cycle.length - shown.length;
  const back = displayKey(cycle[0] ?? '');
  return [...shown, ...(left > 0 ? [`${left} more plans`] : []), back].join(' waits for ');
}

function statusReason(status: Exclude<Plan['status'], 'pending' | undefined>): string {
  const reasons: Record<typeof status, string> = {
    done: 'is done',
    failed: 'failed: read its Diagnosis, then set `status: pending` to try it again',
    blocked: 'is marked as blocked: set `status: pending` when the obstacle is gone',
    skipped: 'is skipped',
    'in-progress': 'is marked as in progress: set `status: pending` when nobody else works on it',
  };
  return reasons[status];
}

function waitingReason(
  goal: string,
  { needs, waitsFor }: { readonly needs: readonly string[]; readonly waitsFor: readonly string[] },
  around: Around,
): { reason: string; stuck: boolean } | undefined {
  const missing = needs.filter((key) => around.withKey(key).length === 0);
  if (missing.length > 0) {
    const words = `${missing.map((key) => keyIn(goal, key)).join(', ')}, which ${missing.length === 1 ? 'does' : 'do'} not exist`;
    return { reason: `waits for ${words}: correct \`blocked-by\``, stuck: true };
  }
  if (waitsFor.length === 0) {
    return undefined;
  }
  const words = waitsFor.map((key) => {
    const status = around.withKey(key)[0]?.status;
    return status === 'pending' || status === undefined ? keyIn(goal, key) : `${keyIn(goal, key)} (${status})`;
  });
  return { reason: `waits for ${words.join(', ')}`, stuck: false };
}

/** A key as the plans of a goal write it: without the goal when it is their own. */
function keyIn(goal: string, key: string): string {
  return displayKey(goal !== '' && key.startsWith(`${goal}:`) ? key.slice(goal.length + 1) : key);
}

/** Keys of a plan's dependencies, each once; a bare id resolves inside the plan's own goal. */
export function dependencyKeys({ blockedBy, goal }: Pick<PlacedPlan, 'blockedBy' | 'goal'>): string[] {
  const keys = blockedBy.flatMap((need) => planKey({ goal: need.goal ?? goal, id: need.id }) ?? []);
  return keys.length > 1 ? [...new Set(keys)] : keys;
}

/** `7` as people write it in file names: `007`. */
export function displayKey(key: string): string {
  const colon = key.lastIndexOf(':');
  return `${key.slice(0, colon + 1)}${key.slice(colon + 1).padStart(3, '0')}`;
}

/** Rings of plans that are not done; of several with one key the first counts. */
function findCycles(all: readonly Keyed<QueuedPlan>[], byKey: ReadonlyMap<string, readonly QueuedPlan[]>): string[][] {
  const open = new Map<string, readonly string[]>();
  for (const { plan, key, needs } of all) {
    if (key !== undefined && plan.status !== 'done' && byKey.get(key)?.[0] === plan) {
      open.set(key, needs);
    }
  }
  for (const [key, needs] of open) {
    if (needs.length > 0) {
      open.set(
        key,
        needs.filter((need) => open.has(need)),
      );
    }
  }
  return findRings(open);
}

/** Of the entries whose dependencies are placed, always the first by rank; in a cycle, the first of those left. */
function inExecutionOrder<Queued extends QueuedPlan>(entries: readonly QueueEntry<Queued>[]): QueueEntry<Queued>[] {
  const ranked = entries.toSorted((one, other) => byRank(one.plan, other.plan));
  const numbers = new Map<string | undefined, number[]>();
  for (const [number, { key }] of ranked.entries()) {
    const same = numbers.get(key);
    if (same === undefined) {
      numbers.set(key, [number]);
    } else {
      same.push(number);
    }
  }
  const missing = new Uint32Array(ranked.length);
  const waiting = ranked.map((): number[] => []);
  for (const [number, { waitsFor }] of ranked.entries()) {
    for (const key of waitsFor) {
      // Of several plans with one key the first counts: none of them can run anyway.
      const [first] = numbers.get(key) ?? [];
      if (first !== undefined) {
        waiting[first]?.push(number);
        missing[number] = (missing[number] ?? 0) + 1;
      }
    }
  }
  // Numbers of free entries, the smallest last, so that taking one is cheap.
  const free = ranked.map((_, number) => number).filter((number) => missing[number] === 0);
  free.reverse();
  const placed = new Set<number>();
  let first = 0;
  while (placed.size < ranked.length) {
    while (placed.has(first)) {
      first += 1;
    }
    const number = free.pop() ?? first;
    placed.add(number);
    for (const other of waiting[number] ?? []) {
      missing[other] = Math.max(0, (missing[other] ?? 0) - 1);
      if (missing[other] === 0 && !placed.has(other)) {
        insertDescending(free, other);
      }
    }
  }
  return [...placed].flatMap((number) => ranked[number] ?? []);
}

function insertDescending(sorted: number[], value: number): void {
  sorted.splice(
    lowerBound(sorted, (other) => other > value),
    0,
    value,
  );
}

function byRank(one: QueuedPlan, other: QueuedPlan): number {
  const first = one.file < other.file ? -1 : 1;
  return rank(one) - rank(other) || (one.id ?? 0) - (other.id ?? 0) || first;
}

function rank(plan: QueuedPlan): number {
  return plan.priority ?? plan.id ?? Number.MAX_SAFE_INTEGER;
}
