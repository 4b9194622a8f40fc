import assert from 'node:assert/strict';
import type { RunEvent } from '../core/journal/events.ts';
import { foldRun } from '../core/journal/runView.ts';
import { statusJson } from './statusJson.ts';

/** State and reason of a run without plans, after it began and an event came. */
function told(live: boolean, ...events: readonly RunEvent[]): readonly unknown[] {
  const begun: RunEvent = {
    kind: 'runStarted',
    branch: 'main',
    agent: 'a',
    reviewer: 'b',
    limits: { attempts: 3 },
    plans: [],
  };
  const view = foldRun([begun, ...events].map((event, seq) => ({ v: 1, seq: seq + 1, t: seq, run: 'r', event })));
  const { state, reason } = statusJson(view, live);
  return [state, reason];
}

describe('`status --json`', () => {
  it('calls every run that `mstack run` goes on with paused, and says why', () => {
    assert.deepEqual(told(true), ['running', null]);
    assert.deepEqual(told(false), ['paused', 'The runner ended unexpectedly; `mstack run` goes on.']);
    assert.deepEqual(told(false, { kind: 'runStopped' }), ['paused', 'It was stopped; `mstack run` goes on.']);
    assert.deepEqual(told(false, { kind: 'runPaused', reason: 'A limit.' }), ['paused', 'A limit.']);
    assert.deepEqual(statusJson(undefined, false)['state'], 'idle');
  });
});
