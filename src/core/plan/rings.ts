/**
 * Rings in a graph, one through every node that is part of any: each node needs the next, the last one the first.
 * Whatever needs nothing is taken away, again and again; of what is left, a node that can reach itself is in a ring.
 *
 * @param needs what each node needs; only nodes that are keys of the map
 */
export function findRings(needs: ReadonlyMap<string, readonly string[]>): string[][] {
  const left = withoutFree(needs);
  const found = new Set<string>();
  const rings: string[][] = [];
  for (const key of left) {
    const ring = found.has(key) ? undefined : ringThrough(key, needs, left);
    if (ring !== undefined) {
      rings.push(ring);
      ring.forEach((member) => found.add(member));
    }
  }
  return rings;
}

/** Keys that remain when every node that needs nothing (any more) is taken away. */
function withoutFree(needs: ReadonlyMap<string, readonly string[]>): Set<string> {
  const keys = [...needs.keys()];
  const numbers = new Map(keys.map((key, number) => [key, number]));
  const missing = new Uint32Array(keys.length);
  const neededBy = keys.map((): number[] => []);
  const free: number[] = [];
  for (const [number, others] of [...needs.values()].entries()) {
    missing[number] = others.length;
    if (others.length === 0) {
      free.push(number);
    }
    for (const other of others) {
      neededBy[numbers.get(other) ?? -1]?.push(number);
    }
  }
  for (const number of free) {
    for (const other of neededBy[number] ?? []) {
      const left = (missing[other] ?? 0) - 1;
      missing[other] = left;
      if (left === 0) {
        free.push(other);
      }
    }
  }
  return new Set(keys.filter((_, number) => missing[number] !== 0));
}

/** The shortest way from a node back to itself. */
function ringThrough(
  start: string,
  needs: ReadonlyMap<string, readonly string[]>,
  among: ReadonlySet<string>,
): string[] | undefined {
  const cameFrom = new Map<string, string>();
  const queue = [start];
  for (const key of queue) {
    for (const next of needs.get(key) ?? []) {
      if (next === start) {
        const ring = [key];
        for (let back = cameFrom.get(key); back !== undefined; back = cameFrom.get(back)) {
          ring.push(back);
        }
        return ring.toReversed();
      }
      if (among.has(next) && !cameFrom.has(next)) {
        cameFrom.set(next, key);
        queue.push(next);
      }
    }
  }
  return undefined;
}
