/** A piece of an expression's source that means one thing. */
export interface Piece {
  readonly kind: 'atom' | 'open' | 'close' | 'or' | 'repeat';
  readonly text: string;
  readonly start: number;
}

/** Escaped characters, classes, openings of groups and repetitions have several characters; all else has one. */
const piece =
  /\\(?:k<[^>]*>|u\{[^}]*\}|.)|\[(?:\\.|[^\]\\])*\]|\(\?(?:<?[=!]|:|<[^>]*>)|[*+?]\??|\{\d+(?:,\d*)?\}\??|./gsu;

export function piecesOf(source: string): Piece[] {
  return [...source.matchAll(piece)].map(({ 0: text, index }) => ({ kind: kindOf(text), text, start: index }));
}

function kindOf(text: string): Piece['kind'] {
  if (text.startsWith('(')) {
    return 'open';
  }
  if (text === ')') {
    return 'close';
  }
  if (text === '|') {
    return 'or';
  }
  return /^(?:[*+?]|\{\d)/.test(text) ? 'repeat' : 'atom';
}

/** A number or a name for what a group has matched. */
export function isBackreference(text: string): boolean {
  return /^\\(?:[1-9]|k<)/.test(text);
}
