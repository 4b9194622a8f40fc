import assert from 'node:assert/strict';
import { regressions } from './compare.ts';
import { exampleRun } from './exampleRun.ts';
import type { HealthReport, ToolRun } from './health.ts';
import { healthReport } from './score.ts';
import { mostSuspects, rerunText, settle, suspectedTests, type SuspectedTest, waveringText } from './suspects.ts';

function tests(passed: number, ...failed: readonly string[]): ToolRun {
  const list = failed.map((name) => `test at test/a.test.ts:1:1\n✖ ${name} (1.2ms)\n`).join('');
  const counts = `ℹ tests ${passed + failed.length}\nℹ pass ${passed}\nℹ fail ${failed.length}\nℹ cancelled 0\n`;
  return exampleRun('test', 'npm test', failed.length === 0 ? 0 : 1, counts + list);
}

const redTypes = exampleRun('typecheck', 'tsc', 2, "src/a.ts(1,1): error TS1005: ';' expected.");

const suspected = (name: string): SuspectedTest => ({ category: 'test', file: 'test/a.test.ts', name });

function suspects(before: HealthReport, after: HealthReport, ended = true): readonly string[] {
  return suspectedTests(before, after, { testsOf: () => undefined, mayGo: () => false, ended: () => ended }).map(
    ({ name }) => name,
  );
}

describe('Suspected tests', () => {
  it('are those that fail newly, and are all that is worse', () => {
    const before = healthReport([tests(3, 'was red')]);
    assert.deepEqual(suspects(before, healthReport([tests(1, 'was red', 'adds', 'takes')])), ['adds', 'takes']);
    assert.deepEqual(suspects(before, healthReport([tests(3, 'was red')])), []);
  });

  it('are none where something else is worse, too', () => {
    const before = healthReport([tests(3)]);
    assert.deepEqual(suspects(before, healthReport([tests(2, 'adds'), redTypes])), []);
    assert.deepEqual(suspects(before, healthReport([tests(1, 'adds')])), [], 'a test is gone');
  });

  it('are none where not every failure is named, or the run did not end by itself', () => {
    const before = healthReport([tests(3)]);
    const silent = exampleRun('test', 'npm test', 1, 'ℹ tests 3\nℹ pass 2\nℹ fail 1\n');
    assert.deepEqual(suspects(before, healthReport([silent])), []);
    assert.deepEqual(suspects(before, healthReport([tests(2, 'adds')]), false), []);
  });

  it('are none where too many fail for chance', () => {
    const names = Array.from({ length: mostSuspects + 1 }, (_, at) => `test ${at}`);
    const before = healthReport([tests(20)]);
    assert.deepEqual(suspects(before, healthReport([tests(9, ...names)])), []);
    assert.equal(suspects(before, healthReport([tests(10, ...names.slice(1))])).length, mostSuspects);
  });
});

describe('A report whose suspects are cleared', () => {
  it('is green where they were all that failed', () => {
    const settled = settle(healthReport([tests(2, 'adds')]), [suspected('adds')]);
    assert.deepEqual(settled, {
      ...settled,
      composite: 10,
      categories: {
        ...settled.categories,
        test: {
          ...settled.categories.test,
          status: 'pass',
          score: 10,
          findings: [],
          tests: { passed: 3, total: 3, skipped: 0 },
          summary: '3 tests passed, one of them not each time.',
        },
      },
    });
    assert.deepEqual(regressions(healthReport([tests(3)]), settled), []);
  });

  it('stays red by what failed besides', () => {
    const { test } = settle(healthReport([tests(2, 'adds', 'takes')]), [suspected('adds')]).categories;
    assert.deepEqual([test.status, test.score, test.findings.length, test.tests?.passed], ['fail', 6, 1, 3]);
    assert.equal(test.summary, '1 of 4 tests failed; 1 more not each time.');
  });

  it('is the same where nothing is cleared', () => {
    const red = healthReport([tests(2, 'adds')]);
    assert.deepEqual(settle(red, [suspected('other')]), red);
  });
});

it('A cleared test is told in one line', () => {
  const test = { ...suspected('adds'), passed: 2, runs: 4 };
  assert.equal(rerunText({ ...test, verdict: 'flaky' }), '“adds” (test/a.test.ts) passed 2 of 4 runs');
  assert.equal(rerunText({ ...test, file: undefined, verdict: 'before' }), '“adds” fails on the start commit as well');
});

it('A test that the work made waver is told with its runs before and after', () => {
  const test = { ...suspected('adds'), verdict: 'failing', passed: 1, runs: 3 } as const;
  assert.equal(waveringText(test), undefined);
  assert.equal(
    waveringText({ ...test, start: 5 }),
    '“adds” (test/a.test.ts) passed 1 of 3 runs after the work, and 5 of 5 on the start commit: have it pass each time',
  );
  assert.equal(
    waveringText({ ...test, start: 0 }),
    '“adds” (test/a.test.ts) passed 1 of 3 runs, and was not seen to waver on the start commit: have it pass each time',
  );
});
