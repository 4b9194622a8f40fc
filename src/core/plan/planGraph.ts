import { lowerBound } from '../base/lowerBound.ts';

/** What a plan says about its place among the others. Keys are those of `planKey`. */
export interface PlanPlace {
  readonly file: string;
  /** Undefined: the plan has no usable id, so none can wait for it. */
  readonly key: string | undefined;
  /** Keys of its dependencies, each once. */
  readonly needs: readonly string[];
  /** Not done: whoever waits for it still has to. */
  readonly open: boolean;
}

/** A plan in the graph: what `add` gives, and `remove` takes. */
export interface PlanNode {
  readonly file: string;
  readonly key: KeyNode | undefined;
  readonly needs: readonly KeyNode[];
  readonly open: boolean;
  /** The last question for which it was found among what is waited for, and among what waits. */
  waitedFor: number;
  waiting: number;
}

interface KeyNode {
  readonly key: string;
  /** In the order of their files. */
  readonly holders: PlanNode[];
  readonly dependants: PlanNode[];
  /** How much of what the key needs could not be taken away: more than 0 in a ring, and for whoever waits for one. */
  missing: number;
  /** The last question for which a ring was looked for through it, and the key before it on the way. */
  ring: number;
  cameFrom: KeyNode | undefined;
}

/**
 * Which plan waits for which, kept up while plans change. A dependency that is done holds nobody back, so no way leads
 * over it. Where several plans have the same key, whoever waits for the key waits for all of them. Every question takes
 * time by what it reaches, not by how many plans there are.
 */
export class PlanGraph {
  readonly #keys = new Map<string, KeyNode>();
  /** Grows by one with every question, so that marks of earlier ones do not count and none has to be wiped off. */
  #question = 0;
  /** Whether `missing` of each key is as the plans are now. */
  #settled = false;

  add({ file, key, needs, open }: PlanPlace): PlanNode {
    const node: PlanNode = {
      file,
      key: key === undefined ? undefined : this.#keyNode(key),
      needs: needs.map((need) => this.#keyNode(need)),
      open,
      waitedFor: 0,
      waiting: 0,
    };
    if (node.key !== undefined) {
      const { holders } = node.key;
      holders.splice(
        lowerBound(holders, (other) => other.file < file),
        0,
        node,
      );
    }
    node.needs.forEach((need) => need.dependants.push(node));
    this.#settled = false;
    return node;
  }

  remove(node: PlanNode): void {
    const drop = (key: KeyNode, list: PlanNode[]): void => {
      list.splice(list.indexOf(node), 1);
      if (key.holders.length === 0 && key.dependants.length === 0) {
        this.#keys.delete(key.key);
      }
    };
    if (node.key !== undefined) {
      drop(node.key, node.key.holders);
    }
    node.needs.forEach((need) => drop(need, need.dependants));
    this.#settled = false;
  }

  /** Plans with this key, in the order of their files. */
  holders(key: string): readonly PlanNode[] {
    return this.#keys.get(key)?.holders ?? [];
  }

  /** Plans that wait for this key directly, in no certain order. */
  dependants(key: string): readonly PlanNode[] {
    return this.#keys.get(key)?.dependants ?? [];
  }

  /** Keys for which somebody waits and which no plan has. */
  missing(): readonly string[] {
    return [...this.#keys.values()].filter((node) => node.holders.length === 0).map((node) => node.key);
  }

  /**
   * Plans that are not done and stand in the way of whoever waits for these keys: their own, and what those wait for; the
   * nearest first, and at most so many.
   */
  waitedFor(keys: Iterable<string>, most = Infinity): readonly PlanNode[] {
    return this.#reach(this.#known(keys), most);
  }

  /** Plans that name one of these keys, or one that is not done and does so in turn. */
  waiting(keys: Iterable<string>): readonly PlanNode[] {
    return this.#reachBack(this.#known(keys));
  }

  /** Whether a plan is one of those that `waitedFor` would give. */
  waitsFor(keys: readonly string[], most = Infinity): (other: PlanNode) => boolean {
    let question = -1;
    return (other) => {
      if (question !== this.#question) {
        this.#reach(this.#known(keys), most);
        question = this.#question;
      }
      return other.waitedFor === question;
    };
  }

  /** Tells of other plans whether this one waits for them or they for it, even indirectly. It holds until the next question. */
  ordered(node: PlanNode): (other: PlanNode) => boolean {
    this.#reach(node.needs);
    const before = this.#question;
    this.#reachBack(node.key === undefined ? [] : [node.key]);
    const after = this.#question;
    return (other) => other.waitedFor === before || other.waiting === after;
  }

  /** Keys that are in a ring or wait for one. */
  knotted(): string[] {
    this.#settle();
    return [...this.#keys.values()].filter((node) => node.missing > 0).map((node) => node.key);
  }

  /** The shortest ring through a key: each waits for the next, the last one for the first. Undefined: it is in none. */
  ring(key: string): readonly string[] | undefined {
    this.#settle();
    const start = this.#keys.get(key);
    if (start === undefined || start.missing === 0) {
      return undefined;
    }
    this.#question += 1;
    const queue = [start];
    for (const node of queue) {
      for (const { open, needs } of node.holders) {
        for (const next of open ? needs : []) {
          if (next === start) {
            return wayTo(node, start);
          }
          if (next.missing > 0 && next.ring !== this.#question) {
            next.ring = this.#question;
            next.cameFrom = node;
            queue.push(next);
          }
        }
      }
    }
    return undefined;
  }

  #keyNode(key: string): KeyNode {
    const known = this.#keys.get(key);
    if (known !== undefined) {
      return known;
    }
    const node: KeyNode = { key, holders: [], dependants: [], missing: 0, ring: 0, cameFrom: undefined };
    this.#keys.set(key, node);
    return node;
  }

  #known(keys: Iterable<string>): KeyNode[] {
    return [...keys].flatMap((key) => this.#keys.get(key) ?? []);
  }

  #reach(keys: readonly KeyNode[], most = Infinity): readonly PlanNode[] {
    this.#question += 1;
    const found: PlanNode[] = [];
    const enter = (key: KeyNode): void => {
      for (const holder of key.holders) {
        if (holder.open && holder.waitedFor !== this.#question && found.length < most) {
          holder.waitedFor = this.#question;
          found.push(holder);
        }
      }
    };
    keys.forEach(enter);
    for (const plan of found) {
      if (found.length === most) {
        break;
      }
      plan.needs.forEach(enter);
    }
    return found;
  }

  #reachBack(keys: readonly KeyNode[]): readonly PlanNode[] {
    this.#question += 1;
    const found: PlanNode[] = [];
    const enter = (key: KeyNode): void => {
      for (const dependant of key.dependants) {
        if (dependant.waiting !== this.#question) {
          dependant.waiting = this.#question;
          found.push(dependant);
        }
      }
    };
    keys.forEach(enter);
    for (const { key, open } of found) {
      if (open && key !== undefined) {
        enter(key);
      }
    }
    return found;
  }

  /** Whatever needs nothing that is open is taken away, again and again: what is left is in a ring, or waits for one. */
  #settle(): void {
    if (this.#settled) {
      return;
    }
    this.#settled = true;
    const free: KeyNode[] = [];
    for (const node of this.#keys.values()) {
      node.missing = openNeeds(node);
      if (node.missing === 0) {
        free.push(node);
      }
    }
    for (const node of free) {
      // What is not open was never counted.
      for (const { open, key } of isOpen(node) ? node.dependants : []) {
        if (open && key !== undefined) {
          key.missing -= 1;
          if (key.missing === 0) {
            free.push(key);
          }
        }
      }
    }
  }
}

function isOpen(key: KeyNode): boolean {
  return key.holders.some((holder) => holder.open);
}

/** How many needs of the open plans with a key are open, too. */
function openNeeds(node: KeyNode): number {
  let count = 0;
  for (const { open, needs } of node.holders) {
    for (const need of open ? needs : []) {
      count += isOpen(need) ? 1 : 0;
    }
  }
  return count;
}

function wayTo(last: KeyNode, start: KeyNode): string[] {
  const way = [last.key];
  for (let node = last; node !== start && node.cameFrom !== undefined; node = node.cameFrom) {
    way.push(node.cameFrom.key);
  }
  return way.toReversed();
}
