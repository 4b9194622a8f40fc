import { countsByWord, type FailedTest, type TestReader } from './testReader.ts';

/** Two blanks or more stand before the numbers; the line above it counts files, not tests. */
const summaryLine = /^ +Tests {2,}(.+)$/;
const failureLine = /^ *FAIL {2}(?:\|.+?\| )?(\S+?)(?: > (.+)| \[ .+ \])$/;

export function vitestReader(): TestReader {
  const failed: FailedTest[] = [];
  let seen = false;
  let passed = 0;
  let failing = 0;
  return {
    line: (text) => {
      const [, summary] = summaryLine.exec(text) ?? [];
      if (summary !== undefined) {
        const counts = countsByWord(summary);
        seen = true;
        passed += counts.get('passed') ?? 0;
        failing += counts.get('failed') ?? 0;
      } else if (/^No test files? found, exiting with code \d/.test(text)) {
        seen = true;
      } else {
        const [, file, name] = failureLine.exec(text) ?? [];
        if (file !== undefined) {
          failed.push({ file, line: undefined, name: name ?? 'the file could not be loaded' });
        }
      }
    },
    reading: () => (seen ? { passed, total: passed + failing, failed } : undefined),
  };
}
