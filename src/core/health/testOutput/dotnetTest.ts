import type { FailedTest, TestReader } from './testReader.ts';

/** One for each test project. */
const result = /^(?:Passed|Failed|Skipped)! +- Failed: +(\d+), Passed: +(\d+), Skipped: +(\d+), Total:/;
/** Since .NET 9 one for all, on a terminal that can. */
const summary = /^(?:Test summary|Build summary): total: \d+, failed: (\d+), succeeded: (\d+), skipped: (\d+)/;
const failure = /^ {2}Failed (\S.*) \[[^\]]*\]$/;

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
      const [, name] = failure.exec(text) ?? [];
      if (name !== undefined) {
        failed.push({ file: undefined, line: undefined, name });
      }
    },
    reading: () => (seen ? { passed, total: passed + failing, skipped, failed } : undefined),
  };
}
