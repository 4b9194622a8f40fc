import { lineRange, type Range } from '../../base/range.ts';
import type { TextEdit } from '../../base/textEdit.ts';

/** What its author has to fill in. The placeholder rule reports it in criteria until somebody does. */
export const gap = '__';

/** Puts lines before a line; behind the last one where there is no such line. */
export function insertLines(lines: readonly string[], at: number, texts: readonly string[]): TextEdit {
  if (at < lines.length) {
    return { range: lineRange(at, 0, 0), text: texts.map((text) => `${text}\n`).join('') };
  }
  const last = Math.max(0, lines.length - 1);
  const end = (lines[last] ?? '').length;
  // A last line without text is the end of the line before.
  return end === 0
    ? { range: lineRange(last, 0, 0), text: texts.map((text) => `${text}\n`).join('') }
    : { range: lineRange(last, end, end), text: texts.map((text) => `\n${text}`).join('') };
}

/** Puts a block before a line, with one blank line on each side of it. */
export function insertBlock(lines: readonly string[], at: number, texts: readonly string[]): TextEdit {
  const before = at === 0 || isBlank(lines[at - 1]) ? [] : [''];
  const behind = at >= lines.length || isBlank(lines[at]) ? [] : [''];
  return insertLines(lines, at, [...before, ...texts, ...behind]);
}

/** Puts items behind the last line of a list or section that ends before a line, which must hold something. */
export function appendItems(lines: readonly string[], from: number, to: number, texts: readonly string[]): TextEdit {
  let last = Math.min(to, lines.length) - 1;
  while (last > from && isBlank(lines[last])) {
    last -= 1;
  }
  const behindItem = /^\s*(?:[-*+]|\d+[.)])\s|^\s+\S/.test(lines[last] ?? '');
  const text = [...(behindItem ? [] : ['']), ...texts];
  const end = (lines[last] ?? '').length;
  return { range: lineRange(last, end, end), text: text.map((each) => `\n${each}`).join('') };
}

/** Takes lines out, with the end of the last one. */
export function deleteLines(lines: readonly string[], first: number, last: number): TextEdit {
  if (last + 1 < lines.length) {
    return { range: { start: { line: first, character: 0 }, end: { line: last + 1, character: 0 } }, text: '' };
  }
  const before =
    first === 0 ? { line: 0, character: 0 } : { line: first - 1, character: (lines[first - 1] ?? '').length };
  return { range: { start: before, end: { line: last, character: (lines[last] ?? '').length } }, text: '' };
}

function isBlank(line: string | undefined): boolean {
  return (line ?? '').trim() === '';
}

/** The words that a range marks; of a range over several lines those of the first one. */
export function wordsIn(lines: readonly string[], { start, end }: Range): string {
  return (lines[start.line] ?? '').slice(start.character, start.line === end.line ? end.character : undefined);
}
