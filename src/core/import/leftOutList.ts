import type { LeftOut } from './importedPlan.ts';

interface Counts {
  readonly criteria?: number;
  readonly tasks?: number;
}

/** Collects what is left out while a source is read. */
export class LeftOutList {
  readonly #found = new Map<string, LeftOut>();

  /** The same about the same place is one entry, with all that was counted. */
  add(from: string, what: string, why: string, { criteria = 0, tasks = 0 }: Counts = {}): void {
    const key = JSON.stringify([from, what, why]);
    const known = this.#found.get(key);
    this.#found.set(key, {
      from,
      what,
      why,
      criteria: (known?.criteria ?? 0) + criteria,
      tasks: (known?.tasks ?? 0) + tasks,
    });
  }

  all(): readonly LeftOut[] {
    return [...this.#found.values()];
  }
}

/** Entries of one reason together, in the order in which the reasons first came. */
export function groupedByWhy(leftOut: readonly LeftOut[]): ReadonlyMap<string, readonly LeftOut[]> {
  const groups = new Map<string, LeftOut[]>();
  for (const entry of leftOut) {
    const group = groups.get(entry.why);
    if (group === undefined) {
      groups.set(entry.why, [entry]);
    } else {
      group.push(entry);
    }
  }
  return groups;
}
