import assert from 'node:assert/strict';
import { exampleRun } from '../exampleRun.ts';
import { judgeRun } from '../score.ts';
import { readRun } from '../tools/tools.ts';
import type { ToolRun } from '../health.ts';

/** As Bats 1.8.2 prints it on Debian 12. */
const bats = `1..3
ok 1 adds
not ok 2 rounds
# (in test file a.bats, line 5)
#   \`[ $((7 / 2)) -eq 4 ]' failed
ok 3 is later # skip no printer
`;

/** As \`prove -v\` of Perl 5.36 prints it (TAP::Harness 3.44). */
const prove = `t/a.t ..
1..4
ok 1 - adds
not ok 2 - rounds
ok 3 # skip no printer
# Subtest: deep
    1..2
    ok 1 - one
    ok 2 - two
ok 4 - deep
Dubious, test returned 1 (wstat 256, 0x100)
Failed 1/4 subtests
	(less 1 skipped subtest: 2 okay)
Files=1, Tests=4,  0 wallclock secs
Result: FAIL
`;

function cases(run: ToolRun): readonly string[] {
  return (readRun(run).cases ?? []).map(({ outcome, name }) => `${outcome} ${name}`);
}

describe('tapReader', () => {
  it('names every test of Bats', () => {
    assert.deepEqual(cases(exampleRun('test', 'npm test', 1, bats)), [
      'passed adds',
      'failed rounds',
      'skipped is later',
    ]);
  });

  it('counts the parts of a test, not the test above them', () => {
    const run = exampleRun('test', 'npm test', 1, prove);
    assert.deepEqual(cases(run), [
      'passed adds',
      'failed rounds',
      'skipped test 3',
      'passed deep > one',
      'passed deep > two',
    ]);
    assert.deepEqual(readRun(run).tests, { passed: 3, total: 4, skipped: 1 });
  });

  it('is red where planned tests never came, although the exit code is 0', () => {
    const { status, summary } = judgeRun(exampleRun('test', 'npm test', 0, '1..9\nok 1 adds\n'));
    assert.equal(status, 'fail');
    assert.match(summary, /1 of 2 tests failed, first: 8 planned tests, which never came/);
  });

  it('is red after a bail out, and where nothing was planned', () => {
    assert.match(
      judgeRun(exampleRun('test', 'npm test', 0, '1..1\nok 1 adds\nBail out! No database.\n')).summary,
      /No database/,
    );
    assert.match(
      judgeRun(exampleRun('test', 'npm test', 0, '1..0 # SKIP not on this system\n')).summary,
      /No tests ran/,
    );
  });

  it('leaves runners that sum up to their own reader', () => {
    const tape = '1..2\nok 1 adds\nok 2 rounds\n\n# tests 2\n# pass  2\n';
    assert.deepEqual(readRun(exampleRun('test', 'npm test', 0, tape)).tests, { passed: 2, total: 2, skipped: 0 });
  });
});
