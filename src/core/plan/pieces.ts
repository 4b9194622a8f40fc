import type { Position, Range } from '../base/range.ts';
import type { TextPiece } from './placedText.ts';

/** Where a part of a joined text stands in its file. `start` and `end` are UTF-16 units of the joined text, half open. */
export function rangeInPieces(pieces: readonly TextPiece[], start: number, end: number): Range {
  const last = positionInPieces(pieces, Math.max(start, end - 1));
  const from = positionInPieces(pieces, start);
  return { start: from, end: end > start ? { ...last, character: last.character + 1 } : from };
}

function positionInPieces(pieces: readonly TextPiece[], offset: number): Position {
  const piece = pieces.findLast((one) => one.offset <= offset) ?? pieces[0];
  return piece === undefined
    ? { line: 0, character: 0 }
    : { line: piece.line, character: piece.character + Math.max(0, offset - piece.offset) };
}
