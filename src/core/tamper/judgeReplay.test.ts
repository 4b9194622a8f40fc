import assert from 'node:assert/strict';
import type { Finding, TestCase } from '../health/health.ts';
import { judgeReplay, type Replay, type ReplayRun, replaySuspects, whyUntold } from './judgeReplay.ts';

const changed = ['test/a.test.ts', 'test/support.ts'];

function finding(message: string, file?: string): Finding {
  return { file, line: 7, code: undefined, message };
}

function run(findings: readonly Finding[], cases?: readonly TestCase[]): ReplayRun {
  const counts = { errors: findings.length, warnings: 0 };
  const tests = { passed: 3 - findings.length, total: 3, skipped: 0 };
  return { exit: { kind: 'exited', code: findings.length === 0 ? 0 : 1 }, reading: { findings, counts, tests, cases } };
}

const green = run([]);
const silent: ReplayRun = { ...run([]), exit: { kind: 'exited', code: 1 } };

/** `severity file:line`, with what is said of which test. */
function told(replay: ReplayRun, more: Partial<Replay> = {}): readonly string[] {
  const suspects = replaySuspects(replay, []);
  assert.ok(suspects);
  const all: Replay = {
    plan: { files: [], allow: [] },
    changed,
    added: new Set(['test/new.test.ts']),
    textBefore: (path) => (path === 'test/a.test.ts' ? "it('adds')" : ''),
    replay,
    again: replay,
    start: green,
    ...more,
  };
  return judgeReplay(all, suspects).map(({ severity, file, line, message }) => {
    const [who = ''] = message.split(/ as (?:it was|they were)/);
    return `${severity} ${file}:${line} ${who}`;
  });
}

describe('The start commit’s tests on the new code', () => {
  it('block where one fails that passed, unless the plan lists its file', () => {
    const red = run([finding('adds', 'test/a.test.ts')]);
    assert.deepEqual(told(red), ['blocks test/a.test.ts:6 The test “adds”']);
    const plan = { files: [], allow: ['test/a.test.ts'] };
    assert.deepEqual(told(red, { plan }), ['flagged test/a.test.ts:6 The test “adds”']);
    const folder = { files: [], allow: ['test/**'] };
    assert.deepEqual(told(red, { plan: folder }), ['flagged test/a.test.ts:6 The test “adds”']);
  });

  it('say nothing of a test that fails on the start commit, only once, or is new', () => {
    const red = run([finding('adds', 'test/a.test.ts')]);
    assert.deepEqual(told(red, { start: red }), []);
    assert.deepEqual(told(red, { again: green }), []);
    assert.deepEqual(told(run([finding('news', 'test/new.test.ts')])), []);
  });

  it('tell of a test that fails by what it uses', () => {
    const red = run([finding('sums', 'test/b.test.ts')]);
    assert.deepEqual(told(red), ['blocks test/a.test.ts:0 The test “sums” (test/b.test.ts)']);
  });

  it('find the file of a test whose runner names none', () => {
    const red = run([finding('Cart > adds')]);
    assert.deepEqual(told(red), ['blocks test/a.test.ts:0 The test “Cart > adds”']);
    assert.deepEqual(told(run([finding('Cart > takes')])), [], 'in no text of the start commit');
    const cases = [{ file: undefined, name: 'Cart > takes', outcome: 'passed' }] as const;
    assert.deepEqual(told(run([finding('Cart > takes')]), { start: run([], cases) }), [
      'blocks test/a.test.ts:0 The test “Cart > takes”',
    ]);
    assert.deepEqual(told(red, { start: run([], cases) }), [], 'not among those that passed');
  });

  it('block as a whole where they cannot be built any more', () => {
    assert.deepEqual(told(silent), ['blocks test/a.test.ts:0 The tests']);
    assert.deepEqual(told(silent, { start: silent }), []);
    assert.deepEqual(told(silent, { again: green }), []);
  });

  it('need no closer look where they pass, or fail as before', () => {
    assert.equal(replaySuspects(green, []), undefined);
    const known = finding('adds', 'test/a.test.ts');
    assert.equal(replaySuspects(run([known]), [known]), undefined);
  });
});

function ran(name: string, outcome: TestCase['outcome']): ReplayRun {
  const { reading, exit } = run([], [{ file: undefined, name, outcome }]);
  return { exit, reading: { ...reading, tests: { passed: 1, total: 1, skipped: 0 } } };
}

describe('A replay without findings', () => {
  const texts = new Map([
    ['test/a.test.ts', "it('adds')"],
    ['test/fixtures/a.json', '[]'],
  ]);
  it('shows that the changed tests pass where each file has one by name', () => {
    assert.equal(whyUntold([ran('Cart > adds', 'passed')], texts), undefined);
  });

  it('says why it shows nothing', () => {
    const unnamed = 'the tests that ran there are not named in the output';
    assert.equal(whyUntold([green], texts), unnamed);
    assert.equal(whyUntold([{ ...silent, reading: { ...silent.reading, tests: undefined } }], texts), unnamed);
    const other = 'no test of test/a.test.ts is known to have passed there';
    assert.equal(whyUntold([ran('takes', 'passed')], texts), other);
    assert.equal(whyUntold([ran('adds', 'skipped')], texts), other);
    assert.equal(whyUntold([ran('adds', 'failed')], texts), '“adds” fails there, and not because of the work alone');
  });
});
