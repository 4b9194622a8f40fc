/** Where in a sorted list the items begin that do not come before: the place to put a new one, or to find one that is there. */
export function lowerBound<Item>(sorted: readonly Item[], comesBefore: (item: Item) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (comesBefore(sorted[middle] as Item)) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
