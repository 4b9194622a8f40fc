import { blanksBefore } from './blanks.ts';

/** A heading, and the lines below it up to the next heading of the same or a higher level. */
export interface Section {
  readonly heading: string;
  readonly level: number;
  readonly line: number;
  /** Line behind the last one. */
  readonly end: number;
}

export interface Outline {
  /** Headings of every level, in the order of the text. */
  readonly sections: readonly Section[];
  /** Fenced code and HTML comments: they hold no headings, labels or items. */
  readonly hidden: readonly HiddenLines[];
  /** The lines, with the hidden ones empty. */
  readonly shown: readonly string[];
}

interface HiddenLines {
  readonly line: number;
  /** Line behind the last one. */
  readonly end: number;
}

/**
 * Headings, code and comments from a line on. What nothing closes hides nothing: a forgotten fence must not make the
 * checks behind it vanish.
 */
export function readOutline(lines: readonly string[], from: number): Outline {
  const headings: Omit<Section, 'end'>[] = [];
  const hidden: HiddenLines[] = [];
  const closing = new Closing(lines);
  for (let line = from; line < lines.length; line += 1) {
    const source = lines[line] ?? '';
    const indent = blanksBefore(source);
    const first = source[indent];
    const last =
      first === '`' || first === '~'
        ? closing.ofFence(line, marksOf(source, indent))
        : first === '<' && source.startsWith('<!--', indent)
          ? closing.ofComment(line)
          : undefined;
    if (last !== undefined) {
      hidden.push({ line, end: last + 1 });
      line = last;
    } else if (first === '#') {
      const heading = readHeading(source);
      if (heading !== undefined) {
        headings.push({ ...heading, line });
      }
    }
  }
  return { sections: withEnds(headings, lines.length), hidden, shown: withoutLines(lines, hidden) };
}

/** Whether a line is in fenced code or in a comment. */
export function isHidden({ hidden }: Pick<Outline, 'hidden'>, line: number): boolean {
  return hidden.some((block) => block.line <= line && line < block.end);
}

function withoutLines(lines: readonly string[], hidden: readonly HiddenLines[]): readonly string[] {
  if (hidden.length === 0) {
    return lines;
  }
  const shown = lines.slice();
  for (const { line, end } of hidden) {
    shown.fill('', line, end);
  }
  return shown;
}

/** The marks of a fence that opens here; empty: none does. */
function marksOf(source: string, indent: number): string {
  const marks = /^(?:`{3,}|~{3,})/.exec(source.slice(indent))?.[0] ?? '';
  // Backticks again on the same line: that is a code span.
  return marks.startsWith('`') && source.includes('`', indent + marks.length) ? '' : marks;
}

/** Finds the lines that close fences and comments, in linear time also where many are opened and none is closed. */
class Closing {
  readonly #lines: readonly string[];
  #noMoreComments = false;
  /** For each line: how long the longest closing fence is, there or behind. */
  readonly #longest = new Map<string, readonly number[]>();

  constructor(lines: readonly string[]) {
    this.#lines = lines;
  }

  ofComment(start: number): number | undefined {
    for (let line = start; line < this.#lines.length && !this.#noMoreComments; line += 1) {
      if (this.#lines[line]?.includes('-->') === true) {
        return line;
      }
    }
    this.#noMoreComments = true;
    return undefined;
  }

  /** As many marks as opened it, or more, and nothing else on the line. */
  ofFence(start: number, marks: string): number | undefined {
    const mark = marks.charAt(0);
    if (mark === '' || (this.#longestFrom(mark)[start + 1] ?? 0) < marks.length) {
      return undefined;
    }
    let line = start + 1;
    while (closingLength(this.#lines[line] ?? '', mark) < marks.length) {
      line += 1;
    }
    return line;
  }

  #longestFrom(mark: string): readonly number[] {
    const known = this.#longest.get(mark);
    if (known !== undefined) {
      return known;
    }
    let longest = 0;
    const all = this.#lines
      .toReversed()
      .map((source) => (longest = Math.max(longest, closingLength(source, mark))))
      .toReversed();
    this.#longest.set(mark, all);
    return all;
  }
}

/** How many marks a line consists of; 0 when there is anything else on it. */
function closingLength(source: string, mark: string): number {
  if (!source.includes(mark)) {
    return 0;
  }
  const trimmed = source.trim();
  return trimmed.replaceAll(mark, '') === '' ? trimmed.length : 0;
}

function readHeading(source: string): { heading: string; level: number } | undefined {
  const match = /^ {0,3}(#{1,6})(?:\s+(.*))?$/s.exec(source);
  if (match === null) {
    return undefined;
  }
  const [, marks = '', text = ''] = match;
  const trimmed = text.trim();
  let end = trimmed.length;
  while (trimmed[end - 1] === '#') {
    end -= 1;
  }
  // A closing run of `#` belongs to the heading only behind a blank: `## C#` is about C#.
  const closes = end === 0 || blanksBefore(trimmed.charAt(end - 1)) === 1;
  return { heading: closes ? trimmed.slice(0, end).trimEnd() : trimmed, level: marks.length };
}

/** From the last heading to the first: a section ends where the nearest one behind it of its level or above begins. */
function withEnds(headings: readonly Omit<Section, 'end'>[], last: number): Section[] {
  const nearest = Array.from({ length: 7 }, () => last);
  return headings
    .toReversed()
    .map(({ heading, level, line }) => {
      const end = nearest[level] ?? last;
      nearest.fill(line, level);
      return { heading, level, line, end };
    })
    .toReversed();
}
