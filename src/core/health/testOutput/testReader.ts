import type { TestCase } from '../health.ts';

/** A test that failed, as its runner names it: a name that stays the same from run to run. */
export interface FailedTest {
  readonly file: string | undefined;
  readonly line: number | undefined;
  readonly name: string;
}

export interface TestReading {
  readonly passed: number;
  /** Tests that ran. Skipped and planned ones did not: a test that is switched off counts as one less. */
  readonly total: number;
  /** Tests that are written and were not run: switched off, or only planned. */
  readonly skipped: number;
  readonly failed: readonly FailedTest[];
  /** Every test that the output names. Believed only where there are as many as were counted. */
  readonly cases?: readonly TestCase[];
  /** The runner named failures, but no numbers: those above mean nothing. */
  readonly uncounted?: true;
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

/** Adds up what a runner tells of one or more runs; without any there is no result. */
export function runTotals(failed: readonly FailedTest[]): {
  readonly add: (passed: number, failing: number, skipped: number) => void;
  readonly reading: () => TestReading | undefined;
} {
  let total: TestReading | undefined;
  return {
    add: (passed, failing, skipped) => {
      const { passed: before, total: ran, skipped: left } = total ?? { passed: 0, total: 0, skipped: 0 };
      total = { passed: before + passed, total: ran + passed + failing, skipped: left + skipped, failed };
    },
    reading: () => total,
  };
}

/** More tests than anybody has; a runner that prints names without end fills no memory. */
const caseLimit = 100_000;

/** Collects tests up to a limit: a list that was cut has not as many as were counted, and is not believed. */
export function caseList(): { readonly add: (test: TestCase) => void; readonly cases: TestCase[] } {
  const cases: TestCase[] = [];
  return {
    cases,
    add: (test) => {
      if (cases.length < caseLimit) {
        cases.push(test);
      }
    },
  };
}

/** The titles that stand above an indented line and less deep, as runners print suites. */
export function suiteTitles(): {
  readonly open: (depth: number, title: string) => void;
  readonly path: (depth: number, title: string, joint?: string) => string;
} {
  let titles: { readonly depth: number; readonly title: string }[] = [];
  return {
    open: (depth, title) => {
      titles = [...titles.filter((one) => one.depth < depth), { depth, title }];
    },
    path: (depth, title, joint = ' > ') =>
      [...titles.filter((one) => one.depth < depth).map((one) => one.title), title].join(joint),
  };
}

/** How many blanks a line begins with. */
export function depthOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** `name (1.2 ms)`, `name 12ms`: the name alone. */
export function withoutDuration(text: string): string {
  const told = text.trimEnd();
  const bracket = told.endsWith('s)') ? told.lastIndexOf(' (') : -1;
  if (bracket > 0 && /^[\d.,]+ ?m?s$/.test(told.slice(bracket + 2, -1))) {
    return told.slice(0, bracket).trimEnd();
  }
  const blank = told.endsWith('s') ? told.lastIndexOf(' ') : -1;
  return blank > 0 && /^[\d.]+m?s$/.test(told.slice(blank + 1)) ? told.slice(0, blank).trimEnd() : told;
}

/** A reading of tests that are all known by name. */
export function readingOf(cases: readonly TestCase[]): TestReading {
  const count = (outcome: TestCase['outcome']): number => cases.filter((test) => test.outcome === outcome).length;
  return {
    passed: count('passed'),
    total: count('passed') + count('failed'),
    skipped: count('skipped'),
    failed: cases
      .filter(({ outcome }) => outcome === 'failed')
      .map(({ file, name }) => ({ file, line: undefined, name })),
    cases,
  };
}
