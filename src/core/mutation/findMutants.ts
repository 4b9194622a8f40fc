import type { Language } from './language.ts';
import { mutators } from './mutators.ts';
import { readProgram } from './program.ts';
import { readSkipped } from './skipped.ts';

/** One small change of a program that its tests should notice. */
export interface Mutant {
  /** Which mutator made it. */
  readonly operator: string;
  /** Offsets in the text, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** From 1. */
  readonly line: number;
  readonly column: number;
  readonly before: string;
  readonly after: string;
}

/** Longer texts are data or generated; nobody's tests are about them. */
const longestText = 400_000;

/**
 * Every mutant of a source text, in its order. Never in comments, texts (but for those that lose all they say), imports,
 * type declarations, decorators, logging and tests inside the file. Whether a mutant is a program at all is not known here.
 */
export function findMutants(text: string, language: Language): Mutant[] {
  if (text.length > longestText) {
    return [];
  }
  const program = readProgram(text, language);
  const skipped = readSkipped(program);
  const places = lineStarts(text);
  const found: Mutant[] = [];
  for (const index of program.tokens.keys()) {
    for (const mutator of skipped.whole(index) ? [] : mutators) {
      for (const { start, end, after } of mutator.wording === true && skipped.wording(index)
        ? []
        : mutator.changes(program, index)) {
        const before = text.slice(start, end);
        if (before !== after) {
          found.push({ operator: mutator.id, start, end, ...places(start), before, after });
        }
      }
    }
  }
  return found;
}

/** The text with the one change. */
export function applyMutant(text: string, mutant: Mutant): string {
  return text.slice(0, mutant.start) + mutant.after + text.slice(mutant.end);
}

/** Gives line and column of offsets that are asked for in about their order. */
function lineStarts(text: string): (offset: number) => { line: number; column: number } {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
    starts.push(at + 1);
  }
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}

/** One line for a person: `> became >=`, `return a + b; became return undefined;`. */
export function mutantText({ before, after }: Mutant): string {
  return after === '' ? `${short(before)} was taken out` : `${short(before)} became ${short(after)}`;
}

const longestPiece = 60;

function short(piece: string): string {
  const line = piece.replaceAll(/\s+/g, ' ').trim();
  return line.length > longestPiece ? `${line.slice(0, longestPiece - 1)}…` : line;
}
