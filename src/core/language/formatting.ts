import { comparePositions, lineRange, type Range } from '../base/range.ts';
import type { TextEdit } from '../base/textEdit.ts';
import { readFrontmatter } from '../plan/frontmatter.ts';
import { isBlank, markdownLines } from './markdownLines.ts';
import type { PlanDocument } from './planDocument.ts';

export interface FormattingOptions {
  /** What ends lines that are added: what ends the others. */
  readonly lineEnd: '\n' | '\r\n';
  /** Only lines that the range touches; undefined: all of them. */
  readonly range?: Range | undefined;
}

/**
 * Changes nothing that it need not, and never what anybody reads; a formatted file gives no edits.
 *
 * - `key:value` in the frontmatter becomes `key: value`, which YAML reads as a key, too.
 * - Blanks at the end of a line go, except where Markdown gives them a meaning: in code and HTML, and two or more of them
 *   inside a paragraph, which break the line.
 * - A heading has a blank line above and below.
 * - The file ends with one line end.
 *
 * Everything else is a matter of taste and stays: bullets, boxes, zeros of ids, where lines wrap, several blank lines.
 *
 * @returns edits of single lines, in the order of the text
 */
export function formattingEdits(document: PlanDocument, { lineEnd, range }: FormattingOptions): readonly TextEdit[] {
  const { lines } = document;
  const lastWords = lines.findLastIndex((line) => !isBlank(line));
  if (lastWords === -1) {
    return [];
  }
  const { entries, open, close, bodyStart } = readFrontmatter(lines);
  const { headings, verbatim, meaningfulEnds } = markdownLines(lines, bodyStart);
  const edits: TextEdit[] = [];
  for (const { key, line } of entries.values()) {
    edits.push(...spaceBehindColon(line, key, lines[line] ?? ''));
  }
  for (const line of [open, close, ...[...entries.values()].map((entry) => entry.line)]) {
    edits.push(...(line === undefined ? [] : withoutBlanksAtEnd(line, lines[line] ?? '')));
  }
  for (let line = bodyStart; line <= lastWords; line += 1) {
    const text = lines[line] ?? '';
    const gap = headings.has(line) || headings.has(line - 1);
    if (gap && line > bodyStart && !isBlank(text) && !isBlank(lines[line - 1])) {
      edits.push({ range: lineRange(line, 0, 0), text: lineEnd });
    }
    if (!verbatim.has(line) && !meaningfulEnds.has(line)) {
      edits.push(...withoutBlanksAtEnd(line, text));
    }
  }
  edits.push(...endOfFile(lines, lastWords, verbatim, lineEnd));
  return edits
    .filter(({ range: { start } }) => range === undefined || touches(range, start.line))
    .toSorted((one, other) => comparePositions(one.range.start, other.range.start));
}

/** `//` behind the colon: that is an address on a line of its own. */
function spaceBehindColon(line: number, key: string, text: string): TextEdit[] {
  const behind = text.slice(key.length + 1);
  return /^(?:\s|\/\/|$)/.test(behind) ? [] : [{ range: lineRange(line, key.length + 1, key.length + 1), text: ' ' }];
}

function withoutBlanksAtEnd(line: number, text: string): TextEdit[] {
  let end = text.length;
  while (end > 0 && (text[end - 1] === ' ' || text[end - 1] === '\t')) {
    end -= 1;
  }
  // An empty item or heading may be one by its blank; without it, the line may even make a heading of the one above.
  const empty = /^\s*(?:[-*+]|\d{1,9}[.)]|#{1,6})$/.test(text.slice(0, end));
  return end === text.length || empty ? [] : [{ range: lineRange(line, end, text.length), text: '' }];
}

function endOfFile(
  lines: readonly string[],
  lastWords: number,
  verbatim: ReadonlySet<number>,
  lineEnd: string,
): TextEdit[] {
  const last = lines.length - 1;
  const end = lines[last]?.length ?? 0;
  if (last === lastWords) {
    return [{ range: lineRange(last, end, end), text: lineEnd }];
  }
  const one = last === lastWords + 1 && end === 0;
  // Code that nothing closes goes on to the end of the file, blank lines included.
  return one || verbatim.has(lastWords + 1)
    ? []
    : [{ range: { start: { line: lastWords + 1, character: 0 }, end: { line: last, character: end } }, text: '' }];
}

/** A range that ends at the very beginning of a line does not touch it. */
function touches({ start, end }: Range, line: number): boolean {
  return (
    line >= start.line && (line < end.line || (line === end.line && (end.character > 0 || end.line === start.line)))
  );
}
