import { comparePositions, lineRange, type Position, type Range } from '../base/range.ts';
import { codeSpans } from '../plan/codeSpans.ts';
import { characterRun } from './characterRun.ts';
import { foldsIn } from './folding.ts';
import type { PlanDocument } from './planDocument.ts';
import { isAt } from './namedAt.ts';
import { TextPositions } from './textPositions.ts';

/**
 * What a person may mean by “more of this”, the smallest first: word, code, the words of an item, the item with what is
 * nested in it, what stands below a label, a section, the file. Each holds the one before.
 */
export function selectionRangesAt(document: PlanDocument, position: Position): readonly Range[] {
  const { lines, plan } = document;
  const block = (start: number, end: number): Range => ({
    start: { line: start, character: 0 },
    end: { line: end, character: lines[end]?.length ?? 0 },
  });
  const candidates: Range[] = [
    ...wordAt(lines, position),
    ...codeAt(lines, position),
    ...(plan?.criteria.map(({ range }) => range) ?? []),
    ...(plan?.tasks.map(({ range }) => range) ?? []),
    ...(plan?.checks.flatMap(({ range, textRange, commandRange }) => [range, textRange, commandRange ?? range]) ?? []),
    ...[...(plan?.keys.values() ?? [])].flatMap(({ range, line, lastLine }) => [range, block(line, lastLine)]),
    block(position.line, position.line),
    ...foldsIn(document).map(({ start, end }) => block(start, end)),
    block(0, Math.max(0, lines.length - 1)),
  ].filter((range) => isAt(position, range));
  const kept: Range[] = [];
  for (const range of candidates.toSorted(fromInside)) {
    const last = kept.at(-1);
    if (last === undefined || (comparePositions(range.end, last.end) >= 0 && !isSame(range, last))) {
      kept.push(range);
    }
  }
  return kept;
}

/** Whatever holds another range comes behind it. */
function fromInside(one: Range, other: Range): number {
  return comparePositions(other.start, one.start) || comparePositions(one.end, other.end);
}

function isSame(one: Range, other: Range): boolean {
  return comparePositions(one.start, other.start) === 0 && comparePositions(one.end, other.end) === 0;
}

function wordAt(lines: readonly string[], { line, character }: Position): Range[] {
  const { start, end } = characterRun(lines[line] ?? '', character, isWordCharacter);
  return start === end ? [] : [lineRange(line, start, end)];
}

/** Halves of characters beyond the first plane belong to words, so that none is cut in two. */
function isWordCharacter(code: number): boolean {
  return /[\p{L}\p{N}\p{M}\p{Cs}_]/u.test(String.fromCharCode(code));
}

/** The code span of the paragraph, without and with its backticks. */
function codeAt(lines: readonly string[], position: Position): Range[] {
  let first = position.line;
  while (isText(lines[first - 1])) {
    first -= 1;
  }
  let last = position.line;
  while (isText(lines[last + 1])) {
    last += 1;
  }
  const paragraph = new TextPositions(lines.slice(first, last + 1));
  const offset = paragraph.offsetOf({ ...position, line: position.line - first });
  const span = codeSpans(paragraph.text).find(({ start, end }) => start <= offset && offset <= end);
  if (span === undefined) {
    return [];
  }
  const marks = /^`+/.exec(paragraph.text.slice(span.start, span.end))?.[0].length ?? 0;
  return [paragraph.rangeOf(span.start + marks, span.end - marks), paragraph.rangeOf(span.start, span.end)].map(
    ({ start, end }) => ({
      start: { ...start, line: start.line + first },
      end: { ...end, line: end.line + first },
    }),
  );
}

function isText(line: string | undefined): boolean {
  return line !== undefined && line.trim() !== '';
}
