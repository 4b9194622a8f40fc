import type { Position, Range } from '../base/range.ts';

/** Lines as one text, to search in all of them at once, and the positions of what was found. */
export class TextPositions {
  /** The lines, each but the last with `\n` behind it. */
  readonly text: string;
  readonly #starts: readonly number[];

  constructor(lines: readonly string[]) {
    this.text = lines.join('\n');
    const starts: number[] = [];
    let start = 0;
    for (const line of lines) {
      starts.push(start);
      start += line.length + 1;
    }
    this.#starts = starts;
  }

  /** Half open; offsets count from 0 in UTF-16 units. */
  rangeOf(start: number, end: number): Range {
    return { start: this.#positionOf(start), end: this.#positionOf(end) };
  }

  #positionOf(offset: number): Position {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return { line: low, character: offset - (this.#starts[low] ?? 0) };
  }
}
