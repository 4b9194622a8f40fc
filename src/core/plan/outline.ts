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
  const unclosed = new Set<string>();
  for (let line = from; line < lines.length; line += 1) {
    const source = lines[line] ?? '';
    const indent = blanksBefore(source);
    const opening = openingOf(source, indent);
    const closing = opening === undefined || unclosed.has(opening) ? undefined : closingLine(lines, line, opening);
    if (closing !== undefined) {
      hidden.push({ line, end: closing + 1 });
      line = closing;
    } else if (opening !== undefined) {
      unclosed.add(opening);
    } else if (source[indent] === '#') {
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

/** `<!--`, or the marks of a fence. */
function openingOf(source: string, indent: number): string | undefined {
  const first = source[indent];
  if (first === '<') {
    return source.startsWith('<!--', indent) ? '<!--' : undefined;
  }
  if (first !== '`' && first !== '~') {
    return undefined;
  }
  const marks = /^(?:`{3,}|~{3,})/.exec(source.slice(indent))?.[0];
  // Backticks again on the same line: that is a code span.
  return first === '`' && marks !== undefined && source.includes('`', indent + marks.length) ? undefined : marks;
}

function closingLine(lines: readonly string[], start: number, opening: string): number | undefined {
  const isComment = opening === '<!--';
  for (let line = isComment ? start : start + 1; line < lines.length; line += 1) {
    const source = lines[line] ?? '';
    if (isComment ? source.includes('-->') : isClosingFence(source, opening)) {
      return line;
    }
  }
  return undefined;
}

/** Nothing but the marks of the opening fence, as many or more. */
function isClosingFence(source: string, fence: string): boolean {
  return source.includes(fence) && source.trim().replaceAll(fence.charAt(0), '') === '';
}

export function readHeading(source: string): { heading: string; level: number } | undefined {
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
