import { textHash } from '../base/textHash.ts';

/**
 * Spreads a sample over files by their weight: systematic sampling with probability proportional to size, so that every
 * line of a program has about the same chance, and no file gets more or less than its share rounded up or down.
 *
 * @param weights above zero; of bytes, say
 * @param seed the same seed gives the same sample
 * @returns how many of `count` are in each file; files that get none are left out
 */
export function spreadSample(
  weights: ReadonlyMap<string, number>,
  count: number,
  seed: string,
): ReadonlyMap<string, number> {
  const ordered = [...weights]
    .map(([file, weight]) => ({ file, weight, order: textHash(`${seed}\n${file}`) }))
    .toSorted((one, other) => (one.order < other.order ? -1 : 1));
  const step = ordered.reduce((sum, { weight }) => sum + weight, 0) / count;
  const spread = new Map<string, number>();
  let next = partOfOne(seed) * step;
  let end = 0;
  let left = count;
  for (const { file, weight } of ordered) {
    end += weight;
    let own = 0;
    for (; left > 0 && next < end; next += step) {
      own += 1;
      left -= 1;
    }
    if (own > 0) {
      spread.set(file, own);
    }
  }
  return spread;
}

/** Some number from 0 to below 1 that follows from a text. */
function partOfOne(text: string): number {
  let part = 0;
  for (const sign of textHash(text)) {
    part = (part + (sign.codePointAt(0) ?? 0) * Math.SQRT2) % 1;
  }
  return part;
}
