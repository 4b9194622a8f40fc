/** A plan, by what it changes and what it waits for. */
export interface Placed {
  /** Positions of plans that it waits for; all of them stand before it. */
  readonly needs: readonly number[];
  readonly paths: readonly string[];
}

/**
 * Which plans must wait so that no two change one file without an order: each for the last one before it that changes the
 * file, unless it waits for that already, be it by way of others. What is there can make no circle, because all of it leads
 * back.
 *
 * @param plans in the order in which they are to be done
 * @returns for each plan, the positions that it must wait for besides
 */
export function fileNeeds(plans: readonly Placed[]): readonly (readonly number[])[] {
  const lastOf = new Map<string, number>();
  const all = plans.map(({ needs }) => [...needs]);
  return plans.map(({ paths }, at) => {
    const added: number[] = [];
    // The latest first: to wait for it is often to wait for the others, too.
    const before = new Set(paths.flatMap((path) => lastOf.get(path) ?? []));
    for (const other of [...before].toSorted((one, two) => two - one)) {
      if (!waitsFor(all, at, other)) {
        added.push(other);
        all[at]?.push(other);
      }
    }
    for (const path of paths) {
      lastOf.set(path, at);
    }
    return added;
  });
}

function waitsFor(needs: readonly (readonly number[])[], at: number, other: number): boolean {
  const seen = new Set<number>();
  const open = [at];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const need of needs[next] ?? []) {
      if (need === other) {
        return true;
      }
      // What stands before the other one cannot wait for it.
      if (need > other && !seen.has(need)) {
        seen.add(need);
        open.push(need);
      }
    }
  }
  return false;
}
