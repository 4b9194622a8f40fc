import { lowerBound } from '../base/lowerBound.ts';
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

  lineOf(offset: number): number {
    return Math.max(0, lowerBound(this.#starts, (start) => start <= offset) - 1);
  }

  offsetOf({ line, character }: Position): number {
    return (this.#starts[line] ?? this.text.length) + character;
  }

  #positionOf(offset: number): Position {
    const line = this.lineOf(offset);
    return { line, character: offset - (this.#starts[line] ?? 0) };
  }
}
