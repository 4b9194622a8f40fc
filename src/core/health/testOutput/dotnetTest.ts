import { caseList, type FailedTest, type TestReader } from './testReader.ts';

/** One for each test project. */
const result = /^(?:Passed|Failed|Skipped)! +- Failed: +(\d+), Passed: +(\d+), Skipped: +(\d+), Total:/;
/** Since .NET 9 one for all, on a terminal that can. */
const summary = /^(?:Test summary|Build summary): total: \d+, failed: (\d+), succeeded: (\d+), skipped: (\d+)/;
/** Behind the name stands how long it took: ` [3 ms]`. Passed ones are named with `--logger console;verbosity=normal`. */
const named = /^ {2}(Passed|Failed|Skipped) (\S.*)\]$/;
const outcomes = { Passed: 'passed', Failed: 'failed', Skipped: 'skipped' } as const;

export function dotnetTestReader(): TestReader {
  const failed: FailedTest[] = [];
  const list = caseList();
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
      const [, word, told = ''] = named.exec(text) ?? [];
      const end = told.lastIndexOf(' [');
      if (end > 0) {
        const name = told.slice(0, end);
        list.add({ file: undefined, name, outcome: outcomes[word as keyof typeof outcomes] });
        if (word === 'Failed') {
          failed.push({ file: undefined, line: undefined, name });
        }
      }
    },
    reading: () => (seen ? { passed, total: passed + failing, skipped, failed, cases: list.cases } : undefined),
  };
}
