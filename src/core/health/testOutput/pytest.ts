import { withoutTrailing } from '../../base/withoutTrailing.ts';
import type { TestCase } from '../health.ts';
import { caseList, countsByWord, type FailedTest, runTotals, type TestReader } from './testReader.ts';

const summary = /^(\d[^=]*|no tests ran) in [\d.]+s\b/;

/** pytest's last line: `== 1 failed, 3 passed, 1 skipped in 0.12s ==`; without the rulers where it is told to be quiet. */
export function pytestReader(): TestReader {
  const failed: FailedTest[] = [];
  const totals = runTotals(failed);
  const list = caseList();
  return {
    line: (text) => {
      const [, said] = summary.exec(withoutTrailing(text.replace(/^=+ /, ''), '=')) ?? [];
      const counts = countsByWord(said ?? '');
      const sum = (...words: readonly string[]): number =>
        words.reduce((all, word) => all + (counts.get(word) ?? 0), 0);
      const passed = sum('passed', 'xpassed');
      const failing = sum('failed', 'error', 'errors');
      // A test that is expected to fail tells nothing, whatever it does.
      const skipped = sum('skipped', 'xfailed');
      if (
        said !== undefined &&
        (passed + failing + skipped > 0 || said === 'no tests ran' || counts.has('deselected'))
      ) {
        totals.add(passed, failing, skipped);
      }
      const result = readResult(text);
      if (result !== undefined) {
        list.add(result);
      }
      const test = readFailure(text);
      if (test !== undefined) {
        failed.push(test);
      }
    },
    reading: () => {
      const reading = totals.reading();
      return reading === undefined ? undefined : { ...reading, cases: list.cases };
    },
  };
}

const outcomes: Readonly<Record<string, TestCase['outcome']>> = {
  PASSED: 'passed',
  XPASS: 'passed',
  FAILED: 'failed',
  ERROR: 'failed',
  SKIPPED: 'skipped',
  XFAIL: 'skipped',
};

/** `-v`: `test_a.py::Class::test[1] PASSED   [ 50%]`. */
function readResult(text: string): TestCase | undefined {
  const at = text.indexOf('.py::');
  const [word] = / (?:PASSED|XPASS|FAILED|ERROR|SKIPPED|XFAIL)(?: |$)/.exec(text) ?? [];
  const outcome = outcomes[word?.trim() ?? ''];
  if (at === -1 || word === undefined || outcome === undefined || text.slice(0, at).includes(' ')) {
    return undefined;
  }
  return { file: text.slice(0, at + 3), name: text.slice(at + 5, text.indexOf(word)), outcome };
}

/** `FAILED test_a.py::Class::test - why`, or `ERROR test_a.py - why` for a file that could not be loaded. */
function readFailure(text: string): FailedTest | undefined {
  const start = ['FAILED ', 'ERROR '].find((word) => text.startsWith(word));
  const [told = ''] = text.slice(start?.length ?? text.length).split(' - ');
  const [file = '', ...names] = told.trim().split('::');
  return file.endsWith('.py')
    ? { file, line: undefined, name: names.length === 0 ? 'the file could not be loaded' : names.join('::') }
    : undefined;
}
