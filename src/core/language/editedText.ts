import type { Position } from '../base/range.ts';
import type { TextEdit } from '../base/textEdit.ts';
import { TextPositions } from './textPositions.ts';

/** A part of the text as it is now: kept from the original (offsets), or new. */
type Piece = { readonly from: number; readonly to: number } | { readonly text: string };

/** A text that is edited again and again, and knows all the while what was done to it as edits of the original. */
export class EditedText {
  readonly #original: TextPositions;
  #pieces: readonly Piece[];
  #lines: readonly string[];

  constructor(lines: readonly string[]) {
    this.#original = new TextPositions(lines);
    this.#pieces = [{ from: 0, to: this.#original.text.length }];
    this.#lines = lines;
  }

  get lines(): readonly string[] {
    return this.#lines;
  }

  /** @param edits of the text as it is now; of two that overlap the second is left out */
  apply(edits: readonly TextEdit[]): void {
    const starts = startsOf(this.#lines);
    const left = edits
      .map(({ range, text }) => ({
        from: offsetOf(range.start, this.#lines, starts),
        to: offsetOf(range.end, this.#lines, starts),
        text: text.replaceAll(/\r\n?/g, '\n'),
      }))
      .toSorted((one, other) => one.from - other.from || one.to - other.to);
    const reader = new PieceReader(this.#pieces);
    const pieces: Piece[] = [];
    let done = 0;
    for (const { from, to, text } of left) {
      if (from >= done && to >= from) {
        pieces.push(...reader.read(from - done), ...(text === '' ? [] : [{ text }]));
        reader.read(to - from);
        done = to;
      }
    }
    pieces.push(...reader.read(Infinity));
    this.#pieces = pieces;
    this.#lines = pieces
      .map((piece) => this.#textOf(piece))
      .join('')
      .split('\n');
  }

  /** From the original to the text as it is now. */
  edits(): TextEdit[] {
    const { text: original } = this.#original;
    const edits: TextEdit[] = [];
    let at = 0;
    let inserted = '';
    for (const piece of [...this.#pieces, { from: original.length, to: original.length }]) {
      if ('text' in piece) {
        inserted += piece.text;
      } else {
        if (inserted !== original.slice(at, piece.from)) {
          edits.push({ range: this.#original.rangeOf(at, piece.from), text: inserted });
        }
        inserted = '';
        at = piece.to;
      }
    }
    return edits;
  }

  #textOf(piece: Piece): string {
    return 'text' in piece ? piece.text : this.#original.text.slice(piece.from, piece.to);
  }
}

/** Takes pieces from the front, character by character. */
class PieceReader {
  readonly #pieces: readonly Piece[];
  #at = 0;
  /** Characters of the first piece that were taken. */
  #taken = 0;

  constructor(pieces: readonly Piece[]) {
    this.#pieces = pieces;
  }

  read(count: number): Piece[] {
    const read: Piece[] = [];
    let left = count;
    for (let piece = this.#pieces[this.#at]; left > 0 && piece !== undefined; piece = this.#pieces[this.#at]) {
      const length = lengthOf(piece) - this.#taken;
      const own = Math.min(length, left);
      if (own > 0) {
        read.push(partOf(piece, this.#taken, this.#taken + own));
      }
      left -= own;
      this.#taken += own;
      if (own === length) {
        this.#at += 1;
        this.#taken = 0;
      }
    }
    return read;
  }
}

function lengthOf(piece: Piece): number {
  return 'text' in piece ? piece.text.length : piece.to - piece.from;
}

function partOf(piece: Piece, start: number, end: number): Piece {
  return 'text' in piece ? { text: piece.text.slice(start, end) } : { from: piece.from + start, to: piece.from + end };
}

function startsOf(lines: readonly string[]): number[] {
  const starts: number[] = [];
  let start = 0;
  for (const line of lines) {
    starts.push(start);
    start += line.length + 1;
  }
  return starts;
}

/** Places behind the end of a line or of the text mean that end. */
function offsetOf({ line, character }: Position, lines: readonly string[], starts: readonly number[]): number {
  const last = lines.length - 1;
  const at = Math.min(line, last);
  const length = lines[at]?.length ?? 0;
  return (starts[at] ?? 0) + (line > last ? length : Math.min(character, length));
}
