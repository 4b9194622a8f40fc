/** A place in a text, as in LSP: lines count from 0, characters are UTF-16 units from 0. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Half open: `end` is the first position behind the range. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

export function lineRange(line: number, from: number, to: number): Range {
  return { start: { line, character: from }, end: { line, character: to } };
}

/** Less than 0: the one comes before the other; more than 0: behind it. */
export function comparePositions(one: Position, other: Position): number {
  return one.line - other.line || one.character - other.character;
}
