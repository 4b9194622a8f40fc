import assert from 'node:assert/strict';
import { exampleRun } from './exampleRun.ts';
import { judgeReruns, outcomeIn, type Reruns, type TestOutcome } from './judgeReruns.ts';
import { readRun } from './tools/tools.ts';

type Runs = Partial<Record<'alone' | 'start' | 'whole', readonly TestOutcome[]>>;

/** Plays until there is a verdict: each kind of run gives its outcomes in turn, the last one again and again. */
function play(outcomes: Runs, known: Partial<Reruns> = {}): string {
  const runs = { alone: [] as TestOutcome[], start: [] as TestOutcome[], whole: [] as TestOutcome[] };
  const story: string[] = [];
  for (;;) {
    const { alone, whole } = runs;
    const step = judgeReruns({ selectable: true, wasGreen: true, alone, whole, start: runs.start, ...known });
    if (step.kind === 'verdict') {
      const start = step.start === undefined ? '' : `, start ${step.start}`;
      return `${story.join(' ')}: ${step.verdict} ${step.passed}/${step.runs}${start}`;
    }
    const own = runs[step.what];
    const given = outcomes[step.what];
    assert.ok(given, `${step.what} is not expected after ${story.join(' ')}`);
    own.push(given[own.length] ?? given.at(-1) ?? 'notRun');
    story.push(step.what);
  }
}

describe('A test that is run again', () => {
  it('is failing when it fails alone each time, and does not on the start commit', () => {
    assert.equal(play({ alone: ['failed'], start: ['passed'] }), 'alone alone alone start: failing 0/4');
    assert.equal(play({ alone: ['failed'], start: ['notRun'] }), 'alone alone alone start: failing 0/4');
  });

  it('is flaky when it does both, there and on the start commit', () => {
    assert.equal(
      play({ alone: ['failed', 'passed'], start: ['passed', 'failed'] }),
      'alone alone start start: flaky 1/3',
    );
    assert.equal(
      play({ alone: ['passed', 'passed', 'failed'], start: ['failed'] }),
      'alone alone alone start: flaky 2/4',
    );
  });

  it('is failing when only the work makes it do both', () => {
    assert.equal(
      play({ alone: ['failed', 'passed'], start: ['passed'] }),
      'alone alone start start start start start: failing 1/3, start 5',
    );
    assert.equal(play({ alone: ['passed', 'failed'], start: ['notRun'] }), 'alone alone start: failing 1/3, start 0');
    assert.equal(
      play({ whole: ['passed', 'failed'], start: ['passed'] }, { selectable: false }),
      'whole whole whole start start start start start: failing 1/4, start 5',
    );
  });

  it('is flaky when it passes alone only where it passes beside the others as well', () => {
    assert.equal(play({ alone: ['passed'], whole: ['passed'] }), 'alone alone alone whole: flaky 4/5');
    assert.equal(play({ alone: ['passed'], whole: ['failed'] }), 'alone alone alone whole: failing 3/5');
  });

  it('that fails alone on the start commit, too, is judged beside the others', () => {
    const alone = { alone: ['failed'], start: ['failed'] } as const;
    assert.equal(play({ ...alone, whole: ['failed'] }), 'alone alone alone start whole whole whole: failing 0/7');
    assert.equal(
      play({ ...alone, whole: ['failed', 'passed'] }),
      'alone alone alone start whole whole whole: flaky 2/7',
    );
  });

  it('was red before where nobody knew better', () => {
    const unknown = { wasGreen: false };
    assert.equal(play({ alone: ['failed'], start: ['failed'] }, unknown), 'alone alone alone start: before 0/4');
    const whole = { whole: ['failed'] } as const;
    const known = { ...unknown, selectable: false };
    assert.equal(play({ ...whole, start: ['failed'] }, known), 'whole whole whole start: before 0/4');
    assert.equal(play({ ...whole, start: ['passed'] }, known), 'whole whole whole start: failing 0/4');
  });

  it('is run with the whole tool where it cannot be selected', () => {
    assert.equal(play({ whole: ['failed'] }, { selectable: false }), 'whole whole whole: failing 0/4');
    assert.equal(play({ alone: ['notRun'], whole: ['passed'] }), 'alone whole whole whole: flaky 3/4');
  });
});

/** What node:test prints. */
function output(passed: number, failed: readonly string[]): string {
  return [
    ...failed.map((name) => `test at a.test.js:1:1\n✖ ${name} (1ms)`),
    `ℹ tests ${passed + failed.length}`,
    `ℹ pass ${passed}`,
    `ℹ fail ${failed.length}`,
  ].join('\n');
}

function said(code: number, text: string): TestOutcome {
  const run = exampleRun('test', 'npm test', code, text);
  return outcomeIn(run, readRun(run), { file: 'a.test.js', name: 'adds' });
}

describe('What a run says of one test', () => {
  it('is that it passed only where it ran and every failure is named', () => {
    assert.equal(said(0, output(1, [])), 'passed');
    assert.equal(said(1, output(1, ['other'])), 'passed');
    assert.equal(said(1, output(1, ['adds'])), 'failed');
    assert.equal(said(1, output(1, [])), 'failed', 'a crash after the tests');
    assert.equal(said(0, output(0, [])), 'notRun');
    assert.equal(said(1, 'Cannot find it'), 'notRun');
  });

  it('is that it failed where the run was ended', () => {
    const run = {
      ...exampleRun('test', 'npm test', 0, output(1, [])),
      exit: { kind: 'timedOut', afterSeconds: 1 },
    } as const;
    assert.equal(outcomeIn(run, readRun(run), { file: 'a.test.js', name: 'adds' }), 'failed');
  });
});
