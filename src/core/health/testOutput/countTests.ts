import type { ToolRun } from '../health.ts';
import { forEachLine } from '../output.ts';
import { testReaders } from './testReaders.ts';

export interface TestCounts {
  readonly passed: number;
  /** Tests that ran. */
  readonly total: number;
  /** Tests that are written and did not run. */
  readonly skipped: number;
}

/** How many tests a run had, by what its runner, or all of several, printed. Undefined: no runner that we know said so. */
export function countTests(run: ToolRun): TestCounts | undefined {
  const readers = testReaders();
  forEachLine(run, (text) => {
    for (const reader of readers) {
      reader.line(text);
    }
  });
  const readings = readers.map((reader) => reader.reading()).filter((reading) => reading !== undefined);
  const sum = (count: (reading: TestCounts) => number): number => readings.reduce((all, one) => all + count(one), 0);
  return readings.length === 0
    ? undefined
    : { passed: sum(({ passed }) => passed), total: sum(({ total }) => total), skipped: sum(({ skipped }) => skipped) };
}
