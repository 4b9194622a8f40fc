import type { FailedTest, TestReader } from './testReader.ts';

/** One for each test project. */
const result = /^(?:Passed|Failed|Skipped)! +- Failed: +(\d+), Passed: +(\d+), Skipped: +(\d+), Total:/;
/** Since .NET 9 one for all, on a terminal that can. */
const summary = /^(?:Test summary|Build summary): total: \d+, failed: (\d+), succeeded: (\d+), skipped: (\d+)/;
const failureStart = '  Failed ';

export function dotnetTestReader(): TestReader {
  const failed: FailedTest[] = [];
  let seen = false;
  let passed = 0;
  let failing = 0;
  let skipped = 0;
  return {
    line: (text) => {
      const [, bad, good, left] = result.exec(text) ?? summary.exec(text) ?? [];
      if (bad !== undefined) {
        seen = true;
        passed += Number(good);
        failing += Number(bad);
        skipped += Number(left);
      }
      // Behind the name stands how long it took: ` [3 ms]`.
      const end = text.startsWith(failureStart) && text.endsWith(']') ? text.lastIndexOf(' [') : -1;
      if (end > failureStart.length) {
        failed.push({ file: undefined, line: undefined, name: text.slice(failureStart.length, end) });
      }
    },
    reading: () => (seen ? { passed, total: passed + failing, skipped, failed } : undefined),
  };
}
