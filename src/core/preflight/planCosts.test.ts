import assert from 'node:assert/strict';
import { health, outcomesOf, runnerStarted, runPlan, runStarted } from '../executor/exampleRun.ts';
import type { JournalRecord, RunEvent } from '../journal/events.ts';
import { knownHealth } from './knownHealth.ts';
import { planCosts } from './planCosts.ts';

/** Records with the seconds at which they were written. */
function records(events: readonly (readonly [number, RunEvent])[]): JournalRecord[] {
  return events.map(([seconds, event], index) => ({ v: 1, seq: index + 1, t: seconds * 1000, run: 'r', event }));
}

function worked(usd: number | undefined, role: 'implement' | 'review' = 'implement'): RunEvent {
  const usage = { inputTokens: 900, outputTokens: 100, usd };
  const outcome = { kind: 'ended', answer: undefined, usage } as const;
  return { kind: 'agentEnded', plan: '1', role, attempt: 1, outcome, seconds: 1, edited: [] };
}

const start: RunEvent = {
  kind: 'effectStarted',
  effect: { kind: 'startAgent', plan: '1', role: 'implement', attempt: 1 },
};
const gate: RunEvent = { kind: 'effectStarted', effect: { kind: 'runGate', plan: '1', attempt: 1 } };
const opened: RunEvent = { kind: 'planOpened', plan: '1', head: 'c0', snapshot: 't' };
const committed: RunEvent = {
  kind: 'planCommitted',
  plan: '1',
  attempt: 1,
  commit: 'c1',
  subject: 's',
  healthBefore: 9,
  healthAfter: 9,
};
const begun: RunEvent = runStarted([runPlan(1)]);

describe('what a plan took', () => {
  it('is the time of its effects, and the tokens and prices of all who worked on it', () => {
    const took = planCosts(
      records([
        [0, begun],
        [0, { kind: 'runnerStarted', pid: 1, version: '0.0.0', agent: 'claude', reviewer: 'claude' }],
        [1, start],
        [61, worked(1)],
        [61, gate],
        [71, { kind: 'gateFinished', plan: '1', attempt: 1, health: health(9), regressions: [] }],
        [71, worked(0.5, 'review')],
        [72, committed],
      ]),
    );
    assert.deepEqual(took, [{ seconds: 70, tokens: 2000, usd: 1.5, agent: 'claude' }]);
  });

  it('does not count the time in which the run was paused or its runner dead', () => {
    const took = planCosts(
      records([
        [0, begun],
        [0, runnerStarted],
        [1, start],
        // The runner was killed in the middle: when, nobody knows.
        [10_000, runnerStarted],
        [10_001, start],
        [10_011, worked(1)],
        [10_011, committed],
      ]),
    );
    assert.deepEqual(
      took.map(({ seconds }) => seconds),
      [10],
    );
  });

  it('has no price when one of them gives none', () => {
    const took = planCosts(
      records([
        [0, begun],
        [1, worked(1)],
        [2, worked(undefined)],
        [3, worked(1)],
        [4, committed],
      ]),
    );
    assert.deepEqual(
      took.map(({ usd }) => usd),
      [undefined],
    );
  });

  it('is told of plans that were done, and of no others', () => {
    assert.deepEqual(
      planCosts(
        records([
          [0, begun],
          [1, start],
          [2, worked(1)],
        ]),
      ),
      [],
    );
    const recorded = { kind: 'failureRecorded', plan: '1', commit: 'c1', reason: 'no' } as const;
    assert.deepEqual(
      planCosts(
        records([
          [0, begun],
          [1, worked(1)],
          [2, recorded],
        ]),
      ),
      [],
    );
  });
});

function red(): ReturnType<typeof health> {
  const report = health(4);
  const test = { ...report.categories.test, status: 'fail', command: 'npm test' } as const;
  return { ...report, categories: { ...report.categories, test } };
}

describe('the health of a commit', () => {
  const baseline: RunEvent = { kind: 'baselineMeasured', plan: '1', health: red() };

  it('is the baseline of the commit that a plan was opened on, and the gate of the one that it made', () => {
    const gated: RunEvent = { kind: 'gateFinished', plan: '1', attempt: 1, health: health(9), regressions: [] };
    const known = knownHealth(
      records([
        [0, begun],
        [1, opened],
        [2, baseline],
        [3, gated],
        [4, committed],
      ]),
    );
    assert.deepEqual(known.get('c0'), { commit: 'c0', composite: 4, failing: ['test'], at: 2000 });
    assert.deepEqual(known.get('c1'), { commit: 'c1', composite: 9, failing: [], at: 4000 });
  });

  it('is the baseline again after a plan that failed', () => {
    const recorded: RunEvent = { kind: 'failureRecorded', plan: '1', commit: 'c2', reason: 'no' };
    const known = knownHealth(
      records([
        [0, begun],
        [1, opened],
        [2, baseline],
        [3, recorded],
      ]),
    );
    assert.equal(known.get('c2')?.composite, 4);
  });

  it('reads any journal without harm', () => {
    for (const kind of ['openPlan', 'measureBaseline', 'startAgent', 'runGate', 'commitPlan'] as const) {
      const effect =
        kind === 'startAgent'
          ? { kind, plan: '1', role: 'implement' as const, attempt: 1 }
          : { kind, plan: '1', attempt: 1 };
      for (const events of outcomesOf(effect)) {
        const all = records(events.map((event, index): [number, RunEvent] => [index, event]));
        assert.ok(knownHealth(all).size <= 1);
        assert.ok(planCosts(all).length <= 1);
      }
    }
  });
});
