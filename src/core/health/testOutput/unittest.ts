import { caseList, type FailedTest, runTotals, type TestReader } from './testReader.ts';

const ran = /^Ran (\d+) tests? in [\d.]+s$/;
const result = /^(OK|FAILED|NO TESTS RAN)(?: \((.*)\))?$/;
/** `-v`: `test_a (tests.test_app.AppTest.test_a) ... ok`. */
const verbose = /^\w+ \(\S+\)/;
const outcomeWord = /^(ok|FAIL|ERROR|skipped|expected failure|unexpected success)(?: |$)/;
const failure = /^(?:FAIL|ERROR): (\S+ \(\S+\)|\S+)/;

/** Python's unittest, and Django's runner: `Ran 3 tests in 0.001s`, a blank line, `FAILED (failures=1, skipped=1)`. */
export function unittestReader(): TestReader {
  const failed: FailedTest[] = [];
  const totals = runTotals(failed);
  let open: number | undefined;
  const list = caseList();
  return {
    line: (text) => {
      const [, number] = ran.exec(text) ?? [];
      if (number !== undefined) {
        open = Number(number);
        return;
      }
      const end = text.lastIndexOf(' ... ');
      const [test] = end === -1 ? [] : (verbose.exec(text) ?? []);
      const [, outcome] = end === -1 ? [] : (outcomeWord.exec(text.slice(end + 5)) ?? []);
      if (test !== undefined && outcome !== undefined) {
        const left = outcome === 'skipped' || outcome === 'expected failure';
        list.add({ file: undefined, name: test, outcome: left ? 'skipped' : outcome === 'ok' ? 'passed' : 'failed' });
      }
      const [, name] = failure.exec(text) ?? [];
      if (name !== undefined) {
        failed.push({ file: undefined, line: undefined, name });
      }
      const [, word, details = ''] = open === undefined ? [] : (result.exec(text) ?? []);
      if (open !== undefined && word !== undefined) {
        const counts = new Map(
          details.split(', ').map((part): [string, number] => {
            const [what = '', times = ''] = part.split('=');
            return [what, Number(times)];
          }),
        );
        const skipped = (counts.get('skipped') ?? 0) + (counts.get('expected failures') ?? 0);
        const failing =
          (counts.get('failures') ?? 0) + (counts.get('errors') ?? 0) + (counts.get('unexpected successes') ?? 0);
        totals.add(Math.max(0, open - skipped - failing), failing, skipped);
        open = undefined;
      }
    },
    reading: () => {
      const reading = totals.reading();
      return reading === undefined ? undefined : { ...reading, cases: list.cases };
    },
  };
}
