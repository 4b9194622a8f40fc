/** Items of the first list that the second has no counterpart for: each of the second takes away one. */
export function without<Item>(
  items: readonly Item[],
  others: readonly Item[],
  keyOf: (item: Item) => string,
): readonly Item[] {
  const left = countOf(others.map(keyOf));
  return items.filter((item) => !takeOne(left, keyOf(item)));
}

export function countOf(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) {
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** Whether there was one, which is gone now. */
export function takeOne(counts: Map<string, number>, key: string): boolean {
  const count = counts.get(key) ?? 0;
  if (count > 0) {
    counts.set(key, count - 1);
  }
  return count > 0;
}

/** Share of the smaller list that the other has, too: 0 to 1. */
export function shared(one: readonly string[], other: readonly string[]): number {
  const least = Math.min(one.length, other.length);
  return least === 0 ? 0 : (one.length - without(one, other, (key) => key).length) / least;
}
