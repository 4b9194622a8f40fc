import type { Assertion } from '../reading/assertion.ts';
import { counts, type TestModel } from '../reading/testFile.ts';
import type { TestComparison } from './compareTests.ts';

/** New tests that assert something, of which nothing counts, for this reason. */
export function noneCounts({ added }: TestComparison, reason: (assertion: Assertion) => boolean): readonly TestModel[] {
  return added.filter(({ assertions }) => assertions.length > 0 && !assertions.some(counts) && assertions.some(reason));
}
