/**
 * A piece of a source text. Comments and blanks are no tokens. `other`: a literal that is never looked into (regular
 * expression, character, text with code in it) or what cannot be read.
 */
export interface Token {
  readonly kind: 'word' | 'number' | 'string' | 'sign' | 'other';
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** For `string`: how many characters stand before and behind what it says. */
  readonly quotes: { readonly open: number; readonly close: number };
  /** First of its line (as the language counts lines: a line end inside a comment counts, too). */
  readonly first: boolean;
}

/** What a literal scanner has found at a place. */
export interface Literal {
  readonly kind: 'string' | 'other';
  readonly end: number;
  readonly open: number;
  readonly close: number;
}

export function stringLiteral(end: number, open: number, close: number): Literal {
  return { kind: 'string', end, open, close };
}

export function opaqueLiteral(end: number): Literal {
  return { kind: 'other', end, open: 0, close: 0 };
}
