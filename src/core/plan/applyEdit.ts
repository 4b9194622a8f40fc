import type { Position } from '../base/range.ts';
import type { TextEdit } from '../base/textEdit.ts';
import { splitLines } from './splitLines.ts';

/**
 * The lines after an edit, as an editor announces it. Lines that the edit does not touch stay the same strings. Places
 * behind the end of a line or of the text mean that end, and a range may be given backwards, as LSP allows.
 *
 * What ended each line is not kept: a `\r` and a `\n` that only the edit brings together stay two line ends.
 */
export function applyEdit(lines: readonly string[], edit: TextEdit): string[] {
  const one = placeIn(lines, edit.range.start);
  const other = placeIn(lines, edit.range.end);
  const [start, end] = isBehind(one, other) ? [other, one] : [one, other];
  const before = (lines[start.line] ?? '').slice(0, start.character);
  const behind = (lines[end.line] ?? '').slice(end.character);
  return lines.slice(0, start.line).concat(splitLines(before + edit.text + behind), lines.slice(end.line + 1));
}

function placeIn(lines: readonly string[], { line, character }: Position): Position {
  const last = Math.max(0, lines.length - 1);
  return line > last
    ? { line: last, character: (lines[last] ?? '').length }
    : { line, character: Math.min(character, (lines[line] ?? '').length) };
}

function isBehind(one: Position, other: Position): boolean {
  return one.line > other.line || (one.line === other.line && one.character > other.character);
}
