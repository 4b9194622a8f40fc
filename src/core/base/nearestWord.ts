/** A name that somebody may have meant who wrote another one. */
export interface NearestWord {
  readonly word: string;
  /** Letters to insert, leave out, replace, or swap with their neighbour. */
  readonly distance: number;
  /** No other name is as near. */
  readonly unique: boolean;
}

/** Of longer words than this nobody mistypes two letters only, and comparing them costs more than it is worth. */
const longestWord = 200;

/** The name nearest to a word, at most two letters away (one, for words of up to three letters). */
export function nearestWord(word: string, names: Iterable<string>): NearestWord | undefined {
  if (word.length > longestWord) {
    return undefined;
  }
  let limit = word.length > 3 ? 2 : 1;
  let nearest: NearestWord | undefined;
  for (const name of names) {
    const distance = name === word ? undefined : distanceWithin(word.toLowerCase(), name.toLowerCase(), limit);
    if (distance !== undefined && name !== nearest?.word) {
      nearest = { word: name, distance, unique: nearest === undefined || distance < nearest.distance };
      limit = distance;
    }
  }
  return nearest;
}

/** Optimal string alignment distance; undefined: it is above the limit. */
function distanceWithin(one: string, other: string, limit: number): number | undefined {
  if (Math.abs(one.length - other.length) > limit) {
    return undefined;
  }
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      const swapped =
        row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]
          ? (before[column - 2] ?? 0) + 1
          : Number.POSITIVE_INFINITY;
      next.push(
        Math.min(
          (last[column] ?? 0) + 1,
          (next[column - 1] ?? 0) + 1,
          (last[column - 1] ?? 0) + (same ? 0 : 1),
          swapped,
        ),
      );
    }
    // Each distance grows from one in the two rows before it: once they are all too large, no later one is small again.
    if (Math.min(...next) > limit && Math.min(...last) >= limit) {
      return undefined;
    }
    before = last;
    last = next;
  }
  const distance = last[other.length] ?? 0;
  return distance <= limit ? distance : undefined;
}
