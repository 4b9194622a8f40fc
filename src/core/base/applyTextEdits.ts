import type { Position } from './range.ts';
import type { TextEdit } from './textEdit.ts';

/**
 * A file's text after edits. Every byte that they do not name stays: a byte order mark, which no position counts, and each
 * line's own end. New lines end as the first line of the file does.
 *
 * @param edits that do not overlap; places behind the end of a line mean that end
 */
export function applyTextEdits(source: string, edits: readonly TextEdit[]): string {
  const lines = linesIn(source);
  const offsetOf = ({ line, character }: Position): number => {
    const place = lines[line];
    return place === undefined ? source.length : Math.min(place.start + character, place.end);
  };
  const newLine = /\r\n|\n|\r/.exec(source)?.[0] ?? '\n';
  const parts: string[] = [];
  let at = 0;
  for (const { range, text } of edits.toSorted(
    (one, other) => offsetOf(one.range.start) - offsetOf(other.range.start),
  )) {
    parts.push(source.slice(at, offsetOf(range.start)), text.replaceAll('\n', newLine));
    at = offsetOf(range.end);
  }
  return [...parts, source.slice(at)].join('');
}

/** Where each line begins and where its end stands. */
function linesIn(source: string): readonly { readonly start: number; readonly end: number }[] {
  const lines: { start: number; end: number }[] = [];
  let start = source.startsWith('\uFEFF') ? 1 : 0;
  for (const match of source.matchAll(/\r\n|\n|\r/g)) {
    lines.push({ start, end: match.index });
    start = match.index + match[0].length;
  }
  return [...lines, { start, end: source.length }];
}
