import type { FailedTest, TestReader } from './testReader.ts';

const examples = /^(\d+) examples?, (\d+) failures?(?:, (\d+) pending)?/;
const runs = /^(\d+) (?:runs|tests), \d+ assertions, (\d+) failures, (\d+) errors(?:, (\d+) (?:skips|pendings))?/;
const failure = /^rspec (?:'(\S+?)'|(\S+?))(?::(\d+))? # (.+)$/;

/** Ruby's RSpec (`3 examples, 1 failure, 1 pending`), Minitest and test-unit (`3 runs, 5 assertions, 1 failures, …`). */
export function rspecReader(): TestReader {
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
      const [, all, bad, pending] = examples.exec(text) ?? [];
      const [, ran, failures, errors, skips] = runs.exec(text) ?? [];
      if (all !== undefined) {
        add(Number(all), Number(bad), Number(pending ?? 0));
      } else if (ran !== undefined) {
        add(Number(ran), Number(failures) + Number(errors), Number(skips ?? 0));
      }
      const [, quoted, plain, line, name] = failure.exec(text) ?? [];
      if (name !== undefined) {
        failed.push({ file: quoted ?? plain, line: line === undefined ? undefined : Number(line), name });
      }
    },
    reading: () => (seen ? { passed, total: passed + failing, skipped, failed } : undefined),
  };
}
