import { isEvidence, type Plan, planKey } from './plan.ts';

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

/** Decides what is ready, and why the rest is not. Archived plans count as dependencies and are not listed. */
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
  const listed = plans.filter((plan) => !plan.archived);
  const facts: Facts = {
    byKey,
    twice: new Map(duplicates.map((duplicate) => [duplicate.key, duplicate])),
    inCycle: new Map(cycles.flatMap((cycle) => cycle.map((key) => [key, cycle]))),
  };
  return { entries: inExecutionOrder(listed.map((plan) => entryOf(plan, facts))), duplicates, cycles };
}

interface Facts {
  readonly byKey: ReadonlyMap<string, Plan>;
  readonly twice: ReadonlyMap<string, Duplicate>;
  readonly inCycle: ReadonlyMap<string, readonly string[]>;
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
    return plan.status === undefined ? 'its status is not one that mstack knows' : statusReason(plan.status);
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
    return `is in a cycle (${[...cycle, cycle[0] ?? ''].join(' waits for ')}): take one of these dependencies out`;
  }
  if (!plan.healthOnly && !plan.checks.some(isEvidence)) {
    return 'has no executable check: add one under Verification, e.g. `- [cmd] npm test`';
  }
  return undefined;
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
    return { reason: `waits for ${missing.join(', ')}, which does not exist: correct \`blocked-by\``, stuck: true };
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

/** Keys of a plan's dependencies; a bare id resolves inside the plan's own goal. */
export function dependencyKeys(plan: Plan): string[] {
  return plan.blockedBy.flatMap(
    (dependency) => planKey({ goal: dependency.goal ?? plan.goal, id: dependency.id }) ?? [],
  );
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

/** Rings through plans that are not done, found by walking each plan's dependencies once (depth first, no recursion). */
function findCycles(byKey: ReadonlyMap<string, Plan>): string[][] {
  const finished = new Set<string>();
  const cycles: string[][] = [];
  for (const start of byKey.keys()) {
    const path: string[] = [];
    const stack: { key: string; leave: boolean }[] = [{ key: start, leave: false }];
    for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
      const { key, leave } = step;
      const plan = byKey.get(key);
      if (leave) {
        path.pop();
        finished.add(key);
      } else if (path.includes(key)) {
        cycles.push(path.slice(path.indexOf(key)));
      } else if (!finished.has(key) && plan !== undefined && plan.status !== 'done') {
        path.push(key);
        stack.push({ key, leave: true }, ...dependencyKeys(plan).map((next) => ({ key: next, leave: false })));
      }
    }
  }
  return cycles;
}

function inExecutionOrder(entries: readonly QueueEntry[]): QueueEntry[] {
  const waiting = entries.toSorted(
    (a, b) => rank(a) - rank(b) || (a.plan.id ?? 0) - (b.plan.id ?? 0) || a.plan.file.localeCompare(b.plan.file, 'en'),
  );
  const listedKeys = new Set(entries.map((entry) => entry.key));
  const placed = new Set<string | undefined>();
  const ordered: QueueEntry[] = [];
  while (waiting.length > 0) {
    const free = waiting.findIndex((entry) => entry.waitsFor.every((key) => placed.has(key) || !listedKeys.has(key)));
    const [next] = waiting.splice(Math.max(free, 0), 1);
    if (next !== undefined) {
      ordered.push(next);
      placed.add(next.key);
    }
  }
  return ordered;
}

function rank(entry: QueueEntry): number {
  return entry.plan.priority ?? entry.plan.id ?? Number.MAX_SAFE_INTEGER;
}
