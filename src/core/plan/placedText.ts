import type { Position, Range } from '../base/range.ts';

/** Where a piece of a joined text stands in its file. */
export interface TextPiece {
  /** In the joined text, from 0. */
  readonly offset: number;
  readonly line: number;
  /** Column of the piece's first character. */
  readonly character: number;
}

/**
 * Text joined from lines that still knows where each of its words stands. Thousands of these are held and few of their
 * places are looked at, so a place is kept as plain numbers, and ranges and pieces are made when asked for.
 */
export class PlacedText {
  readonly text: string;
  /** Where the text begins, or would begin if there were any in its first line. */
  readonly line: number;
  readonly character: number;
  /** Offset, line and column of each piece behind the first line's, one after the other. */
  readonly further: readonly number[];

  constructor(text: string, line: number, character: number, further: readonly number[] = nothing) {
    this.text = text;
    this.line = line;
    this.character = character;
    this.further = further;
  }

  get lastLine(): number {
    return this.further.at(-2) ?? this.line;
  }

  /** From where the text begins to the end of its last piece. */
  get range(): Range {
    const start = { line: this.line, character: this.character };
    return { start, end: this.text === '' ? start : this.rangeOf(0, this.text.length).end };
  }

  /** One for each line that the text was joined from. */
  get pieces(): TextPiece[] {
    const pieces: TextPiece[] = [];
    if (this.text !== '' && this.further[0] !== 0) {
      pieces.push({ offset: 0, line: this.line, character: this.character });
    }
    for (let at = 0; at < this.further.length; at += 3) {
      const [offset = 0, line = 0, character = 0] = this.further.slice(at, at + 3);
      pieces.push({ offset, line, character });
    }
    return pieces;
  }

  /** Where a part of the text stands. `start` and `end` are UTF-16 units of it, half open. */
  rangeOf(start: number, end: number): Range {
    const from = this.#placeOf(start);
    if (end <= start) {
      return { start: from, end: from };
    }
    // Of the last character: the place behind it must not be on the next line.
    const last = this.#placeOf(end - 1);
    return { start: from, end: { line: last.line, character: last.character + 1 } };
  }

  #placeOf(offset: number): Position {
    let at = this.further.length - 3;
    while (at >= 0 && (this.further[at] ?? 0) > offset) {
      at -= 3;
    }
    const [start = 0, line = this.line, character = this.character] = at < 0 ? [] : this.further.slice(at, at + 3);
    return { line, character: character + offset - start };
  }

  /** The same text that many lines further down. */
  moved(by: number): PlacedText {
    const further = this.further.map((number, index) => (index % 3 === 1 ? number + by : number));
    return new PlacedText(this.text, this.line + by, this.character, further.length === 0 ? nothing : further);
  }

  equals(other: PlacedText): boolean {
    return (
      this.line === other.line &&
      this.character === other.character &&
      this.text === other.text &&
      this.further.length === other.further.length &&
      this.further.every((number, index) => number === other.further[index])
    );
  }
}

/** Texts that stand one below the other as one text. */
export function joinTexts(texts: readonly PlacedText[], joint: string): PlacedText {
  const [first = new PlacedText('', 0, 0), ...others] = texts;
  let offset = first.text.length;
  const further = [...first.further];
  for (const { text, pieces } of others) {
    offset += joint.length;
    for (const piece of pieces) {
      further.push(offset + piece.offset, piece.line, piece.character);
    }
    offset += text.length;
  }
  return new PlacedText(texts.map(({ text }) => text).join(joint), first.line, first.character, further);
}

/** Shared by all texts that stand on one line, which most do. */
const nothing: readonly number[] = [];
