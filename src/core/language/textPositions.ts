import { lowerBound } from '../base/lowerBound.ts';
import type { Position, Range } from '../base/range.ts';

/** Lines as one text, to search in all of them at once, and the positions of what was found. */
export class TextPositions {
  /** The lines, each but the last with `\n` behind it. */
  readonly text: string;
  readonly #lines: readonly string[];
  /** Undefined: nothing has been found yet. */
  #starts: readonly number[] | undefined;

  constructor(lines: readonly string[]) {
    this.text = lines.join('\n');
    this.#lines = lines;
  }

  /** Half open; offsets count from 0 in UTF-16 units. */
  rangeOf(start: number, end: number): Range {
    return { start: this.#positionOf(start), end: this.#positionOf(end) };
  }

  lineOf(offset: number): number {
    return Math.max(0, lowerBound(this.#startsOfLines(), (start) => start <= offset) - 1);
  }

  offsetOf({ line, character }: Position): number {
    return (this.#startsOfLines()[line] ?? this.text.length) + character;
  }

  #positionOf(offset: number): Position {
    const line = this.lineOf(offset);
    return { line, character: offset - (this.#startsOfLines()[line] ?? 0) };
  }

  #startsOfLines(): readonly number[] {
    this.#starts ??= startsOf(this.#lines);
    return this.#starts;
  }
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
