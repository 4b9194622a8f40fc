import assert from 'node:assert/strict';
import { goneTests, regressions } from './compare.ts';
import { exampleRun } from './exampleRun.ts';
import type { HealthReport, TestCase, ToolRun } from './health.ts';
import { healthReport } from './score.ts';

function types(...errors: readonly string[]): ToolRun {
  return exampleRun('typecheck', 'tsc', errors.length === 0 ? 0 : 2, errors.join('\n'));
}

function tests(passed: number, ...failed: readonly string[]): ToolRun {
  const list = failed.map((name) => `test at test/a.test.ts:1:1\n✖ ${name} (1.2ms)\n`).join('');
  const counts = `ℹ tests ${String(passed + failed.length)}\nℹ pass ${String(passed)}\nℹ fail ${String(failed.length)}\nℹ cancelled 0\n`;
  return exampleRun('test', 'npm test', failed.length === 0 ? 0 : 1, counts + list);
}

function knip(...names: readonly string[]): ToolRun {
  const list = names.map((name) => `${name}  src/a.ts:1:34\n`).join('');
  return exampleRun('deadcode', 'knip', 1, `Unused exports (9)\n${list}`);
}

function report(...runs: readonly ToolRun[]): HealthReport {
  return healthReport(runs);
}

function cases(...names: readonly string[]): readonly TestCase[] {
  return names.map((name) => ({ file: undefined, name, outcome: 'passed' }));
}

function listed(count: number, list: string): HealthReport {
  const { categories, ...rest } = report(tests(count));
  const numbers = { passed: count, total: count, list };
  return { ...rest, categories: { ...categories, test: { ...categories.test, tests: numbers } } };
}

describe('regressions', () => {
  it('are none when nothing changed, even in a red repository', () => {
    const red = report(types("src/a.ts(1,1): error TS1005: ';' expected."), tests(3, 'rounds up'));
    assert.deepEqual(regressions(red, red), []);
    assert.deepEqual(regressions(red, report(types(), tests(4))), []);
  });

  it('do not care for moved lines and numbers in messages', () => {
    const before = report(types('src/a.ts(1,1): error TS2554: Expected 2 arguments, but got 1.'));
    assert.deepEqual(
      regressions(before, report(types('src/a.ts(9,1): error TS2554: Expected 3 arguments, but got 1.'))),
      [],
    );
  });

  it('name tool, file and message', () => {
    assert.deepEqual(regressions(report(types()), report(types("src/a.ts(1,1): error TS1005: ';' expected."))), [
      "typecheck (tsc) passed before and fails now: Exit code 2: 1 finding, first: src/a.ts:1: TS1005: ';' expected",
      "typecheck (tsc): new: src/a.ts:1: TS1005: ';' expected",
    ]);
  });

  it('count the same finding twice as one new one', () => {
    const one = "src/a.ts(1,1): error TS1005: ';' expected.";
    assert.deepEqual(regressions(report(types(one)), report(types(one, one.replace('(1,', '(7,')))), [
      "typecheck (tsc): new: src/a.ts:7: TS1005: ';' expected",
    ]);
  });

  it('see a newly failing test although another one was repaired', () => {
    assert.deepEqual(regressions(report(tests(3, 'row 1')), report(tests(3, 'row 2'))), [
      'test (npm test): new: test/a.test.ts:1: row 2',
    ]);
  });

  it('see fewer tests, and more failed ones that have no name', () => {
    assert.deepEqual(regressions(report(tests(5)), report(tests(3))), [
      'test (npm test): 5 tests ran before, only 3 run now; restore them, or list their files under Files expected to change',
    ]);
    const unnamed = exampleRun('test', 'npm test', 1, 'ℹ tests 4\nℹ pass 2\nℹ fail 2\nℹ cancelled 0\n');
    const fewer = exampleRun('test', 'npm test', 1, 'ℹ tests 4\nℹ pass 3\nℹ fail 1\nℹ cancelled 0\n');
    assert.deepEqual(regressions(report(fewer), report(unnamed)), [
      'test (npm test): 1 tests failed before, 2 fail now',
    ]);
    assert.deepEqual(regressions(report(unnamed), report(fewer)), []);
  });

  it('miss no test that may go, and every other one', () => {
    const lists = new Map([
      ['then', cases('adds', 'takes', 'old')],
      ['now', cases('adds')],
    ]);
    const [before, after] = [listed(3, 'then'), listed(1, 'now')];
    const testsOf = (list: string): readonly TestCase[] | undefined => lists.get(list);
    assert.deepEqual(
      regressions(before, after, testsOf, ({ name }) => name === 'old' || name === 'takes'),
      [],
    );
    assert.deepEqual(
      regressions(before, after, testsOf, ({ name }) => name === 'old'),
      [
        'test (npm test): 3 tests ran before, only 1 run now; restore them, or list their files under Files expected to change',
        'test (npm test): takes ran before and is gone',
      ],
    );
    assert.deepEqual(
      goneTests(before, after, testsOf, ({ name }) => name === 'old'),
      ['old'],
    );
  });

  it('see a test script that no longer runs anything readable', () => {
    assert.deepEqual(regressions(report(tests(5)), report(exampleRun('test', 'npm test', 0, ''))), [
      'test (npm test): 5 tests ran before; how many run now cannot be read',
    ]);
  });

  it('see a red tool that fails in another way', () => {
    const crash = exampleRun('typecheck', 'tsc', 139, '');
    assert.deepEqual(regressions(report(types("src/a.ts(1,1): error TS1005: ';' expected.")), report(crash)), [
      'typecheck (tsc) fails in another way than before: Exit code 139, and no output',
    ]);
  });

  it('see a tool that is gone, missing, or new and red', () => {
    assert.deepEqual(regressions(report(types()), report()), [
      'typecheck is no longer run; before the plan it was `tsc`',
    ]);
    const missing = exampleRun('typecheck', 'tsc', 127, '');
    assert.deepEqual(regressions(report(types()), report(missing)), [
      'typecheck (tsc) cannot be run any more: The program of `tsc` is missing (exit code 127): install it, or change the command',
    ]);
    assert.deepEqual(regressions(report(missing), report(missing)), []);
    assert.deepEqual(regressions(report(), report(tests(1, 'rounds up'))), [
      'test (npm test) is new and fails: Exit code 1: 1 of 2 tests failed, first: test/a.test.ts:1: rounds up',
    ]);
    assert.deepEqual(regressions(report(), report(tests(2))), []);
  });

  it('see new dead code although the tests are green', () => {
    assert.deepEqual(regressions(report(knip('old')), report(knip('old', 'fresh'))), [
      'deadcode (knip): new: src/a.ts:1: Unused exports: fresh',
    ]);
  });

  it('name the first new findings and count the rest', () => {
    const many = Array.from({ length: 30 }, (_, index) => `src/a${String(index)}.ts(1,1): error TS1005: ';' expected.`);
    const sentences = regressions(report(types("src/z.ts(1,1): error TS1005: ';' expected.")), report(types(...many)));
    assert.equal(sentences.length, 21);
    assert.equal(sentences.at(-1), 'typecheck (tsc): 10 more new findings');
  });

  it('survive a way through JSON, as the journal makes it', () => {
    const before = report(types(), tests(5));
    const copy = JSON.parse(JSON.stringify(before)) as HealthReport;
    assert.deepEqual(regressions(copy, before), []);
    assert.deepEqual(regressions(before, copy), []);
  });
});
