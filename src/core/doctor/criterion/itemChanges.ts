import type { TextEdit } from '../../base/textEdit.ts';
import type { Criterion } from '../../plan/plan.ts';
import { rangeInFile } from './placedCriterion.ts';
import type { Statement } from './statement.ts';

/** Takes a criterion out of the file, with its lines. */
export function itemTaken(criterion: Criterion, lines: readonly string[]): TextEdit {
  const { start, end } = criterion.range;
  const next = end.line + 1;
  if (next < lines.length) {
    return { range: { start: { line: start.line, character: 0 }, end: { line: next, character: 0 } }, text: '' };
  }
  // The last line of the file has no line end of its own: the one before it goes.
  const before = start.line - 1;
  const from = before < 0 ? { line: 0, character: 0 } : { line: before, character: (lines[before] ?? '').length };
  return { range: { start: from, end: { line: end.line, character: (lines[end.line] ?? '').length } }, text: '' };
}

/** Makes each result that a sentence or a semicolon ends an item of its own; undefined where there are not two. */
export function itemSplit(statement: Statement, criterion: Criterion, lines: readonly string[]): TextEdit[] {
  const marker = markerOf(lines[criterion.range.start.line] ?? '');
  const { text } = criterion;
  const ends = statement.clauses.filter(({ last }, index) => {
    const mark = statement.tokens[last];
    return mark?.kind === 'mark' && /^[.;!]$/.test(mark.text) && statement.clauses[index + 1] !== undefined;
  });
  const conditional = statement.clauses.some(({ role }) => role === 'condition' || role === 'label');
  if (marker === undefined || conditional || text.length > statement.text.length) {
    return [];
  }
  return ends.flatMap(({ last }): TextEdit[] => {
    const mark = statement.tokens[last];
    const next = statement.tokens[last + 1];
    if (mark === undefined || next === undefined || next.start <= mark.end) {
      return [];
    }
    const word = /^(?:and|but)\s+/i.exec(text.slice(next.start))?.[0] ?? '';
    const from = next.start + word.length;
    const capital = (text[from] ?? '').toUpperCase();
    const range = rangeInFile(criterion, lines, mark.start, from + 1);
    return [{ range, text: `\n${marker}${capital}` }];
  });
}

/** `- [ ] ` with its indentation, as the item is written; undefined: it is no item with a box. */
function markerOf(line: string): string | undefined {
  const match = /^(\s*(?:[-*+]|\d{1,9}[.)])\s+)\[[ xX]\]/.exec(line);
  return match === null ? undefined : `${match[1] ?? ''}[ ] `;
}
