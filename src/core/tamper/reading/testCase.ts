import type { Span } from './code.ts';

/** `skipped`: the runner passes over it. `conditional`: in some surroundings. `panics`: it passes when it breaks off. */
export type TestMark = 'skipped' | 'conditional' | 'focused' | 'panics';

/** Where a test is written. */
export interface TestCase {
  readonly name: string;
  /** Names of what it stands in, outermost first. */
  readonly suites: readonly string[];
  /** The token that a message points at. */
  readonly index: number;
  /** All of it, with what is written above it. */
  readonly whole: Span;
  readonly body: Span;
  /** Marks, each with the words that give it. */
  readonly marks: ReadonlyMap<TestMark, string>;
}

/** Marks of both; those of the test itself count where both have one. */
export function withMarks(
  around: ReadonlyMap<TestMark, string>,
  own: ReadonlyMap<TestMark, string>,
): ReadonlyMap<TestMark, string> {
  return new Map([...around, ...own]);
}
