import * as z from 'zod';
import type { TestCase } from '../health.ts';
import { lineJson } from '../structured.ts';
import { caseList, type FailedTest, type TestReader } from './testReader.ts';

/** Not indented: parts of a test are not counted beside it. */
const result = /^--- (PASS|FAIL|SKIP): (\S+) \([\d.]+s\)$/;
/** Behind a package's tests: `ok  \tshop/cart\t0.003s`, `FAIL\tshop/cart\t0.003s`, `?   \tshop\t[no test files]`. */
const ending = /^(ok {2}|FAIL|\? {3})\t(\S+)(?:\t| )(.*)$/;
/** `-json`: an event a line. */
const event = z.looseObject({ Action: z.string(), Package: z.string(), Test: z.string() });

const outcomes: Readonly<Record<string, TestCase['outcome']>> = { pass: 'passed', fail: 'failed', skip: 'skipped' };

/** `go test -v` and `-json`. Otherwise it prints only what failed, and its tests cannot be counted. */
export function goTestReader(): TestReader {
  const list = caseList();
  let seen = false;
  let packages = 0;
  let empty = 0;
  let waiting: { readonly name: string; readonly outcome: TestCase['outcome'] }[] = [];
  const flush = (file: string | undefined): void => {
    for (const test of waiting) {
      list.add({ file, ...test });
    }
    waiting = [];
  };
  const readEvent = (text: string): boolean => {
    const { data } = event.safeParse(lineJson(text));
    const outcome = data === undefined ? undefined : outcomes[data.Action];
    if (data !== undefined && outcome !== undefined && !data.Test.includes('/')) {
      list.add({ file: data.Package, name: data.Test, outcome });
    }
    seen ||= data !== undefined;
    return data !== undefined;
  };
  return {
    line: (text) => {
      if (text.startsWith('{') && readEvent(text)) {
        return;
      }
      seen ||= text.startsWith('=== RUN   ');
      const [, word = '', name] = result.exec(text) ?? [];
      const outcome = outcomes[word.toLowerCase()];
      if (name !== undefined && outcome !== undefined) {
        waiting.push({ name, outcome });
      }
      const [, state, file, rest = ''] = ending.exec(text) ?? [];
      if (file !== undefined) {
        packages += 1;
        empty += state?.startsWith('?') === true || rest.includes('[no tests to run]') ? 1 : 0;
        flush(file);
      }
    },
    reading: () => {
      flush(undefined);
      const { cases } = list;
      const count = (outcome: TestCase['outcome']): number => cases.filter((test) => test.outcome === outcome).length;
      const failed = cases
        .filter(({ outcome }) => outcome === 'failed')
        .map(({ file, name }): FailedTest => ({ file, line: undefined, name }));
      if (!seen && (packages === 0 || packages > empty)) {
        return failed.length === 0 ? undefined : { passed: 0, total: 0, skipped: 0, failed, uncounted: true };
      }
      const passed = count('passed');
      return { passed, total: passed + failed.length, skipped: count('skipped'), failed, cases };
    },
  };
}
