import type { FailedTest, TestReader } from './testReader.ts';

/** Not indented: parts of a test are not counted beside it. */
const result = /^--- (PASS|FAIL|SKIP): (\S+) \([\d.]+s\)$/;

/** `go test -v`. Without `-v` it prints only what failed, and its tests cannot be counted. */
export function goTestReader(): TestReader {
  const failed: FailedTest[] = [];
  let seen = false;
  let passed = 0;
  let skipped = 0;
  return {
    line: (text) => {
      seen ||= text.startsWith('=== RUN   ');
      const [, word, name = ''] = result.exec(text) ?? [];
      passed += word === 'PASS' ? 1 : 0;
      skipped += word === 'SKIP' ? 1 : 0;
      if (word === 'FAIL') {
        failed.push({ file: undefined, line: undefined, name });
      }
    },
    reading: () => (seen ? { passed, total: passed + failed.length, skipped, failed } : undefined),
  };
}
