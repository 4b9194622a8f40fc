/** A test that failed, as its runner names it: a name that stays the same from run to run. */
export interface FailedTest {
  readonly file: string | undefined;
  readonly line: number | undefined;
  readonly name: string;
}

interface TestReading {
  readonly passed: number;
  /** Tests that ran. Skipped and planned ones did not: a test that is switched off counts as one less. */
  readonly total: number;
  /** Tests that are written and were not run: switched off, or only planned. */
  readonly skipped: number;
  readonly failed: readonly FailedTest[];
}

/** Reads one test runner's output, line by line. */
export interface TestReader {
  readonly line: (text: string) => void;
  /** Undefined when the output had no result of this runner. */
  readonly reading: () => TestReading | undefined;
}

/** Reads `2 failed | 1 passed` or `2 failed, 1 passed` into numbers by word. */
export function countsByWord(text: string): ReadonlyMap<string, number> {
  return new Map([...text.matchAll(/\b(\d+) ([a-z]+)/g)].map((match) => [match[2] ?? '', Number(match[1])]));
}
