import type { ChangedTests, TestRule } from '../comparing/changedTests.ts';
import type { Tampering } from '../tamper.ts';
import { changedRows } from '../comparing/changedRows.ts';
import { changeRule } from './changeRule.ts';

const inAssertions = changeRule({
  code: 'test.expected-changed',
  kind: 'expected',
  message: (name, { before, after }) =>
    `In “${name}” ${before.subject} had to give ${before.expected.join(', ')}, and now ${after.expected.join(', ')}: the test was made to fit.`,
});

/** Results that tests expect, in assertions and in tables. */
export const expectedChanged: TestRule = {
  code: inAssertions.code,
  find: (tests) => [...inAssertions.find(tests), ...inTables(tests)],
};

function inTables(tests: ChangedTests): readonly Tampering[] {
  return changedRows(tests).changed.map(({ before, after }) => ({
    code: inAssertions.code,
    severity: tests.judged(after.path),
    file: after.path,
    line: after.line,
    message: `A row of a test's table was ${before.wording} and is ${after.wording} now: the test was made to fit.`,
  }));
}
