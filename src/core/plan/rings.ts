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
  const left = new Set(needs.keys());
  const missing = new Map([...needs].map(([key, others]) => [key, others.length]));
  const neededBy = inverted(needs);
  const free = [...left].filter((key) => missing.get(key) === 0);
  for (let key = free.pop(); key !== undefined; key = free.pop()) {
    left.delete(key);
    for (const other of neededBy.get(key) ?? []) {
      const count = (missing.get(other) ?? 0) - 1;
      missing.set(other, count);
      if (count === 0) {
        free.push(other);
      }
    }
  }
  return left;
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

function inverted(needs: ReadonlyMap<string, readonly string[]>): Map<string, string[]> {
  const neededBy = new Map<string, string[]>();
  for (const [key, others] of needs) {
    for (const other of others) {
      const list = neededBy.get(other);
      if (list === undefined) {
        neededBy.set(other, [key]);
      } else {
        list.push(key);
      }
    }
  }
  return neededBy;
}
