import { countsByWord, type FailedTest, type TestReader } from './testReader.ts';

/** `Test Suites:` above it counts files. */
const summaryLine = /^Tests: +(.+)$/;
const fileLine = /^(PASS|FAIL) (?:.+ )?(\S+\.\S+)(?: \([\d.]+ m?s\))?$/;
const failureLine = /^ {2}● (.+)$/;

export function jestReader(): TestReader {
  const failed: FailedTest[] = [];
  let seen = false;
  let passed = 0;
  let failing = 0;
  let file: string | undefined;
  let repeating = false;
  return {
    line: (text) => {
      const [, summary] = summaryLine.exec(text) ?? [];
      if (summary !== undefined) {
        const counts = countsByWord(summary);
        seen = true;
        passed += counts.get('passed') ?? 0;
        failing += counts.get('failed') ?? 0;
        return;
      }
      if (/^No tests found, exiting with code \d/.test(text)) {
        seen = true;
        return;
      }
      const [, result, path] = fileLine.exec(text) ?? [];
      if (result !== undefined) {
        file = result === 'FAIL' ? path : undefined;
        return;
      }
      // After a long run Jest prints all failures once more.
      repeating ||= text === 'Summary of all failing tests';
      const [, name] = failureLine.exec(text) ?? [];
      if (name !== undefined && name !== 'Console' && file !== undefined && !repeating) {
        failed.push({ file, line: undefined, name });
      }
    },
    reading: () => (seen ? { passed, total: passed + failing, failed } : undefined),
  };
}
