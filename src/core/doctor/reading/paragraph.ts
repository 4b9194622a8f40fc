import type { Range } from '../../base/range.ts';

/** Lines that belong together (a paragraph, or a list item without those nested in it), joined with one blank each. */
export interface Paragraph {
  readonly text: string;
  readonly firstLine: number;
  readonly lastLine: number;
  /** Where in the file a part of the text stands; half open. */
  readonly rangeOf: (start: number, end: number) => Range;
}

const itemMarker = /^\s*(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?/;

/** What ends a paragraph by beginning something else. */
function beginsAnew(line: string): boolean {
  return /^\s*(?:#{1,6}\s|>|`{3}|~{3}|\||<!--|\*\*[^*]+\*\*\s*\S|[-*+]\s|\d{1,9}[.)]\s)/.test(line);
}

/** Whether the next line may belong to the same paragraph. */
function continues(line: string): boolean {
  return line.trim() !== '' && !/^\s*(?:#{1,6}\s|`{3}|~{3}|\||<!--)/.test(line);
}

/** The paragraph around a line, within the lines of `from` and `to`. Without the marker of its list item. */
export function paragraphAt(lines: readonly string[], at: number, from: number, to: number): Paragraph {
  let first = at;
  while (first > from && !beginsAnew(lines[first] ?? '') && continues(lines[first - 1] ?? '')) {
    first -= 1;
  }
  let last = at;
  while (last + 1 < to && (lines[last + 1] ?? '').trim() !== '' && !beginsAnew(lines[last + 1] ?? '')) {
    last += 1;
  }
  const starts: { offset: number; line: number; character: number }[] = [];
  let text = '';
  for (let line = first; line <= last; line += 1) {
    const source = lines[line] ?? '';
    const marker = line === first ? (itemMarker.exec(source)?.[0].length ?? 0) : 0;
    const own = source.slice(marker).trim();
    const character = marker + source.slice(marker).length - source.slice(marker).trimStart().length;
    text += text === '' ? '' : ' ';
    starts.push({ offset: text.length, line, character });
    text += own;
  }
  const place = (offset: number): { line: number; character: number } => {
    const start = starts.findLast((each) => each.offset <= offset) ?? { offset: 0, line: first, character: 0 };
    return { line: start.line, character: start.character + offset - start.offset };
  };
  return {
    text,
    firstLine: first,
    lastLine: last,
    rangeOf: (start, end) => {
      const behind = place(Math.max(start, end - 1));
      return { start: place(start), end: { ...behind, character: behind.character + 1 } };
    },
  };
}
