/**
 * The value at a share of some numbers in their order: 0 the least, 0.5 the median, 1 the greatest; between two ranks in
 * proportion. Of no numbers it is 0.
 */
export function ranked(values: readonly number[]): (share: number) => number {
  const sorted = values.toSorted((one, other) => one - other);
  return (share) => {
    const place = share * (sorted.length - 1);
    const below = sorted[Math.floor(place)] ?? 0;
    const above = sorted[Math.ceil(place)] ?? below;
    // Of two equal values it is exactly this value, whatever rounding does to the shares.
    return below === above ? below : below + (above - below) * (place - Math.floor(place));
  };
}
