import { countsByWord, type FailedTest, type TestReader } from './testReader.ts';

/** `Test Suites:` above it counts files. */
const summaryLine = /^Tests: +(\S.*)/;
const fileLine = /^(PASS|FAIL) (.+)/;
const failureLine = /^ {2}● (.+)$/;

export function jestReader(): TestReader {
  const failed: FailedTest[] = [];
  let seen = false;
  let passed = 0;
  let failing = 0;
  let skipped = 0;
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
        skipped += (counts.get('skipped') ?? 0) + (counts.get('todo') ?? 0);
        return;
      }
      if (/^No tests found, exiting with code \d/.test(text)) {
        seen = true;
        return;
      }
      const [, result, rest = ''] = fileLine.exec(text) ?? [];
      const path = pathIn(rest);
      if (result !== undefined && path !== undefined) {
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
    reading: () => (seen ? { passed, total: passed + failing, skipped, failed } : undefined),
  };
}

/** The last word but for a duration: `packages/a src/b.test.ts (5.1 s)`. */
function pathIn(text: string): string | undefined {
  const words = text.split(' ');
  const timed = /^\([\d.]+$/.test(words.at(-2) ?? '') && /^m?s\)$/.test(words.at(-1) ?? '');
  const path = words.at(timed ? -3 : -1) ?? '';
  return path.slice(1, -1).includes('.') ? path : undefined;
}
