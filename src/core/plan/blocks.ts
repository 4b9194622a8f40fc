/** A `##` section: its heading line and the lines below it, up to the next heading of the same or a higher level. */
export interface Section {
  readonly heading: string;
  readonly level: number;
  readonly line: number;
  /** Line behind the last one. */
  readonly end: number;
}

/** Where a piece of a joined text stands in its file. */
export interface TextPiece {
  /** In the joined text, from 0. */
  readonly offset: number;
  readonly line: number;
  /** Column of the piece's first character. */
  readonly character: number;
}

/** A list item with everything that belongs to it. */
export interface ListItem {
  readonly line: number;
  readonly lastLine: number;
  /** Columns before the marker. */
  readonly indent: number;
  readonly marker: 'bullet' | 'number';
  /** `[ ]` and `[x]` boxes. */
  readonly box: boolean;
  /** Text behind marker and box, continuation lines joined with one blank, nested items left out. */
  readonly text: string;
  /** One piece for each line that the text was joined from. */
  readonly pieces: readonly TextPiece[];
  /** Column where the text begins in its first line. */
  readonly start: number;
}

/**
 * Lines that are inside fenced code or HTML comments hold no headings, labels or items. What nothing closes hides
 * nothing: a forgotten fence must not make the checks behind it vanish.
 */
export function hiddenLines(lines: readonly string[], from: number): ReadonlySet<number> {
  const hidden = new Set<number>();
  const unclosed = new Set<string>();
  for (let line = from; line < lines.length; line += 1) {
    const opening = openingOf(lines[line] ?? '');
    if (opening !== undefined && !unclosed.has(opening)) {
      const end = closingLine(lines, line, opening);
      if (end === undefined) {
        unclosed.add(opening);
      } else {
        for (; line < end; line += 1) {
          hidden.add(line);
        }
        hidden.add(line);
      }
    }
  }
  return hidden;
}

/** `<!--`, or the marks of a fence. */
function openingOf(text: string): string | undefined {
  if (/^\s*<!--/.test(text)) {
    return '<!--';
  }
  const marks = /^\s*(`{3,}|~{3,})/.exec(text)?.[1];
  // Backticks again on the same line: that is a code span.
  return marks?.startsWith('`') === true && text.trim().slice(marks.length).includes('`') ? undefined : marks;
}

function closingLine(lines: readonly string[], start: number, opening: string): number | undefined {
  const closes = (text: string): boolean => (opening === '<!--' ? text.includes('-->') : isClosingFence(text, opening));
  for (let line = opening === '<!--' ? start : start + 1; line < lines.length; line += 1) {
    if (closes(lines[line] ?? '')) {
      return line;
    }
  }
  return undefined;
}

function isClosingFence(text: string, fence: string): boolean {
  const trimmed = text.trim();
  return trimmed.length >= fence.length && trimmed === (fence[0] ?? '').repeat(trimmed.length);
}

export function readSections(lines: readonly string[], from: number, hidden: ReadonlySet<number>): Section[] {
  const headings: { heading: string; level: number; line: number }[] = [];
  for (let line = from; line < lines.length; line += 1) {
    const heading = hidden.has(line) ? undefined : readHeading(lines[line] ?? '');
    if (heading !== undefined) {
      headings.push({ ...heading, line });
    }
  }
  return headings.map((heading, index) => ({
    ...heading,
    end: headings.slice(index + 1).find((next) => next.level <= heading.level)?.line ?? lines.length,
  }));
}

function readHeading(source: string): { level: number; heading: string } | undefined {
  const match = /^ {0,3}(#{1,6})(?:\s+(.*))?$/s.exec(source);
  if (match === null) {
    return undefined;
  }
  const [, marks = '', text = ''] = match;
  const trimmed = text.trim();
  // A closing run of `#` belongs to the heading only behind a blank: `## C#` is about C#.
  const closing = trimmed.length - trimmed.replace(/#+$/, '').length;
  const kept = trimmed.slice(0, trimmed.length - closing);
  const closes = closing > 0 && (kept === '' || /\s$/.test(kept));
  return { level: marks.length, heading: closes ? kept.trim() : trimmed };
}

const itemStart = /^(\s*)(?:([-*+])|(\d{1,9})[.)])(\s+)(?:\[([ xX])\](?:\s+|$))?(.*)$/s;

/** Every list item between two lines, nested ones too, in the order of the text. */
export function readItems(lines: readonly string[], from: number, to: number, hidden: ReadonlySet<number>): ListItem[] {
  const items: ListItem[] = [];
  for (let line = from; line < to; line += 1) {
    const match = hidden.has(line) ? null : itemStart.exec(lines[line] ?? '');
    if (match !== null) {
      items.push(readItem(lines, line, to, hidden, match));
    }
  }
  return items;
}

function readItem(
  lines: readonly string[],
  line: number,
  to: number,
  hidden: ReadonlySet<number>,
  match: RegExpExecArray,
): ListItem {
  const [whole, blanks = '', bullet, , , box, text = ''] = match;
  const indent = width(blanks);
  const parts = [{ text: text.trim(), line, character: whole.length - text.trimStart().length }];
  let lastLine = line;
  for (let next = line + 1; next < to && !hidden.has(next); next += 1) {
    const source = lines[next] ?? '';
    // Lazy continuation is allowed by Markdown; a blank line, a new item, a heading, a label or a rule ends the paragraph.
    if (source.trim() === '' || itemStart.test(source) || /^(?:#{1,6}\s|\*\*|>|-{3,}\s*$|_{3,}\s*$)/.test(source)) {
      break;
    }
    parts.push({ text: source.trim(), line: next, character: source.length - source.trimStart().length });
    lastLine = next;
  }
  const joined = joinParts(parts);
  return {
    line,
    lastLine,
    indent,
    marker: bullet === undefined ? 'number' : 'bullet',
    box: box !== undefined,
    text: joined.text,
    pieces: joined.pieces,
    start: whole.length - text.length,
  };
}

function joinParts(parts: readonly { readonly text: string; readonly line: number; readonly character: number }[]): {
  text: string;
  pieces: TextPiece[];
} {
  const pieces: TextPiece[] = [];
  const kept = parts.filter((part) => part.text !== '');
  let offset = 0;
  for (const { text, line, character } of kept) {
    pieces.push({ offset, line, character });
    offset += text.length + 1;
  }
  return { text: kept.map((part) => part.text).join(' '), pieces };
}

function width(blanks: string): number {
  return blanks.replaceAll('\t', '    ').length;
}

/** A bold label at the start of a line: `**Files expected to change:**`, with the colon inside, outside, or absent. */
export interface Label {
  readonly name: string;
  readonly rest: string;
  readonly line: number;
  /** Line behind the last one that the label speaks of: the next label or section heading. */
  readonly end: number;
}

/** Labels between two lines, which hold no heading of level 1 or 2: one section without those below it. */
export function readLabels(lines: readonly string[], from: number, to: number, hidden: ReadonlySet<number>): Label[] {
  const labels: { name: string; rest: string; line: number }[] = [];
  for (let line = from; line < to; line += 1) {
    const source = lines[line] ?? '';
    const match = hidden.has(line)
      ? null
      : (/^\*\*([^*]+)\*\*\s*:?\s*(.*)$/s.exec(source) ??
        /^#{3,6}\s+(.*)()$/s.exec(source) ??
        /^([A-Z][A-Za-z -]{3,40}):\s*(.*)$/s.exec(source));
    if (match !== null) {
      labels.push({ name: (match[1] ?? '').trim().replace(/:$/, ''), rest: match[2] ?? '', line });
    }
  }
  return labels.map((label, index) => ({ ...label, end: labels[index + 1]?.line ?? to }));
}
