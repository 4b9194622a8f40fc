import { blanksBefore } from './blanks.ts';
import { PlacedText } from './placedText.ts';

/** A table as GitHub reads it: a row of headings, a line of dashes, and the rows up to the first line without a bar. */
export interface Table {
  readonly headings: readonly PlacedText[];
  readonly rows: readonly (readonly PlacedText[])[];
}

/**
 * The tables between two lines, in the order of the text.
 *
 * @param shown lines without what is in code and comments
 */
export function readTables(shown: readonly string[], from: number, to: number): Table[] {
  const tables: Table[] = [];
  for (let line = from + 1; line < to; line += 1) {
    const headings = isDelimiter(shown[line] ?? '') ? cellsOf(shown, line - 1) : [];
    if (headings.length === 0 || headings.length !== cellsOf(shown, line).length) {
      continue;
    }
    const rows: PlacedText[][] = [];
    for (line += 1; line < to && (shown[line] ?? '').includes('|'); line += 1) {
      rows.push(cellsOf(shown, line));
    }
    tables.push({ headings, rows });
  }
  return tables;
}

/** `| --- | :-: |`: bars, dashes, colons and blanks, of the first two one at least. One look is enough for most lines. */
function isDelimiter(source: string): boolean {
  const first = source[blanksBefore(source)];
  return (
    (first === '|' || first === '-' || first === ':') &&
    source.includes('|') &&
    source.includes('-') &&
    /^[\s|:-]+$/.test(source)
  );
}

/** The cells of a row, without blanks around them. A bar behind a backslash is a part of its cell. */
function cellsOf(shown: readonly string[], line: number): PlacedText[] {
  const source = shown[line] ?? '';
  if (!source.includes('|')) {
    return [];
  }
  const cells: PlacedText[] = [];
  const end = source.trimEnd().length;
  let start = blanksBefore(source);
  if (source[start] === '|') {
    start += 1;
  }
  for (let at = start; at < end; at += 1) {
    if (source[at] === '\\') {
      at += 1;
    } else if (source[at] === '|') {
      cells.push(cellOf(source, line, start, at));
      start = at + 1;
    }
  }
  if (start < end) {
    cells.push(cellOf(source, line, start, end));
  }
  return cells;
}

function cellOf(source: string, line: number, start: number, end: number): PlacedText {
  const text = source.slice(start, end);
  return new PlacedText(text.trim(), line, start + blanksBefore(text));
}
