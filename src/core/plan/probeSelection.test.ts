import assert from 'node:assert/strict';
import { outputLines } from './probeOutput.ts';
import { selectsNoTest } from './probeSelection.ts';

function selectsNone(stdout: string): boolean {
  return selectsNoTest(outputLines({ stdout, stderr: '' }));
}

/** What runners print when nothing is selected, taken from real runs where it says so, else from their documentation. */
const nothing: Readonly<Record<string, string>> = {
  'Vitest 4, -t zzz':
    ' RUN  v4.1.12 /x\n\n ↓ test/a.test.js (1 test | 1 skipped)\n\n Test Files  1 skipped (1)\n      Tests  1 skipped (1)\n',
  'Vitest 4, no such file': 'No test files found, exiting with code 1\n\nfilter: nope\n',
  'Vitest 4, --passWithNoTests': 'No test files found, exiting with code 0\n',
  'Jest 30, -t zzz':
    'Test Suites: 1 skipped, 0 of 1 total\nTests:       1 skipped, 1 total\nRan all test suites with tests matching "zzz".\n',
  'Jest 30, no such file': 'No tests found, exiting with code 1\nRun with `--passWithNoTests` to exit with code 0\n',
  'mocha 11, --grep zzz': '\n\n  0 passing (1ms)\n\n',
  'mocha 11, no such file': 'Error: No test files found: "test/nope.js"\n',
  'mocha 11, tap': '# tests 0\n# pass 0\n# fail 0\n1..0\n',
  'Playwright 1.61, -g zzz': '\nError: No tests found\n\n',
  'Playwright 1.61, no such file':
    'Error: No tests found.\nMake sure that arguments are regular expressions matching test files.\n',
  'Node 24, no such file': "Could not find 'test/nope.test.js'\n",
  'Node 24, --test-name-pattern=zzz':
    '✔ test/a.test.js (53.890558ms)\nℹ tests 1\nℹ suites 0\nℹ pass 1\nℹ fail 0\nℹ cancelled 0\nℹ skipped 0\nℹ todo 0\n',
  'Node 24, tap': '1..0\n# Subtest: test/a.test.js\nok 1 - test/a.test.js\n1..1\n# tests 1\n# pass 1\n# fail 0\n',
  'Node 20, tap':
    '# Subtest: adds\nok 1 - adds # SKIP test name does not match pattern\n1..1\n# tests 1\n# pass 0\n# fail 0\n# skipped 1\n',
  'pytest 9, -k zzz':
    'collected 1 item / 1 deselected / 0 selected\n\n============================ 1 deselected in 1.77s =====\n',
  'pytest 9, -q -k zzz': '\n1 deselected in 0.73s\n',
  'pytest 9, no such file':
    'collected 0 items\n\n============================ no tests ran in 1.38s =====\nERROR: file or directory not found: test_b.py\n',
  'unittest 3.11': '\n----------------------------------------\nRan 0 tests in 0.000s\n\nOK\n',
  'cargo 1.95':
    'running 0 tests\n\ntest result: ok. 0 passed; 0 failed; 0 ignored; 0 measured; 1 filtered out; finished in 0.00s\n\nrunning 0 tests\n',
  'go 1.19, -run Zzz': 'ok  \tx\t0.002s [no tests to run]\n?   \tx/sub\t[no test files]\n',
  'go 1.19, -v -run Zzz': 'testing: warning: no tests to run\nPASS\nok  \tx\t0.002s\n',
  'RSpec 3.12': 'All examples were filtered out\n\nFinished in 0.00013 seconds\n0 examples, 0 failures\n',
  minitest: '0 runs, 0 assertions, 0 failures, 0 errors, 0 skips\n',
  PHPUnit: 'No tests executed!\n',
  dotnet: 'No test matches the given testcase filter `Name=Zzz` in /x/bin/Debug/net9.0/x.dll\n',
  Surefire: '[ERROR] No tests matching pattern "Zzz" were executed! (Set -Dsurefire.failIfNoSpecifiedTests=false)\n',
  Gradle: '> No tests found for given includes: [ZzzTest](--tests filter)\n',
  Cypress: "Can't run because no spec files were found.\n",
};

/** Some test ran, whatever else was said. */
const something: Readonly<Record<string, string>> = {
  'Vitest 4': ' ✓ test/a.test.js (1 test) 2ms\n\n Test Files  1 passed (1)\n      Tests  1 passed (1)\n',
  'Vitest 4, one fails': ' Test Files  1 failed | 1 skipped (2)\n      Tests  1 failed | 1 skipped (2)\n',
  'Jest 30': 'Test Suites: 1 passed, 1 total\nTests:       1 skipped, 1 passed, 2 total\n',
  'mocha 11': '\n  ✔ adds\n\n  1 passing (2ms)\n',
  'mocha 11, all fail': '\n  0 passing (3ms)\n  2 failing\n',
  'Playwright 1.61': 'Running 1 test using 1 worker\n  1 failed\n',
  'Node 24': '✔ adds (0.838779ms)\nℹ tests 1\nℹ pass 1\nℹ fail 0\n',
  'Node 24, one of two files': '✔ test/a.test.js (5ms)\n✔ adds (0.8ms)\nℹ tests 2\nℹ pass 2\nℹ fail 0\n',
  'Node 24, a file that breaks': '✖ test/a.test.js (50ms)\nℹ tests 1\nℹ pass 0\nℹ fail 1\n',
  'pytest 9': '============================== 1 passed in 1.01s ===========\n',
  'pytest 9, one of three': '================= 1 failed, 2 deselected in 1.01s ===========\n',
  'cargo 1.95':
    'running 1 test\ntest tests::it_works ... ok\n\ntest result: ok. 1 passed; 0 failed\n\nrunning 0 tests\n',
  'go 1.19': 'ok  \tx\t0.002s\n?   \tx/sub\t[no test files]\n',
  'go 1.19, one fails': '--- FAIL: TestA (0.00s)\nFAIL\nFAIL\tx\t0.002s\n',
  'RSpec 3.12': '1 example, 0 failures\n',
  'two runners': 'No tests found, exiting with code 1\n  3 passing (2ms)\n',
  'no runner': 'Compiling…\nerror TS2304: Cannot find name x.\n',
  nothing: '',
};

describe('A selection of tests', () => {
  for (const [runner, output] of Object.entries(nothing)) {
    it(`is empty: ${runner}`, () => {
      assert.equal(selectsNone(output), true);
    });
  }

  for (const [runner, output] of Object.entries(something)) {
    it(`is not empty: ${runner}`, () => {
      assert.equal(selectsNone(output), false);
    });
  }

  it('is read without colours', () => {
    assert.equal(selectsNone('\u001B[92m \u001B[0m\u001B[32m 0 passing\u001B[0m\u001B[90m (1ms)\u001B[0m\n'), true);
  });
});
