/** Items of a list that stay, and what came in the place of those that may change. */
export interface Alignment<Old, New> {
  /** Items that had to stay and are not there any more, or not in their order. */
  readonly gone: readonly Old[];
  /** Runs of items that may change, each with the new items that stand between the same neighbours. Either may be empty. */
  readonly gaps: readonly Gap<Old, New>[];
}

export interface Gap<Old, New> {
  readonly old: readonly Old[];
  readonly now: readonly New[];
}

/**
 * Finds what became of each item of a list.
 *
 * @param keyOf undefined: the item may change
 * @param sameAs the new item's key
 */
export function align<Old, New>(
  old: readonly Old[],
  now: readonly New[],
  keyOf: (item: Old) => string | undefined,
  sameAs: (item: New) => string,
): Alignment<Old, New> {
  const places = Map.groupBy(now.keys(), (at) => sameAs(now[at] as New));
  const gone: Old[] = [];
  const gaps: Gap<Old, New>[] = [];
  let free: Old[] = [];
  let from = 0;
  for (const item of old) {
    const key = keyOf(item);
    if (key === undefined) {
      free.push(item);
      continue;
    }
    const found = places.get(key)?.find((at) => at >= from);
    if (found === undefined) {
      gone.push(item);
    } else {
      gaps.push({ old: free, now: now.slice(from, found) });
      free = [];
      from = found + 1;
    }
  }
  gaps.push({ old: free, now: now.slice(from) });
  return { gone, gaps: gaps.filter((gap) => gap.old.length + gap.now.length > 0) };
}
