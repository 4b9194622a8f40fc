import assert from 'node:assert/strict';
import { foldRun } from '../journal/runView.ts';
import { fromBaseline, Play } from './examplePlay.ts';
import { runPlan } from './exampleRun.ts';

describe('A run that decides what is done', () => {
  it('runs the checks of each plan on what it starts from, and begins none that nothing could prove', () => {
    const play = new Play([runPlan(1), runPlan(2, [1]), runPlan(3)], 3, 'hold').play(0, 0, 1);
    assert.deepEqual(play.outcomes, { 1: 'blocked', 2: 'blocked', 3: 'done' });
    assert.deepEqual(play.story.slice(0, 6), [
      '1,2,3 probeChecks',
      '1 openPlan',
      '1 probePlan (1)',
      '3 openPlan',
      '3 probePlan',
      '3 measureBaseline',
    ]);
    const view = foldRun(play.records());
    assert.deepEqual(
      view?.plans.map(({ state, reason, probed }) => [state, reason, probed.map(({ verdict }) => verdict)]),
      [
        ['blocked', 'none of its checks fails now', ['vacuous']],
        ['blocked', 'dependency blocked (plan 1: Plan 1)', []],
        ['done', undefined, ['red']],
      ],
    );
  });

  it('tries again what was tampered with, and keeps the rest for the reviewer', () => {
    const play = new Play([runPlan(1)], 2).play(0, 0, 0, 0, 1, 0, 0, 0);
    assert.deepEqual(
      play.running.strikes.get('1')?.map(({ reason, details }) => [reason, ...details]),
      [['tampering: The test “adds” is gone.', 'a.test.ts:4: The test “adds” is gone.']],
    );
    assert.deepEqual(play.outcomes, { 1: 'done' });
    const again = new Play([runPlan(1)]);
    [0, 0, 0, 0, 0].forEach((outcome) => again.do(outcome));
    assert.ok(again.state.kind === 'gating');
    assert.deepEqual(
      again.state.work.findings.map(({ severity }) => severity),
      ['flagged'],
    );
  });

  it('hears a reviewer twice, and gives the plan up when it objects again', () => {
    const objects = [0, 0, 0, 0, 0, 0, 0, 4];
    const convinced = new Play([runPlan(1)], 9).play(...objects);
    assert.deepEqual(convinced.outcomes, { 1: 'done' });
    assert.equal(convinced.running.objections.get('1')?.length, 1);
    const play = new Play([runPlan(1)], 9).play(...objects, ...objects.slice(2));
    assert.deepEqual(play.outcomes, { 1: 'failed' });
    assert.equal(play.strikes('1'), 2);
    assert.deepEqual(play.story.slice(-3), ['1 putBack #2', '1 recordFailure', 'finished']);
  });

  it('proves the change again where somebody committed meanwhile, without a strike', () => {
    const play = new Play([runPlan(1)], 1).play(0, 0, 0, 0, 0, 0, 0, 0, 2);
    assert.deepEqual(play.outcomes, { 1: 'done' });
    assert.equal(play.strikes('1'), 0);
    assert.deepEqual(play.story.slice(8), ['1 commitPlan (2)', ...fromBaseline(1).slice(1), 'finished']);
  });

  it('runs failed tests again, and goes on when chance was at fault, which the view names', () => {
    const play = new Play([runPlan(1)]).play(0, 0, 0, 0, 0, 3);
    assert.deepEqual(play.outcomes, { 1: 'done' });
    assert.equal(play.strikes('1'), 0);
    assert.deepEqual(play.story.slice(5, 8), ['1 runGate (3)', '1 rerunTests', '1 runChecks']);
    const view = foldRun(play.records())?.plans[0];
    assert.deepEqual(
      view?.flaky.map(({ name, passed, runs }) => [name, passed, runs]),
      [['adds', 2, 4]],
    );
    assert.equal(view.healthAfter, 9.5);
  });

  it('counts a test that fails each time as a strike, and runs it again in the next attempt', () => {
    const play = new Play([runPlan(1)], 2).play(0, 0, 0, 0, 0, 3, 1);
    assert.deepEqual(
      play.running.strikes.get('1')?.map(({ reason }) => reason),
      ['health gate: test: new: a.test.ts: adds'],
    );
    assert.deepEqual(play.outcomes, { 1: 'done' });
  });

  it('tries changed tests before the review, and shows the reviewer what was found', () => {
    const play = new Play([runPlan(1)]);
    [0, 0, 0, 0, 3, 0, 0, 0, 0].forEach((outcome) => play.do(outcome));
    assert.deepEqual(play.story.slice(-3), ['1 runChecks', '1 replayTests', '1 tryMutants']);
    assert.ok(play.state.kind === 'reviewing');
    assert.deepEqual(play.state.work.remarks, ['testsReplayed.', 'mutantsTried.']);
    assert.equal(play.state.work.findings.length, 2);
    assert.deepEqual(play.play().outcomes, { 1: 'done' });
  });

  it('counts changed tests that were made to fit, or that notice nothing, as strikes', () => {
    const reasons = [
      [0, 0, 0, 0, 3, 0, 0, 1],
      [0, 0, 0, 0, 3, 0, 0, 0, 1],
    ].map((outcomes) => {
      const play = new Play([runPlan(1)], 1).play(...outcomes);
      assert.deepEqual(play.outcomes, { 1: 'failed' });
      return play.running.strikes.get('1')?.map(({ reason }) => reason);
    });
    assert.deepEqual(reasons, [['tampering: The test “adds” is gone.'], ['tests: The test “adds” is gone.']]);
  });

  it('counts a check of an earlier plan that is broken as a strike', () => {
    const play = new Play([runPlan(1)], 1).play(0, 0, 0, 0, 0, 0, 2);
    assert.deepEqual(play.outcomes, { 1: 'failed' });
    assert.deepEqual(
      play.running.strikes.get('1')?.map(({ reason }) => reason),
      ['regression: npm run old (docs/plans/000-old.md)'],
    );
  });
});
