import { lowerBound } from '../../base/lowerBound.ts';
import { languageOf } from '../../mutation/languages.ts';
import { type Program, readProgram, textOf } from '../../mutation/program.ts';
import type { Block } from './block.ts';
import { readBlocks } from './blocks.ts';

/** A source file by its structure: tokens, pairs of brackets, blocks. Places are indexes of tokens. */
export interface Code {
  readonly path: string;
  readonly program: Program;
  readonly blocks: readonly Block[];
  /** Index of the innermost block around each token; -1: none. */
  readonly blockOf: Int32Array;
  readonly lineStarts: readonly number[];
}

/** Part of a program: the first token, and the one behind the last. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Reads a file of a language that we know; undefined: it is of another. */
export function readCode(path: string, text: string): Code | undefined {
  const language = languageOf(path);
  if (language === undefined) {
    return undefined;
  }
  const program = readProgram(text, language);
  const blocks = readBlocks(program);
  const blockOf = new Int32Array(program.tokens.length).fill(-1);
  // Blocks are in the order of their beginnings, so that inner ones come later.
  for (const [index, block] of blocks.entries()) {
    blockOf.fill(index, block.from, block.to);
  }
  const lineStarts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
    lineStarts.push(at + 1);
  }
  return { path, program, blocks, blockOf, lineStarts };
}

/** The line of a token, from 0. */
export function lineOf({ program, lineStarts }: Code, index: number): number {
  const place = program.tokens[Math.min(index, program.tokens.length - 1)]?.start ?? 0;
  return lowerBound(lineStarts, (start) => start <= place) - 1;
}

/** The block around a token, then the one around that, up to the outermost. */
export function blocksAround({ blocks, blockOf }: Code, index: number): readonly Block[] {
  const around: Block[] = [];
  for (let at = blockOf[index] ?? -1; at !== -1; at = blocks[at]?.parent ?? -1) {
    const block = blocks[at];
    if (block !== undefined) {
      around.push(block);
    }
  }
  return around;
}

/** What stands between commas in a pair of brackets; nothing behind a last comma. */
export function itemsIn(program: Program, open: number): readonly Span[] {
  const close = program.pairs[open] ?? -1;
  return close <= open ? [] : splitAt(program, { from: open + 1, to: close }, (text) => text === ',');
}

/** Parts of a span between signs or words that stand in no brackets of their own; empty ones are left out. */
export function splitAt(program: Program, { from, to }: Span, parts: (text: string) => boolean): readonly Span[] {
  const spans: Span[] = [];
  let start = from;
  for (let index = from; index < to; index += 1) {
    const pair = program.pairs[index] ?? -1;
    if (pair > index) {
      index = pair;
    } else if (parts(textOf(program, index)) && program.tokens[index]?.kind !== 'string') {
      spans.push({ from: start, to: index });
      start = index + 1;
    }
  }
  spans.push({ from: start, to });
  return spans.filter((span) => span.to > span.from);
}
