import assert from 'node:assert/strict';
import { foldRun } from '../../core/journal/runView.ts';
import type { JournalRecord, RunEvent } from '../../core/journal/events.ts';
import { statusText } from './statusText.ts';

const started: RunEvent = {
  kind: 'runStarted',
  branch: 'main',
  agent: 'claude',
  reviewer: 'codex',
  limits: { attempts: 3 },
  plans: [1, 2, 3].map((id) => ({
    key: String(id),
    id,
    goal: '',
    title: `Plan ${String(id)}`,
    file: `docs/plans/00${String(id)}.md`,
    waitsFor: id === 3 ? ['2'] : [],
    obstacle: undefined,
  })),
};
const firstDone: RunEvent = {
  kind: 'planCommitted',
  plan: '1',
  attempt: 1,
  commit: 'abc',
  subject: 'feat: one',
  healthBefore: 10,
  healthAfter: 10,
};
const secondDone: RunEvent = {
  kind: 'planCommitted',
  plan: '2',
  attempt: 1,
  commit: 'abd',
  subject: 'feat: two',
  healthBefore: 10,
  healthAfter: 10,
};
const thirdDone: RunEvent = {
  kind: 'planCommitted',
  plan: '3',
  attempt: 1,
  commit: 'abe',
  subject: 'feat: three',
  healthBefore: 10,
  healthAfter: 10,
};
const secondGate: RunEvent = { kind: 'effectStarted', effect: { kind: 'runGate', plan: '2', attempt: 1 } };
const secondFailed: RunEvent = { kind: 'failureRecorded', plan: '2', commit: undefined, reason: 'The gate regressed.' };
const finished: RunEvent = { kind: 'runFinished' };

function text(events: readonly RunEvent[], alive = true): string {
  const records = events.map((event, index): JournalRecord => ({ v: 1, seq: index + 1, t: 0, run: 'r', event }));
  const view = foldRun(records);
  assert.ok(view);
  return statusText({ view, alive }, 0).text;
}

describe('statusText', () => {
  it('counts what could run when nothing has run yet', () => {
    assert.equal(statusText(undefined, 1).text, '$(checklist) mstack: 1 plan ready');
    assert.equal(statusText(undefined, 4).text, '$(checklist) mstack: 4 plans ready');
  });

  it('names the plan at work and its phase', () => {
    assert.equal(text([started]), '$(loading~spin) mstack: 0/3');
    assert.equal(text([started, firstDone, secondGate]), '$(loading~spin) mstack: 1/3, 002 gate');
  });

  it('says that a runner is asked to stop, and that it has', () => {
    const asked = [started, secondGate, { kind: 'stopRequested', by: 'VS Code' } as const];
    assert.equal(text(asked), '$(loading~spin) mstack: 0/3, stopping');
    assert.equal(text([...asked, { kind: 'runStopped' }]), '$(debug-stop) mstack: stopped, 0/3');
  });

  it('says that the runner is gone', () => {
    assert.equal(text([started, secondGate], false), '$(debug-disconnect) mstack: interrupted, 0/3');
  });

  it('puts failures into the final account', () => {
    assert.equal(text([started, firstDone, secondDone, thirdDone, finished]), '$(pass) mstack: 3 done');
    assert.equal(
      text([started, firstDone, secondFailed, finished], false),
      '$(warning) mstack: 1 done, 1 failed, 1 blocked',
    );
  });

  it('says that a paused run waits for a person', () => {
    const paused = [started, { kind: 'runPaused', reason: 'The agent needs a login.' } as const];
    assert.equal(text(paused, false), '$(debug-pause) mstack: paused, 0/3');
  });
});
