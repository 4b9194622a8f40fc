import type { FailedTest, TestReader } from './testReader.ts';

/** The sum of one module; lines of single classes go on behind the last number. */
const sum = /^(?:\[\w+\] )?Tests run: (\d+), Failures: (\d+), Errors: (\d+), Skipped: (\d+)$/;
const failure = /^\[ERROR\] {3}(\w[\w$.]*\.\w+)(?::(\d+))?\b/;
/** Gradle prints numbers only when something failed. */
const gradle = /^(\d+) tests? completed(?:, (\d+) failed)?(?:, (\d+) skipped)?$/;

/** Maven (Surefire and Failsafe), and Gradle where it says something. */
export function surefireReader(): TestReader {
  const failed: FailedTest[] = [];
  let seen = false;
  let passed = 0;
  let failing = 0;
  let skipped = 0;
  const add = (all: number, bad: number, left: number): void => {
    seen = true;
    passed += Math.max(0, all - bad - left);
    failing += bad;
    skipped += left;
  };
  return {
    line: (text) => {
      const [, all, failures, errors, left] = sum.exec(text) ?? [];
      const [, completed, bad, skips] = gradle.exec(text) ?? [];
      if (all !== undefined) {
        add(Number(all), Number(failures) + Number(errors), Number(left));
      } else if (completed !== undefined) {
        add(Number(completed), Number(bad ?? 0), Number(skips ?? 0));
      }
      const [, name, line] = failure.exec(text) ?? [];
      if (name !== undefined) {
        failed.push({ file: undefined, line: line === undefined ? undefined : Number(line), name });
      }
    },
    reading: () => (seen ? { passed, total: passed + failing, skipped, failed } : undefined),
  };
}
