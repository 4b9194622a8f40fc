import assert from 'node:assert/strict';
import { foldRun } from '../journal/runView.ts';
import { seeded } from '../plan/examplePlan.ts';
import { fromBaseline, Play } from './examplePlay.ts';
import { outcomesOf, runnerStarted, runPlan, stopRequested } from './exampleRun.ts';
import { foldState } from './foldState.ts';

describe('Run', () => {
  it('does its plans one after the other, and measures one baseline only', () => {
    const play = new Play([runPlan(1), runPlan(2, [1])]);
    play.do(0);
    play.do(0);
    fromBaseline(1).forEach(() => play.do(0));
    // The second plan is opened on the commit of the first, whose health is known.
    play.take({ kind: 'planOpened', plan: '2', head: 'c1', snapshot: 's2' });
    play.story.push('2 openPlan');
    play.play();
    assert.deepEqual(play.story, [
      '1 openPlan',
      '1 measureBaseline',
      ...fromBaseline(1),
      '2 openPlan',
      ...fromBaseline(2),
      'finished',
    ]);
    assert.deepEqual(play.outcomes, { 1: 'done', 2: 'done' });
  });

  it('measures again where the branch has moved', () => {
    const play = new Play([runPlan(1), runPlan(2)]).play();
    assert.ok(play.story.includes('2 measureBaseline'));
  });

  it('uses the baseline again behind a failed plan', () => {
    const play = new Play([runPlan(1), runPlan(2)], 1);
    [0, 0, 1, 0, 0].forEach((outcome) => play.do(outcome));
    assert.equal(play.state.kind, 'opening');
    play.take({ kind: 'planOpened', plan: '2', head: 'f1', snapshot: 's' });
    assert.equal(play.state.kind, 'implementing');
  });

  it('gives each strike to the next attempt, and fails the plan with the last', () => {
    const play = new Play([runPlan(1), runPlan(2, [1]), runPlan(3, [2]), runPlan(4)]).play(
      0,
      0,
      1,
      0,
      1,
      0,
      0,
      0,
      1,
      0,
      0,
    );
    assert.deepEqual(play.story.slice(0, 11), [
      '1 openPlan',
      '1 measureBaseline',
      '1 startAgent implement (1)',
      '1 startAgent implement #2',
      '1 collectChange #2 (1)',
      '1 startAgent implement #3',
      '1 collectChange #3',
      '1 inspectChange #3',
      '1 runGate #3 (1)',
      '1 putBack #3',
      '1 recordFailure',
    ]);
    assert.deepEqual(play.outcomes, { 1: 'failed', 2: 'blocked', 3: 'blocked', 4: 'done' });
    assert.deepEqual(
      play.running.strikes.get('1')?.map((strike) => `${strike.attempt} ${strike.reason}`),
      ['1 agent-error: crash', '2 nothing changed', '3 health gate: test: fewer pass'],
    );
  });

  it('counts failed checks, a missing verdict and a refused commit as strikes', () => {
    const play = new Play([runPlan(1)], 9);
    play.play(0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1);
    assert.deepEqual(
      play.running.strikes.get('1')?.map((strike) => strike.reason),
      ['verification: npm test', 'review: no readable verdict', 'commit refused'],
    );
    assert.deepEqual(play.outcomes, { 1: 'done' });
  });

  it('pauses for a fault that is nobody’s in the plan, without a strike, and goes on', () => {
    for (const before of [
      [0, 0, 2],
      [0, 0, 0, 0, 0, 0, 0, 2],
    ]) {
      const play = new Play([runPlan(1)]).play(...before);
      assert.deepEqual(play.story.slice(-2), ['1 putBack', 'paused']);
      assert.equal(play.strikes('1'), 0);
      play.take(runnerStarted);
      assert.deepEqual(play.play().outcomes, { 1: 'done' });
    }
  });

  it('stops in every state of a plan, and puts the work back where there is any', () => {
    // What the reviewer has approved is committed all the same.
    for (let at = 0; at < 9; at += 1) {
      const play = new Play([runPlan(1), runPlan(2)]);
      for (let effect = 0; effect < at; effect += 1) {
        play.do(0);
      }
      play.take(stopRequested);
      play.play();
      const last = play.story.at(-2);
      assert.equal(play.story.at(-1), 'stopped');
      assert.equal(last, at === 0 ? '1 openPlan' : at < 7 ? '1 putBack' : '1 commitPlan');
      assert.deepEqual(play.outcomes, at < 7 ? {} : { 1: 'done' });
      play.take(runnerStarted);
      assert.deepEqual(play.play().outcomes, { 1: 'done', 2: 'done' });
    }
  });

  it('ends as finished when the stop came during the last commit', () => {
    const play = new Play([runPlan(1), runPlan(2, [], 'has a cycle')]);
    ['1 openPlan', '1 measureBaseline', ...fromBaseline(1).slice(1)].forEach(() => play.do(0));
    play.take(stopRequested);
    assert.equal(play.play().state.kind, 'finished');
  });

  it('stops instead of pausing when a person asked for it', () => {
    const play = new Play([runPlan(1)]);
    [0, 0].forEach((outcome) => play.do(outcome));
    play.take(stopRequested);
    assert.equal(play.play(2).state.kind, 'stopped');
  });

  it('goes on after a crash in every state', () => {
    for (let at = 0; at <= 9; at += 1) {
      const play = new Play([runPlan(1)]);
      for (let effect = 0; effect < at; effect += 1) {
        play.do(0);
      }
      const state = play.state.kind;
      if (play.next.kind === 'do') {
        play.take({ kind: 'effectStarted', effect: play.next.effect });
      }
      play.take(runnerStarted);
      play.play();
      const again = state === 'implementing' ? '1 putBack' : play.story[at];
      assert.equal(play.story[at], again, state);
      assert.deepEqual(play.outcomes, { 1: 'done' }, state);
    }
  });

  it('goes on instead of stopping when the runner died while it put work back', () => {
    const play = new Play([runPlan(1)]);
    [0, 0, 3].forEach((outcome) => play.do(outcome));
    play.take(runnerStarted);
    assert.deepEqual(play.play().story.slice(3), [
      '1 putBack',
      '1 openPlan',
      '1 measureBaseline',
      ...fromBaseline(1),
      'finished',
    ]);
  });

  it('still fails a plan when the runner died while it put the last attempt back', () => {
    const play = new Play([runPlan(1)], 1);
    [0, 0, 1].forEach((outcome) => play.do(outcome));
    play.take(runnerStarted);
    assert.deepEqual(play.play().outcomes, { 1: 'failed' });
  });

  it('tries a refused plan again with the next runner, and what waited for it', () => {
    const play = new Play([runPlan(1), runPlan(2, [1]), runPlan(3, [], 'has a cycle')]).play(1);
    assert.deepEqual(play.outcomes, { 1: 'refused', 2: 'blocked', 3: 'blocked' });
    play.take(runnerStarted);
    assert.deepEqual(play.play().outcomes, { 1: 'done', 2: 'done', 3: 'blocked' });
  });

  it('keeps strikes over stops and crashes', () => {
    const play = new Play([runPlan(1)], 2);
    [0, 0, 1].forEach((outcome) => play.do(outcome));
    play.take(stopRequested);
    play.play(0);
    play.take(runnerStarted);
    assert.deepEqual(play.play(0, 0, 1).outcomes, { 1: 'failed' });
  });

  it('probes the checks of all plans before the first one is begun', () => {
    const play = new Play([runPlan(1), runPlan(2, [1]), runPlan(3, [], 'has a cycle')], 3, 'hold').play();
    assert.deepEqual(play.story.slice(0, 2), ['1,2 probeChecks', '1 openPlan']);
    assert.equal(play.story.filter((line) => line.endsWith('probeChecks')).length, 1);
    assert.deepEqual(play.outcomes, { 1: 'done', 2: 'done', 3: 'blocked' });
  });

  it('blocks what is held back and what waits for it, does the rest, and looks again with the next runner', () => {
    const play = new Play([runPlan(1), runPlan(2, [1]), runPlan(3)], 3, 'hold').play(1);
    assert.deepEqual(play.outcomes, { 1: 'blocked', 2: 'blocked', 3: 'done' });
    const reasons = foldRun(play.records())?.plans.map(({ state, reason }) => `${state}: ${reason ?? ''}`);
    assert.deepEqual(reasons, [
      'blocked: its check cannot pass',
      'blocked: dependency blocked (plan 1: Plan 1)',
      'done: ',
    ]);
    play.take(runnerStarted);
    assert.deepEqual(play.play().outcomes, { 1: 'done', 2: 'done', 3: 'done' });
    assert.ok(play.story.includes('1,2 probeChecks'), play.story.join('; '));
  });

  it('stops while it probes, and probes again when it goes on', () => {
    const play = new Play([runPlan(1)], 3, 'warn');
    play.take(stopRequested);
    assert.equal(play.play(2).state.kind, 'stopped');
    play.take(runnerStarted);
    play.play();
    assert.deepEqual(play.story.slice(0, 4), ['1 probeChecks (2)', 'stopped', '1 probeChecks', '1 openPlan']);
  });

  it('does nothing where every plan has an obstacle', () => {
    const play = new Play([runPlan(1, [], 'has a cycle'), runPlan(2, [1])]).play();
    assert.deepEqual([play.story, play.outcomes], [['finished'], { 1: 'blocked', 2: 'blocked' }]);
  });

  it('keeps its promises whatever happens', () => {
    const random = seeded(42);
    const probes = [undefined, 'hold', 'warn'] as const;
    for (let round = 0; round < 400; round += 1) {
      const plans = Array.from({ length: 1 + random(4) }, (_, index) => {
        const waitsFor = index > 0 && random(2) === 0 ? [1 + random(index)] : [];
        return runPlan(index + 1, waitsFor, random(8) === 0 ? 'has a cycle' : undefined);
      });
      const play = new Play(plans, 1 + random(3), probes[round % probes.length]);
      const committed = new Set<string>();
      const struck = new Map<string, number>();
      let ends = 0;
      for (let turn = 0; ends === 0 || turn < 60; turn += 1) {
        assert.ok(turn < 400, `comes to an end: ${play.story.join('; ')}`);
        const settled = new Map(play.running.outcomes);
        const from = play.events.length;
        const accident = turn < 60 ? random(12) : undefined;
        if (accident === 0) {
          play.take(runnerStarted);
        } else if (accident === 1) {
          play.take(stopRequested);
        } else if (play.next.kind === 'do') {
          const choices = outcomesOf(play.next.effect).length;
          play.do(turn < 60 && random(3) === 0 ? random(choices) : 0);
        } else if (play.next.kind === 'end') {
          ends += turn >= 60 && play.state.kind === 'finished' ? 1 : 0;
          play.take(play.next.event);
          if (ends === 0) {
            play.take(runnerStarted);
          }
        }
        for (const event of play.events.slice(from)) {
          if ('plan' in event) {
            assert.ok(!['done', 'failed'].includes(settled.get(event.plan) ?? ''), 'nothing happens after an outcome');
          }
          if (event.kind === 'planCommitted') {
            assert.ok(!committed.has(event.plan), 'committed once');
            committed.add(event.plan);
          }
        }
        const view = foldRun(play.records());
        for (const plan of plans) {
          const strikes = play.strikes(plan.key);
          assert.ok(strikes >= (struck.get(plan.key) ?? 0), 'strikes never go down');
          struck.set(plan.key, strikes);
          const seen = view?.plans.find((candidate) => candidate.key === plan.key);
          assert.equal(seen?.strikes, strikes, 'the view counts the same strikes');
          const outcome = play.running.outcomes.get(plan.key);
          const open = seen?.state === 'waiting' || seen?.state === 'running';
          assert.equal(open ? undefined : seen?.state, outcome, `${plan.key}: ${play.story.join('; ')}`);
        }
      }
      assert.equal(play.running.outcomes.size, plans.length, 'every plan has an outcome in the end');
      assert.deepEqual(foldState(play.events), play.state, 'the journal gives the same state');
    }
  });
});
