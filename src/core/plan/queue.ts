import { isEvidence, type Plan, planKey, planStatuses } from './plan.ts';
import { findRings } from './rings.ts';

/** A plan's place in the queue: whether it can be worked on now, and if not, why, in words for a person. */
export interface QueueEntry {
  readonly plan: Plan;
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

export interface Queue {
  /** In execution order: dependencies first, then priority (absent: the id), then id. */
  readonly entries: readonly QueueEntry[];
  readonly duplicates: readonly Duplicate[];
  /** Each a ring of keys of plans that are not done; the last one waits for the first. */
  readonly cycles: readonly (readonly string[])[];
}

/**
 * Decides what is ready, and why the rest is not. Archived plans count as dependencies, and are listed only when they
 * are pending, as the original's picker does.
 */
export function buildQueue(plans: readonly Plan[]): Queue {
  const byKey = new Map<string, Plan>();
  for (const plan of plans) {
    const key = planKey(plan);
    if (key !== undefined && !byKey.has(key)) {
      byKey.set(key, plan);
    }
  }
  const duplicates = findDuplicates(plans);
  const cycles = findCycles(byKey);
  const listed = plans.filter((plan) => !plan.archived || plan.status === 'pending');
  const facts: Facts = {
    byKey,
    twice: new Map(duplicates.map((duplicate) => [duplicate.key, duplicate])),
    inCycle: new Map(
      cycles.flatMap((cycle) => {
        const words = ringWords(cycle);
        return cycle.map((key): [string, string] => [key, words]);
      }),
    ),
  };
  return { entries: inExecutionOrder(listed.map((plan) => entryOf(plan, facts))), duplicates, cycles };
}

interface Facts {
  readonly byKey: ReadonlyMap<string, Plan>;
  readonly twice: ReadonlyMap<string, Duplicate>;
  /** The ring that a plan is in, in words. */
  readonly inCycle: ReadonlyMap<string, string>;
}

function entryOf(plan: Plan, facts: Facts): QueueEntry {
  const key = planKey(plan);
  const waitsFor = dependencyKeys(plan).filter((dependency) => {
    const other = facts.byKey.get(dependency);
    return other !== undefined && other.status !== 'done';
  });
  const own = ownObstacle(plan, key, facts);
  const waiting = own === undefined ? waitingReason(plan, waitsFor, facts) : undefined;
  const reason = own ?? waiting?.reason ?? '';
  return { plan, key, ready: reason === '', reason, waitsFor, stuck: own !== undefined || waiting?.stuck === true };
}

/** What stands in the plan's own way, whatever it waits for. */
function ownObstacle(plan: Plan, key: string | undefined, facts: Facts): string | undefined {
  if (key === undefined) {
    return 'has no usable id: add a line like `id: 001` to its frontmatter';
  }
  const duplicate = facts.twice.get(key);
  if (duplicate !== undefined) {
    return `has the same id as ${duplicate.files.filter((file) => file !== plan.file).join(', ')}: give one of them a new id`;
  }
  if (plan.status !== 'pending') {
    return plan.status === undefined
      ? `has a status that mstack does not know: use one of ${planStatuses.join(', ')}`
      : statusReason(plan.status);
  }
  const broken = plan.problems.find((problem) => problem.severity === 'error');
  if (broken !== undefined) {
    return `cannot be read with certainty: ${broken.message}`;
  }
  if (plan.needsReview.length > 0) {
    return `needs your review first (${plan.needsReview.join(', ')}): review it, then set \`needs-review: none\``;
  }
  const cycle = facts.inCycle.get(key);
  if (cycle !== undefined) {
    return `is in a cycle (${cycle}): take one of these dependencies out`;
  }
  if (!plan.healthOnly && !plan.checks.some(isEvidence)) {
    return 'has no executable check: add one under Verification, e.g. `- [cmd] npm test`';
  }
  return undefined;
}

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
  plan: Plan,
  waitsFor: readonly string[],
  facts: Facts,
): { reason: string; stuck: boolean } | undefined {
  const missing = dependencyKeys(plan).filter((key) => !facts.byKey.has(key));
  if (missing.length > 0) {
    const words = `${missing.map(displayKey).join(', ')}, which ${missing.length === 1 ? 'does' : 'do'} not exist`;
    return { reason: `waits for ${words}: correct \`blocked-by\``, stuck: true };
  }
  if (waitsFor.length === 0) {
    return undefined;
  }
  const words = waitsFor.map((key) => {
    const status = facts.byKey.get(key)?.status;
    return status === 'pending' || status === undefined ? displayKey(key) : `${displayKey(key)} (${status})`;
  });
  return { reason: `waits for ${words.join(', ')}`, stuck: false };
}

/** Keys of a plan's dependencies, each once; a bare id resolves inside the plan's own goal. */
export function dependencyKeys(plan: Plan): string[] {
  const keys = plan.blockedBy.flatMap(
    (dependency) => planKey({ goal: dependency.goal ?? plan.goal, id: dependency.id }) ?? [],
  );
  return [...new Set(keys)];
}

/** `7` as people write it in file names: `007`. */
export function displayKey(key: string): string {
  const colon = key.lastIndexOf(':');
  return `${key.slice(0, colon + 1)}${key.slice(colon + 1).padStart(3, '0')}`;
}

function findDuplicates(plans: readonly Plan[]): Duplicate[] {
  const files = new Map<string, string[]>();
  for (const plan of plans) {
    const key = planKey(plan);
    if (key !== undefined) {
      files.set(key, [...(files.get(key) ?? []), plan.file]);
    }
  }
  return [...files].filter(([, names]) => names.length > 1).map(([key, names]) => ({ key, files: names }));
}

/** Rings of plans that are not done. */
function findCycles(byKey: ReadonlyMap<string, Plan>): string[][] {
  const open = new Map([...byKey].filter(([, plan]) => plan.status !== 'done'));
  return findRings(
    new Map([...open].map(([key, plan]) => [key, dependencyKeys(plan).filter((other) => open.has(other))])),
  );
}

/** Of the entries whose dependencies are placed, always the first by rank; in a cycle, the first of those left. */
function inExecutionOrder(entries: readonly QueueEntry[]): QueueEntry[] {
  const ranked = entries.toSorted(
    (a, b) => rank(a) - rank(b) || (a.plan.id ?? 0) - (b.plan.id ?? 0) || a.plan.file.localeCompare(b.plan.file, 'en'),
  );
  const listed = new Set(ranked.map((entry) => entry.key));
  const missing = ranked.map((entry) => new Set(entry.waitsFor.filter((key) => listed.has(key))));
  const waiting = new Map<string, number[]>();
  for (const [index, keys] of missing.entries()) {
    for (const key of keys) {
      waiting.set(key, [...(waiting.get(key) ?? []), index]);
    }
  }
  // Indexes of free entries, the smallest last, so that taking one is cheap.
  const free = ranked.map((_, index) => index).filter((index) => missing[index]?.size === 0);
  free.reverse();
  const placed = new Set<number>();
  let first = 0;
  while (placed.size < ranked.length) {
    while (placed.has(first)) {
      first += 1;
    }
    const index = free.pop() ?? first;
    const key = ranked[index]?.key;
    placed.add(index);
    for (const other of key === undefined ? [] : (waiting.get(key) ?? [])) {
      if (missing[other]?.delete(key ?? '') === true && missing[other].size === 0 && !placed.has(other)) {
        insertDescending(free, other);
      }
    }
  }
  return [...placed].flatMap((index) => ranked[index] ?? []);
}

function insertDescending(sorted: number[], value: number): void {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) > value) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  sorted.splice(low, 0, value);
}

function rank(entry: QueueEntry): number {
  return entry.plan.priority ?? entry.plan.id ?? Number.MAX_SAFE_INTEGER;
}
