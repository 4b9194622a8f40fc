import { lowerBound } from '../../base/lowerBound.ts';
import type { Position, Range } from '../../base/range.ts';
import { rangeInPieces } from '../../plan/pieces.ts';
import type { Criterion, Plan } from '../../plan/plan.ts';

/** Words of a criterion: where they stand in its text. */
export interface PlacedWords {
  readonly criterion: Criterion;
  /** Among the plan's criteria. */
  readonly index: number;
  readonly start: number;
  /** Position behind them. */
  readonly end: number;
}

/** The words of a criterion that stand at a range of the file; undefined: no criterion stands there. */
export function wordsAt(plan: Plan, range: Range): PlacedWords | undefined {
  const { line } = range.start;
  // They stand in the order of the text, none within another, and somebody may ask for the words of thousands.
  const index = lowerBound(plan.criteria, ({ range: own }) => own.start.line <= line) - 1;
  const criterion = plan.criteria[index];
  if (criterion === undefined || criterion.range.end.line < line) {
    return undefined;
  }
  const start = offsetOf(criterion, range.start);
  return { criterion, index, start, end: Math.max(start, offsetOf(criterion, range.end)) };
}

/**
 * Where a part of a criterion's text stands in the file. What joins nested items in the text (` - `) stands nowhere: it is
 * the end of the line before it.
 */
export function rangeInFile({ pieces }: Criterion, lines: readonly string[], start: number, end: number): Range {
  const clamped = ({ line, character }: Position): Position => ({
    line,
    character: Math.min(character, (lines[line] ?? '').length),
  });
  const range = rangeInPieces(pieces, start, end);
  return { start: clamped(range.start), end: clamped(range.end) };
}

/** The inverse of `rangeInPieces`. */
function offsetOf({ pieces, text }: Criterion, { line, character }: Position): number {
  const piece = pieces.findLast((one) => one.line < line || (one.line === line && one.character <= character));
  const offset = piece === undefined ? 0 : piece.offset + (piece.line === line ? character - piece.character : 0);
  return Math.min(text.length, Math.max(0, offset));
}
