import type { FailedTest, TestReader } from './testReader.ts';

/** One for each test binary and for the examples in the documentation. */
const summary = /^test result: \w+\. (\d+) passed; (\d+) failed; (\d+) ignored;/;
const failure = /^test (\S.*) \.\.\. FAILED$/;

export function cargoTestReader(): TestReader {
  const failed: FailedTest[] = [];
  let seen = false;
  let passed = 0;
  let failing = 0;
  let skipped = 0;
  return {
    line: (text) => {
      const [, good, bad, ignored] = summary.exec(text) ?? [];
      if (good !== undefined) {
        seen = true;
        passed += Number(good);
        failing += Number(bad);
        skipped += Number(ignored);
      }
      const [, name] = failure.exec(text) ?? [];
      if (name !== undefined) {
        failed.push({ file: undefined, line: undefined, name });
      }
    },
    reading: () => (seen ? { passed, total: passed + failing, skipped, failed } : undefined),
  };
}
