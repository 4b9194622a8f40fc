import assert from 'node:assert/strict';
import { exampleRun } from '../exampleRun.ts';
import { findingText } from '../output.ts';
import { readRun } from '../tools/tools.ts';
import { countTests } from './countTests.ts';

interface Example {
  readonly runner: string;
  /** Printed by the runner, or in the form that its documentation shows. */
  readonly output: string;
  readonly counts: { readonly passed: number; readonly total: number; readonly skipped: number };
  readonly failed: readonly string[];
}

const examples: readonly Example[] = [
  {
    runner: 'pytest',
    output: `=========================== short test summary info ============================
FAILED test_a.py::test_bad - assert 1 == 2
FAILED test_a.py::U::test_u - AssertionError: 1 != 2
============== 2 failed, 2 passed, 2 skipped, 1 xfailed in 1.13s ===============
`,
    counts: { passed: 2, total: 4, skipped: 3 },
    failed: ['test_a.py: test_bad', 'test_a.py: U::test_u'],
  },
  {
    runner: 'pytest -q',
    output: '..\n2 passed, 1 warning in 0.78s\n',
    counts: { passed: 2, total: 2, skipped: 0 },
    failed: [],
  },
  {
    runner: 'pytest that cannot load a file',
    output: `ERROR tests/test_b.py - ModuleNotFoundError: No module named 'nothing'
!!!!!!!!!!!!!!!!!!!! Interrupted: 1 error during collection !!!!!!!!!!!!!!!!!!!!
=============================== 1 error in 0.12s ===============================
`,
    counts: { passed: 0, total: 1, skipped: 0 },
    failed: ['tests/test_b.py: the file could not be loaded'],
  },
  {
    runner: 'pytest without tests',
    output: '============================ no tests ran in 0.01s =============================\n',
    counts: { passed: 0, total: 0, skipped: 0 },
    failed: [],
  },
  {
    runner: 'unittest',
    output: `FAIL: test_u (test_a.U.test_u)
----------------------------------------------------------------------
Traceback (most recent call last):
AssertionError: 1 != 2

----------------------------------------------------------------------
Ran 3 tests in 0.000s

FAILED (failures=1, skipped=1)
`,
    counts: { passed: 1, total: 2, skipped: 1 },
    failed: ['test_u (test_a.U.test_u)'],
  },
  {
    runner: 'unittest, green',
    output: '----\nRan 1 test in 0.000s\n\nOK\n',
    counts: { passed: 1, total: 1, skipped: 0 },
    failed: [],
  },
  {
    runner: 'cargo test, of two binaries',
    output: `running 3 tests
test tests::later ... ignored
test tests::works ... ok
test tests::fails ... FAILED

failures:
    tests::fails

test result: FAILED. 1 passed; 1 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.12s

   Doc-tests c

running 1 test
test src/lib.rs - doc (line 2) ... ok

test result: ok. 1 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s
`,
    counts: { passed: 2, total: 3, skipped: 1 },
    failed: ['tests::fails'],
  },
  {
    runner: 'go test -v',
    output: `=== RUN   TestSum
=== RUN   TestSum/empty
--- PASS: TestSum (0.00s)
    --- PASS: TestSum/empty (0.00s)
=== RUN   TestBad
    a_test.go:9: got 3
--- FAIL: TestBad (0.00s)
=== RUN   TestLater
--- SKIP: TestLater (0.00s)
FAIL
FAIL\texample.com/a\t0.003s
`,
    counts: { passed: 1, total: 2, skipped: 1 },
    failed: ['example.com/a: TestBad'],
  },
  {
    runner: 'PHPUnit',
    output: `There was 1 failure:

1) Shop\\PriceTest::testRounding
Failed asserting that 1.0 matches expected 1.01.

FAILURES!
Tests: 5, Assertions: 7, Errors: 1, Failures: 1, Skipped: 1.
`,
    counts: { passed: 2, total: 4, skipped: 1 },
    failed: ['Shop\\PriceTest::testRounding'],
  },
  {
    runner: 'PHPUnit, green',
    output: 'OK (12 tests, 34 assertions)\n',
    counts: { passed: 12, total: 12, skipped: 0 },
    failed: [],
  },
  {
    runner: 'Pest',
    output: '  Tests:    1 failed, 1 skipped, 3 passed (5 assertions)\n',
    counts: { passed: 3, total: 4, skipped: 1 },
    failed: [],
  },
  {
    runner: 'RSpec',
    output: `Finished in 0.01 seconds (files took 0.1 seconds to load)
5 examples, 1 failure, 2 pending

Failed examples:

rspec ./spec/price_spec.rb:12 # Price rounds up
`,
    counts: { passed: 2, total: 3, skipped: 2 },
    failed: ['spec/price_spec.rb:12: Price rounds up'],
  },
  {
    runner: 'Minitest',
    output: '8 runs, 12 assertions, 1 failures, 1 errors, 2 skips\n',
    counts: { passed: 4, total: 6, skipped: 2 },
    failed: [],
  },
  {
    runner: 'Surefire, of two modules',
    output: `[ERROR] Tests run: 3, Failures: 1, Errors: 0, Skipped: 0, Time elapsed: 0.05 s <<< FAILURE! - in shop.PriceTest
[ERROR] Failures:
[ERROR]   PriceTest.roundsUp:17 expected: <1.01> but was: <1.00>
[INFO]
[ERROR] Tests run: 4, Failures: 1, Errors: 0, Skipped: 1
[INFO] Tests run: 2, Failures: 0, Errors: 0, Skipped: 0
`,
    counts: { passed: 4, total: 5, skipped: 1 },
    failed: ['PriceTest.roundsUp'],
  },
  {
    runner: 'Gradle',
    output: '7 tests completed, 2 failed, 1 skipped\n',
    counts: { passed: 4, total: 6, skipped: 1 },
    failed: [],
  },
  {
    runner: 'dotnet test',
    output: `  Failed Shop.PriceTest.RoundsUp [3 ms]
Failed!  - Failed:     1, Passed:     3, Skipped:     1, Total:     5, Duration: 12 ms - Shop.Tests.dll (net8.0)
`,
    counts: { passed: 3, total: 4, skipped: 1 },
    failed: ['Shop.PriceTest.RoundsUp'],
  },
  {
    runner: 'dotnet test since .NET 9',
    output: 'Test summary: total: 5, failed: 1, succeeded: 3, skipped: 1, duration: 1.2s\n',
    counts: { passed: 3, total: 4, skipped: 1 },
    failed: [],
  },
  {
    runner: 'node:test',
    output: 'ℹ tests 6\nℹ suites 2\nℹ pass 2\nℹ fail 2\nℹ cancelled 0\nℹ skipped 1\nℹ todo 1\n',
    counts: { passed: 2, total: 4, skipped: 2 },
    failed: [],
  },
  {
    runner: 'mocha',
    output: '\n  3 passing (12ms)\n  2 pending\n\n',
    counts: { passed: 3, total: 3, skipped: 2 },
    failed: [],
  },
  {
    runner: 'Vitest',
    output: '      Tests  2 failed | 1 passed | 1 skipped (4)\n',
    counts: { passed: 1, total: 3, skipped: 1 },
    failed: [],
  },
  {
    runner: 'Jest',
    output: 'Tests:       1 failed, 1 skipped, 1 todo, 3 passed, 6 total\n',
    counts: { passed: 3, total: 4, skipped: 2 },
    failed: [],
  },
  {
    runner: 'Playwright',
    output: '  1 failed\n  1 skipped\n  2 passed (1.0s)\n',
    counts: { passed: 2, total: 3, skipped: 1 },
    failed: [],
  },
];

describe('Counting tests', () => {
  for (const { runner, output, counts, failed } of examples) {
    it(`reads ${runner}: what ran, what did not, and what failed`, () => {
      const run = exampleRun('test', 'make test', 1, output);
      assert.deepEqual(countTests(run), counts);
      const reading = readRun(run);
      assert.deepEqual(reading.tests, counts);
      assert.deepEqual(reading.findings.map(findingText), failed);
    });

    it(`reads ${runner} on Windows, too`, () => {
      assert.deepEqual(countTests(exampleRun('test', 'make test', 1, output.replaceAll('\n', '\r\n'))), counts);
    });
  }

  it('says nothing of output that no runner prints', () => {
    const others = [
      '42 assertions, all good\n',
      'Found 3 errors in 0.1s\n',
      '3 files formatted in 0.1s\n',
      'OK\n',
      'ok  \texample.com/a\t0.003s\n',
      'BUILD SUCCESSFUL in 2s\n',
      'Tests run: 3\n',
    ];
    for (const output of others) {
      assert.equal(countTests(exampleRun('test', 'make test', 0, output)), undefined, output);
    }
  });
});
