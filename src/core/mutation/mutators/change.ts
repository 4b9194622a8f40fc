import type { Program } from '../program.ts';

/** A piece of the text and what it becomes. */
export interface Change {
  readonly start: number;
  readonly end: number;
  readonly after: string;
}

/**
 * A way to change a program so that a test should notice. One file each; `mutators.ts` is the registry. Asked for every
 * token, it gives the changes that begin there.
 */
export interface Mutator {
  readonly id: string;
  /** Changes wording only: not asked where wording is for people. */
  readonly wording?: boolean;
  readonly changes: (program: Program, index: number) => readonly Change[];
}

/** Changes that put other texts in the place of a token. */
export function instead({ tokens }: Program, index: number, ...texts: readonly string[]): readonly Change[] {
  const token = tokens[index];
  return token === undefined ? [] : texts.map((after) => ({ start: token.start, end: token.end, after }));
}

/** Changes that put other texts in the place of the tokens `from` up to, not including, `to`. */
export function insteadOfAll(
  program: Program,
  from: number,
  to: number,
  ...texts: readonly string[]
): readonly Change[] {
  const first = program.tokens[from];
  const last = program.tokens[to - 1];
  return first === undefined || last === undefined || to <= from
    ? []
    : texts.map((after) => ({ start: first.start, end: last.end, after }));
}
