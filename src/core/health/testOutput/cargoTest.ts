import { caseList, type FailedTest, type TestReader } from './testReader.ts';

/** One for each test binary and for the examples in the documentation. */
const summary = /^test result: \w+\. (\d+) passed; (\d+) failed; (\d+) ignored;/;
const outcomeWord = /^(ok|FAILED|ignored)(?:,|$)/;
const outcomes = { ok: 'passed', FAILED: 'failed', ignored: 'skipped' } as const;

export function cargoTestReader(): TestReader {
  const failed: FailedTest[] = [];
  const list = caseList();
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
      const end = text.startsWith('test ') ? text.lastIndexOf(' ... ') : -1;
      const [, word] = end === -1 ? [] : (outcomeWord.exec(text.slice(end + 5)) ?? []);
      if (word !== undefined) {
        const name = text.slice(5, end);
        list.add({ file: undefined, name, outcome: outcomes[word as keyof typeof outcomes] });
        if (word === 'FAILED') {
          failed.push({ file: undefined, line: undefined, name });
        }
      }
    },
    reading: () => (seen ? { passed, total: passed + failing, skipped, failed, cases: list.cases } : undefined),
  };
}
