import type { TestRule } from '../comparing/changedTests.ts';
import type { Code } from '../reading/code.ts';
import { type Limit, limitsIn } from '../reading/limits.ts';
import { isInNew } from './limitRule.ts';

/** Examples that are tried where nobody says a number: fast-check, Hypothesis and testing/quick; proptest tries 256. */
const usual = 100;

/** Properties that are tried with fewer examples than before. */
export const examplesFewer: TestRule = {
  code: 'test.examples-fewer',
  find: (tests) =>
    tests.files.flatMap(({ before, after }) => {
      if (before === undefined || after === undefined) {
        return [];
      }
      const least = Math.min(...examplesIn(before.code).map(({ value }) => value), usual);
      return examplesIn(after.code)
        .filter(({ value, line }) => value < least && !isInNew(tests, after.path, line))
        .slice(0, 1)
        .map(({ value, line }) => ({
          code: examplesFewer.code,
          severity: tests.judged(after.path),
          file: after.path,
          line,
          message: `A property is tried with ${value} examples now: what fails for others passes unseen.`,
        }));
    }),
};

function examplesIn(code: Code): readonly Limit[] {
  return limitsIn(code).filter(({ kind }) => kind === 'examples');
}
