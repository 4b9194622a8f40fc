import type { Position, Range } from '../base/range.ts';

/** Ends belong to a range: a cursor behind a word is still at it. */
export function touches(one: Range, other: Range): boolean {
  return !isBehind(one.start, other.end) && !isBehind(other.start, one.end);
}

function isBehind(one: Position, other: Position): boolean {
  return one.line > other.line || (one.line === other.line && one.character > other.character);
}
