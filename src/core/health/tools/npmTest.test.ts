import assert from 'node:assert/strict';
import { exampleRun } from '../exampleRun.ts';
import { findingText } from '../output.ts';
import { npmTest } from './npmTest.ts';
import { playwright } from './playwright.ts';
import type { Reading } from './tool.ts';

const nodeSpec = `▶ price
  ✔ adds (0.855775ms)
  ✖ rounds up (1.340022ms)
  ▶ inner
    ✖ deep (0.184187ms)
  ✖ inner (0.529765ms)
✖ price (4.179646ms)
✔ top (0.126901ms)
﹣ later (0.104026ms) # SKIP
✔ idea (0.088513ms) # TODO
ℹ tests 6
ℹ suites 2
ℹ pass 2
ℹ fail 2
ℹ cancelled 0
ℹ skipped 1
ℹ todo 1
ℹ duration_ms 129.856779

✖ failing tests:

test at test/price.test.ts:2:71
✖ rounds up (1.340022ms)
  AssertionError [ERR_ASSERTION]: Expected values to be strictly equal:

test at test/price.test.ts:9:154
✖ deep (0.184187ms)
  TypeError: boom
`;

const nodeTap = `TAP version 13
# Subtest: price
    # Subtest: adds
    ok 1 - adds
      ---
      duration_ms: 0.664277
      type: 'test'
      ...
    # Subtest: rounds up
    not ok 2 - rounds up
      ---
      duration_ms: 1.037908
      type: 'test'
      location: '/home/ada/shop/test/price.test.ts:2:71'
      failureType: 'testCodeFailure'
      error: 'boom'
      ...
    1..2
not ok 1 - price
  ---
  duration_ms: 3.148447
  type: 'suite'
  location: '/home/ada/shop/test/price.test.ts:1:1'
  failureType: 'subtestsFailed'
  error: '1 subtest failed'
  ...
# Subtest: idea
not ok 2 - idea # TODO
  ---
  type: 'test'
  ...
1..2
# tests 3
# suites 1
# pass 1
# fail 1
# cancelled 0
# skipped 0
# todo 1
# duration_ms 137.835289
`;

const mochaSpec = `

  price
    ✔ adds
    1) rounds up
    - later
    inner
      2) deep


  1 passing (2ms)
  1 pending
  2 failing

  1) price
       rounds up:

      AssertionError [ERR_ASSERTION]: Expected values to be strictly equal:

'1.00' !== '1.01'

      + expected - actual

      -1.00
      +1.01
      
      at Context.<anonymous> (file:///home/ada/shop/test/a.test.js:2:102)

  2) price
       inner
         deep:
     TypeError: boom
      at Context.<anonymous> (file:///home/ada/shop/test/a.test.js:2:201)

`;

const mochaTap = `ok 1 price adds
not ok 2 price rounds up
  Expected values to be strictly equal:
ok 3 price later # SKIP -
# tests 2
# pass 1
# fail 1
1..3
`;

const vitestOut = `
 RUN  v4.1.12 /home/ada/shop

 ❯ test/a.test.ts (4 tests | 2 failed | 1 skipped) 11ms
     ✓ adds 2ms
     × rounds up 7ms
     ↓ later
       × deep 1ms

 Test Files  1 failed | 12 passed (13)
      Tests  2 failed | 1 passed | 1 skipped (4)
   Start at  10:00:56
   Duration  215ms (transform 28ms, setup 0ms, import 44ms, tests 11ms, environment 0ms)

`;
const vitestErr = `
⎯⎯⎯⎯⎯⎯⎯ Failed Tests 2 ⎯⎯⎯⎯⎯⎯⎯

 FAIL  test/a.test.ts > price > rounds up
AssertionError: expected '1.00' to be '1.01' // Object.is equality

 FAIL  test/a.test.ts > price > inner > deep
TypeError: boom
`;

const jestErr = `PASS test/b.spec.js
FAIL test/a.spec.js (5.2 s)
  price
    ✓ adds (1 ms)
    ✕ rounds up (2 ms)
    ○ skipped later

  ● price › rounds up

    expect(received).toBe(expected) // Object.is equality

Summary of all failing tests
FAIL test/a.spec.js (5.2 s)
  ● price › rounds up

    expect(received).toBe(expected) // Object.is equality


Test Suites: 1 failed, 1 passed, 2 total
Tests:       1 failed, 1 skipped, 3 passed, 5 total
Snapshots:   0 total
Time:        0.194 s
Ran all test suites.
`;

const playwrightOut = `
Running 6 tests using 1 worker

  ✓  1 [chromium] › e2e/a.spec.ts:2:30 › cart › adds (7ms)
  ✘  2 [chromium] › e2e/a.spec.ts:5:81 › cart › rounds up (5ms)

  1) [chromium] › e2e/a.spec.ts:5:81 › cart › rounds up ────────────────────────────────────────────

    Error: expect(received).toBe(expected) // Object.is equality

  1 failed
    [chromium] › e2e/a.spec.ts:5:81 › cart › rounds up ─────────────────────────────────────────────
  1 flaky
    [chromium] › e2e/a.spec.ts:9:1 › cart › is slow ────────────────────────────────────────────────
  1 skipped
  1 did not run
  2 passed (1.0s)
`;

function read(stdout: string, stderr = ''): Reading {
  return npmTest.read(exampleRun('test', 'npm test', 1, stdout, stderr));
}

function ran(reading: Reading): { passed: number; total: number } | undefined {
  return reading.tests === undefined ? undefined : { passed: reading.tests.passed, total: reading.tests.total };
}

describe('npm test', () => {
  const cases: readonly (readonly [string, Reading, { passed: number; total: number }, readonly string[]])[] = [
    [
      'node:test, spec',
      read(nodeSpec),
      { passed: 2, total: 4 },
      ['test/price.test.ts:2: rounds up', 'test/price.test.ts:9: deep'],
    ],
    ['node:test, TAP', read(nodeTap), { passed: 1, total: 2 }, ['test/price.test.ts:2: rounds up']],
    ['mocha, spec', read(mochaSpec), { passed: 1, total: 3 }, ['price > rounds up', 'price > inner > deep']],
    ['mocha, TAP', read(mochaTap), { passed: 1, total: 2 }, ['price rounds up']],
    [
      'vitest',
      read(vitestOut, vitestErr),
      { passed: 1, total: 3 },
      ['test/a.test.ts: price > rounds up', 'test/a.test.ts: price > inner > deep'],
    ],
    ['jest', read('', jestErr), { passed: 3, total: 4 }, ['test/a.spec.js: price › rounds up']],
    ['playwright', read(playwrightOut), { passed: 3, total: 5 }, ['e2e/a.spec.ts:5: [chromium] cart › rounds up']],
  ];
  for (const [runner, reading, tests, failed] of cases) {
    it(`counts tests that ran, not files or suites, and names the failed ones: ${runner}`, () => {
      assert.deepEqual(ran(reading), tests);
      assert.deepEqual(reading.findings.map(findingText), failed);
    });
  }

  it('adds up what several runners say', () => {
    assert.deepEqual(ran(read(`${nodeTap}${nodeTap}`, jestErr)), { passed: 5, total: 8 });
  });

  it('does not take a file without tests for a passed test', () => {
    const output = '✔ test/empty.test.ts (75.161357ms)\n✔ adds (1.3ms)\nℹ tests 2\nℹ pass 2\nℹ fail 0\nℹ cancelled 0\n';
    assert.deepEqual(ran(read(output)), { passed: 1, total: 1 });
  });

  it('knows that no tests were collected', () => {
    const nothing = [
      'ℹ tests 0\nℹ suites 0\nℹ pass 0\nℹ fail 0\nℹ cancelled 0\n',
      '\n\n  0 passing (0ms)\n\n',
      'No test files found, exiting with code 0\n',
      'No tests found, exiting with code 0\n',
      'Error: No tests found.\nMake sure that arguments are regular expressions matching test files.\n',
    ];
    for (const output of nothing) {
      assert.deepEqual(ran(read(output)), { passed: 0, total: 0 }, output);
    }
  });

  it('knows nothing of a runner that nobody here can read', () => {
    const reading = read('42 assertions, all good\n');
    assert.deepEqual([reading.findings, reading.tests, reading.cases], [[], undefined, undefined]);
  });
});

describe('playwright', () => {
  it('is recognised when it runs tests', () => {
    assert.ok(playwright.recognises('npx --no-install playwright test'));
    assert.ok(!playwright.recognises('playwright install'));
  });

  it('reads what the reader of test scripts reads', () => {
    assert.deepEqual(playwright.read(exampleRun('e2e', 'playwright test', 1, playwrightOut)), read(playwrightOut));
  });
});
