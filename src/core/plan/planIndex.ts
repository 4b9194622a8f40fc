import { AskedSet } from '../base/askedSet.ts';
import { LazyGroups } from '../base/lazyGroups.ts';
import { lowerBound } from '../base/lowerBound.ts';
import { comparablePath, ListedPaths } from './listedPaths.ts';
import { nearIds } from './nearestPlan.ts';
import {
  mostBefore,
  mostOverlaps,
  type Neighbours,
  type OtherPlan,
  type Overlap,
  type PlacedPlan,
} from './neighbours.ts';
import { type Plan, planKey } from './plan.ts';
import { PlanGraph, type PlanNode } from './planGraph.ts';
import { dependencyKeys } from './queue.ts';

/** A plan with what the index looks at. */
interface Indexed<Placed> {
  readonly plan: Placed;
  readonly node: PlanNode;
  /** What it lists, comparable, each once; empty for a plan that is not to be done (any more). */
  readonly paths: readonly string[];
  /** What it creates, comparable. */
  readonly created: readonly string[];
}

/**
 * All plans of a repository. After a change, every question costs by what the plan in question reaches, not by how many
 * plans there are.
 */
export class PlanIndex<Placed extends PlacedPlan = Plan> implements Omit<Neighbours<Placed>, 'before'> {
  readonly #byFile = new Map<string, Indexed<Placed>>();
  /** Sorted. */
  readonly #files: string[];
  /** Answers since the last change: where many plans have one key, all of them ask for it. */
  readonly #byKey = new Map<string, readonly Placed[]>();
  readonly #byId = new LazyGroups(() => this.plans().map(({ id, file }) => [id, file] as const));
  readonly #byGoal = new LazyGroups(() => this.plans().map(({ goal, file }) => [goal, file] as const));
  readonly #graph = new PlanGraph();
  readonly #paths = new ListedPaths<PlanNode>();
  readonly #creators = new LazyGroups(() =>
    [...this.#byFile.values()].flatMap(({ created, node }) => created.map((path) => [path, node] as const)),
  );
  readonly #recalled = new Map<string, Map<string, unknown>>();
  /** Who has asked for the words of plans before it. */
  readonly #readers = new Set<string>();
  /** What the plans that changed since the last `takeAffected` were before; undefined: they were not there. */
  readonly #before = new Map<string, Indexed<Placed> | undefined>();
  /** Keys in a ring, or waiting for one, at that time; undefined: nothing has changed since, nor before. */
  #knotted: ReadonlySet<string> | undefined;

  constructor(plans: Iterable<Placed> = []) {
    for (const plan of plans) {
      this.#drop(plan.file);
      this.#place(plan);
    }
    this.#files = [...this.#byFile.keys()].toSorted();
  }

  /** Adds a plan, or replaces the one of the same file. */
  set(plan: Placed): void {
    this.#knotted ??= new Set(this.#graph.knotted());
    const before = this.#drop(plan.file);
    if (before === undefined) {
      this.#files.splice(this.#positionOf(plan.file), 0, plan.file);
    }
    this.#remember(plan.file, before);
    this.#place(plan);
  }

  remove(file: string): void {
    this.#knotted ??= new Set(this.#graph.knotted());
    const before = this.#drop(file);
    if (before !== undefined) {
      this.#files.splice(this.#positionOf(file), 1);
      this.#remember(file, before);
    }
  }

  get(file: string): Placed | undefined {
    return this.#byFile.get(file)?.plan;
  }

  /** In the order of their files. */
  plans(): readonly Placed[] {
    return this.#plansOf(this.#files);
  }

  /** Sorted; a plan without a goal belongs to none. */
  goals(): readonly string[] {
    return this.#byGoal
      .keys()
      .filter((goal) => goal !== '')
      .toSorted();
  }

  withKey(key: string): readonly Placed[] {
    const known = this.#byKey.get(key);
    if (known !== undefined) {
      return known;
    }
    const plans = this.#plansOf(this.#graph.holders(key).map((node) => node.file));
    this.#byKey.set(key, plans);
    return plans;
  }

  withId(id: number): readonly Placed[] {
    return this.#plansOf([...this.#byId.get(id)].toSorted());
  }

  inGoal(goal: string): readonly Placed[] {
    return this.#plansOf([...this.#byGoal.get(goal)].toSorted());
  }

  ringOf(key: string): readonly string[] | undefined {
    return this.#graph.ring(key);
  }

  dependantsOf(key: string): readonly Placed[] {
    const files = this.#graph.dependants(key).map((node) => node.file);
    return this.#plansOf(files.toSorted());
  }

  overlapsOf(plan: OtherPlan): readonly Overlap<Placed>[] {
    const own = this.#byFile.get(plan.file);
    if (own === undefined || own.paths.length === 0) {
      return [];
    }
    const { node } = own;
    // Most files are listed by one plan, and then nobody need know what waits for what.
    let isOrdered: ((other: PlanNode) => boolean) | undefined;
    const seen = new Set<string>();
    return own.plan.files.flatMap(({ path }) => {
      const comparable = comparablePath(path);
      const others = new Set<PlanNode>();
      if (!seen.has(comparable)) {
        seen.add(comparable);
        this.#paths.visitOwners(comparable, (other) => {
          // No order can be written down between two plans with the same key.
          const sameKey = other.key !== undefined && other.key === node.key;
          if (other !== node && !sameKey) {
            isOrdered ??= this.#graph.ordered(node);
            if (!isOrdered(other)) {
              others.add(other);
            }
          }
          return others.size < mostOverlaps;
        });
      }
      return this.#plansOf([...others].map(({ file }) => file)).map((other) => ({ path, other }));
    });
  }

  createdBefore(plan: OtherPlan): ReadonlySet<string> {
    const own = this.#byFile.get(plan.file)?.node;
    const needs = own?.needs.map(({ key }) => key) ?? [];
    const isBefore = this.#graph.waitsFor(needs, mostBefore);
    // Mostly nobody asks, or for one path: a set of all of them for each plan of a long chain would take seconds.
    return new AskedSet({
      has: (path) => [...this.#creators.get(path)].some((node) => node !== own && isBefore(node)),
      all: () =>
        this.#graph
          .waitedFor(needs, mostBefore)
          .flatMap((node) => (node === own ? [] : (this.#byFile.get(node.file)?.created ?? []))),
    });
  }

  before(plan: OtherPlan): readonly Placed[] {
    const own = this.#byFile.get(plan.file)?.node;
    const nodes = this.#graph.waitedFor(own?.needs.map(({ key }) => key) ?? [], mostBefore);
    // From now on any word of theirs makes a difference to this one.
    this.#readers.add(plan.file);
    return this.#plansOf(nodes.flatMap((node) => (node === own ? [] : node.file)));
  }

  recall<Found>(other: OtherPlan, name: string, find: () => Found): Found {
    const known = this.#recalled.get(other.file) ?? new Map<string, unknown>();
    if (!known.has(name)) {
      known.set(name, find());
      this.#recalled.set(other.file, known);
    }
    return known.get(name) as Found;
  }

  /** Says that a plan's judgement was made by an earlier index with `before`: who was asked must be known here, too. */
  noteReader(file: string): void {
    this.#readers.add(file);
  }

  /**
   * Files of the plans whose problems or score may be others than at the last call, because they changed themselves or
   * because of others that did; those of removed plans not among them. Few enough to be judged again at once, unless
   * many plans wait for the changed one.
   */
  takeAffected(): ReadonlySet<string> {
    const affected = new Set(this.#before.keys());
    const changes = [...this.#before].map(([file, before]) => ({ before, after: this.#byFile.get(file) }));
    this.#before.clear();
    if (changes.length > mostChanges) {
      this.#knotted = new Set(this.#graph.knotted());
      this.#readers.clear();
      return new Set(this.#files);
    }
    this.#addNamed(changes, affected);
    this.#addSharing(changes, affected);
    this.#addOrdered(changes, affected);
    if (this.#readers.size > 0) {
      for (const { file } of this.#graph.waiting(keysOf(changes.flatMap(nodesOf)))) {
        if (this.#readers.has(file)) {
          affected.add(file);
        }
      }
    }
    for (const file of affected) {
      // Whoever judges it again asks again.
      this.#readers.delete(file);
    }
    return new Set([...affected].filter((file) => this.#byFile.has(file)));
  }

  /** Those whose problems name a changed plan, or a plan that is not there (any more). */
  #addNamed(changes: readonly Change<Placed>[], affected: Set<string>): void {
    const renamed = changes.filter(({ before, after }) => saidOf(before) !== saidOf(after));
    const nodes = renamed.flatMap(nodesOf);
    const add = (node: PlanNode): unknown => affected.add(node.file);
    for (const key of keysOf(nodes)) {
      this.#graph.holders(key).forEach(add);
      this.#graph.dependants(key).forEach(add);
    }
    // Whoever waits for a plan that is not there is told which one may have been meant.
    const ids = renamed.flatMap(({ before, after }) => [before?.plan.id ?? [], after?.plan.id ?? []].flat());
    const near = new Set(ids.flatMap((id) => [id, ...nearIds(id)]));
    for (const key of near.size === 0 ? [] : this.#graph.missing()) {
      if (near.has(Number(key.slice(key.lastIndexOf(':') + 1)))) {
        this.#graph.dependants(key).forEach(add);
      }
    }
  }

  /** Those that list what a changed plan lists, or listed. */
  #addSharing(changes: readonly Change<Placed>[], affected: Set<string>): void {
    for (const { before, after } of changes) {
      const known = before?.node.key === after?.node.key && saidOf(before) === saidOf(after);
      const [old, now] = [new Set(before?.paths), new Set(after?.paths)];
      for (const path of new Set([...old, ...now])) {
        if (!known || !old.has(path) || !now.has(path)) {
          this.#paths.visitOwners(path, ({ file }) => affected.add(file).size > 0);
        }
      }
    }
  }

  /** Those that wait for a changed plan, as far as that makes a difference to them, and those that they share files with. */
  #addOrdered(changes: readonly Change<Placed>[], affected: Set<string>): void {
    const creators = changes.filter(({ before, after }) => before?.created.join('\n') !== after?.created.join('\n'));
    for (const { file } of this.#graph.waiting(keysOf(creators.flatMap(nodesOf)))) {
      affected.add(file);
    }
    const moved = changes.filter(({ before, after }) => orderOf(before) !== orderOf(after));
    if (moved.length === 0) {
      return;
    }
    const knotted = new Set(this.#graph.knotted());
    const ends = moved.flatMap(nodesOf);
    const needed = ends.flatMap((node) => node.needs.map(({ key }) => key));
    const above = [...this.#graph.waiting(keysOf(ends)), ...ends];
    const below = [...this.#graph.waitedFor(needed), ...ends];
    const inRing = (key: string | undefined): boolean =>
      key !== undefined && (knotted.has(key) || this.#knotted?.has(key) === true);
    const [pathsAbove, pathsBelow] = [above, below].map(
      (nodes) => new Set(nodes.flatMap((node) => this.#pathsOf(node))),
    );
    const shares = (node: PlanNode, paths: ReadonlySet<string> | undefined): boolean =>
      this.#pathsOf(node).some((path) => [...this.#paths.namesakes(path)].some((same) => paths?.has(same)));
    const creates = below.some(({ file }) => this.#byFile.get(file)?.created.length !== 0);
    for (const node of above) {
      if (creates || this.#readers.has(node.file) || shares(node, pathsBelow)) {
        affected.add(node.file);
      }
      if (inRing(node.key?.key)) {
        node.key?.holders.forEach(({ file }) => affected.add(file));
      }
    }
    for (const node of below) {
      if (shares(node, pathsAbove)) {
        affected.add(node.file);
      }
    }
    this.#knotted = knotted;
  }

  #pathsOf(node: PlanNode): readonly string[] {
    return this.#byFile.get(node.file)?.paths ?? [];
  }

  #place(plan: Placed): void {
    const key = planKey(plan);
    const open = plan.status !== 'done';
    const needs = dependencyKeys(plan);
    const node = this.#graph.add({ file: plan.file, key, needs, open });
    const listed = plan.files.map(({ path }) => comparablePath(path));
    const paths = isToBeDone(plan) ? (listed.length > 1 ? [...new Set(listed)] : listed) : [];
    paths.forEach((path) => this.#paths.add(path, node));
    const created = listed.filter((_, at) => plan.files[at]?.change === 'new');
    created.forEach((path) => this.#creators.add(path, node));
    this.#byFile.set(plan.file, { plan, node, paths, created });
    this.#byGoal.add(plan.goal, plan.file);
    this.#byId.add(plan.id, plan.file);
  }

  /** Takes a plan out of everything but the list of files. */
  #drop(file: string): Indexed<Placed> | undefined {
    const own = this.#byFile.get(file);
    if (own !== undefined) {
      this.#byFile.delete(file);
      this.#recalled.delete(file);
      this.#graph.remove(own.node);
      own.paths.forEach((path) => this.#paths.remove(path, own.node));
      own.created.forEach((path) => this.#creators.delete(path, own.node));
      this.#byGoal.delete(own.plan.goal, file);
      this.#byId.delete(own.plan.id, file);
    }
    return own;
  }

  #remember(file: string, before: Indexed<Placed> | undefined): void {
    this.#byKey.clear();
    if (!this.#before.has(file)) {
      this.#before.set(file, before);
    }
  }

  #positionOf(file: string): number {
    return lowerBound(this.#files, (other) => other < file);
  }

  #plansOf(files: readonly string[]): readonly Placed[] {
    return files.flatMap((file) => this.get(file) ?? []);
  }
}

/** After more changes than this, all plans may be affected: to find out which takes longer than to judge them. */
const mostChanges = 1000;

interface Change<Placed> {
  readonly before: Indexed<Placed> | undefined;
  readonly after: Indexed<Placed> | undefined;
}

/** A failed plan is given up until a person takes it up again; what lies in the archive is history. */
function isToBeDone({ archived, status }: OtherPlan): boolean {
  return !archived && (status === 'pending' || status === 'in-progress' || status === 'blocked');
}

function nodesOf({ before, after }: Change<unknown>): PlanNode[] {
  return [before?.node ?? [], after?.node ?? []].flat();
}

function keysOf(nodes: readonly PlanNode[]): Set<string> {
  return new Set(nodes.flatMap((node) => node.key?.key ?? []));
}

/** What messages about other plans say of a plan, to be compared only. */
function saidOf(own: Indexed<PlacedPlan> | undefined): string | undefined {
  return own === undefined ? undefined : [own.node.key?.key, own.plan.status, own.plan.title].join('\n');
}

/** What a plan's place among the others depends on, to be compared only. */
function orderOf(own: Indexed<PlacedPlan> | undefined): string | undefined {
  return own === undefined
    ? undefined
    : [own.node.key?.key, own.node.open, ...own.node.needs.map(({ key }) => key)].join('\n');
}
