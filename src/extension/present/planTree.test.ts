import assert from 'node:assert/strict';
import type { PlanView, RunView } from '../../core/journal/runView.ts';
import { type PlanFact, planRows, probedFacts, type ScoreOf, unreadableRows } from './planTree.ts';
import type { RunSituation } from './runSituation.ts';

function fact(id: number, change: Partial<PlanFact> = {}): PlanFact {
  return {
    key: String(id),
    id,
    goal: '',
    title: `Plan ${String(id)}`,
    file: `docs/plans/00${String(id)}-plan.md`,
    status: 'pending',
    ready: true,
    reason: '',
    stuck: false,
    ...change,
  };
}

/** The third plan is a bad one. */
const scoreOf: ScoreOf = (file) => ({ overall: file.includes('003') ? 3 : 8.5 });

function inRun(id: number, change: Partial<PlanView>): PlanView {
  return {
    key: String(id),
    id,
    goal: '',
    title: `Plan ${String(id)}`,
    file: `docs/plans/00${String(id)}-plan.md`,
    state: 'waiting',
    phase: undefined,
    attempt: 0,
    strikes: 0,
    commit: undefined,
    subject: undefined,
    reason: undefined,
    healthBefore: undefined,
    healthAfter: undefined,
    checks: [],
    flaky: [],
    criteria: [],
    probed: [],
    startedAt: undefined,
    endedAt: undefined,
    waitsFor: [],
    obstacle: undefined,
    ...change,
  };
}

function situation(plans: readonly PlanView[], change: Partial<RunView> = {}, alive = true): RunSituation {
  return {
    alive,
    view: {
      run: 'run-1',
      state: 'running',
      reason: undefined,
      branch: 'main',
      agent: 'rehearsal',
      reviewer: 'rehearsal',
      plans,
      spent: { tokens: 0, usd: undefined, seconds: 0 },
      startedAt: 0,
      endedAt: undefined,
      seq: 9,
      ...change,
    },
  };
}

function rendered(facts: readonly PlanFact[], latest?: RunSituation): string[] {
  return planRows(facts, latest, scoreOf).map((row) => `[${row.icon}] ${row.label} | ${row.description}`);
}

describe('probedFacts', () => {
  it('takes a plan that a run would hold back for not ready, and leaves the others', () => {
    const reason =
      'is held back: its check `npm test` is broken. Probed 22 Nov 10:00; `mstack check 1 --probe` looks again';
    const facts = [fact(1), fact(2), fact(3, { ready: false, reason: 'waits for 001' })];
    const probed = probedFacts(facts, (file) => ({ overall: 8, heldBack: file === fact(2).file ? undefined : reason }));
    assert.deepEqual(rendered(probed), [
      '[unfit] 001 Plan 1 | held back, 8.5',
      '[ready] 002 Plan 2 | 8.5',
      '[waits] 003 Plan 3 | waits for 001, 3.0',
    ]);
    assert.ok(planRows(probed, undefined, scoreOf)[0]?.tooltip.includes(`This plan ${reason}`));
  });
});

describe('planRows', () => {
  it('shows the queue before any run', () => {
    const facts = [
      fact(1),
      fact(2, { ready: false, reason: 'waits for 001' }),
      fact(3, { stuck: true, ready: false, reason: 'has no executable check: add one' }),
      fact(4, { status: 'done' }),
      fact(5, { status: 'failed' }),
      fact(6, { status: 'skipped' }),
      fact(7, { status: 'blocked', ready: false, reason: 'dependency failed' }),
      fact(8, {
        key: undefined,
        id: undefined,
        title: 'No number',
        ready: false,
        reason: 'has no usable id: add one',
        stuck: true,
      }),
    ];
    assert.deepEqual(rendered(facts), [
      '[ready] 001 Plan 1 | 8.5',
      '[waits] 002 Plan 2 | waits for 001, 8.5',
      '[unfit] 003 Plan 3 | has no executable check, 3.0',
      '[done] 004 Plan 4 | done',
      '[failed] 005 Plan 5 | failed',
      '[skipped] 006 Plan 6 | skipped',
      '[blocked] 007 Plan 7 | blocked',
      '[unfit] No number | has no usable id, 8.5',
    ]);
  });

  it('believes a live run more than the files', () => {
    const facts = [
      fact(1),
      fact(2, { status: 'in-progress' }),
      fact(3, { ready: false, reason: 'waits for 002' }),
      fact(4),
      fact(5),
      fact(6),
      fact(7),
    ];
    const latest = situation([
      inRun(1, { state: 'done', commit: 'a1b2c3d4e5f6' }),
      inRun(2, { state: 'running', phase: 'implementing', attempt: 2 }),
      inRun(3, {}),
      inRun(4, { state: 'failed', reason: 'Check 2 failed: `npm test` exits 1.\nMore.' }),
      inRun(5, { state: 'blocked', reason: 'dependency failed (plan 4: Plan 4)' }),
      inRun(6, { state: 'refused', reason: 'Its files have uncommitted changes.' }),
    ]);
    assert.deepEqual(rendered(facts, latest), [
      '[done] 001 Plan 1 | done, a1b2c3d',
      '[running] 002 Plan 2 | implementing, attempt 2',
      '[waits] 003 Plan 3 | waits for 002',
      '[failed] 004 Plan 4 | failed: Check 2 failed: `npm test` exits 1.',
      '[blocked] 005 Plan 5 | blocked: dependency failed (plan 4: Plan 4)',
      '[attention] 006 Plan 6 | needs you: Its files have uncommitted changes.',
      '[ready] 007 Plan 7 | 8.5',
    ]);
  });

  it('believes the files once the run is over, and adds what only the run knows', () => {
    const facts = [fact(1, { status: 'done' }), fact(2, { status: 'failed' }), fact(3)];
    const latest = situation(
      [
        inRun(1, { state: 'done', commit: 'a1b2c3d4e5f6' }),
        inRun(2, { state: 'failed', reason: 'The gate regressed.' }),
        inRun(3, { state: 'failed', reason: 'A person has set it to pending since.' }),
      ],
      { state: 'finished' },
    );
    assert.deepEqual(rendered(facts, latest), [
      '[done] 001 Plan 1 | done, a1b2c3d',
      '[failed] 002 Plan 2 | failed: The gate regressed.',
      '[ready] 003 Plan 3 | 3.0',
    ]);
  });

  it('says that a plan was interrupted when the runner is gone', () => {
    const latest = situation([inRun(1, { state: 'running', phase: 'gate', attempt: 1 })], {}, false);
    assert.deepEqual(rendered([fact(1, { status: 'in-progress' })], latest), [
      '[attention] 001 Plan 1 | interrupted while in the health gate; Run All goes on',
    ]);
  });

  it('keeps a long title short, so that a narrow side bar still shows the state', () => {
    const [row] = planRows([fact(1, { title: 'Convert ingredients between units of volume' })], undefined, scoreOf);
    assert.equal(row?.label, '001 Convert ingredient…');
    assert.equal(row?.spoken, '001 Convert ingredients between units of volume, 8.5');
    assert.equal(
      planRows([fact(1, { title: 'Pneumonoultramicroscopicsilicovolcano' })], undefined, scoreOf)[0]?.label.length,
      23,
    );
  });

  it('shows a file that cannot be read instead of leaving it out', () => {
    const [row] = unreadableRows([{ file: 'docs/plans/009-locked.md', reason: 'permission denied' }]);
    assert.equal(row?.label, '009-locked.md');
    assert.equal(row.description, 'cannot be read: permission denied');
  });

  it('tells the rest in the tooltip', () => {
    const latest = situation(
      [
        inRun(1, {
          state: 'done',
          attempt: 2,
          commit: 'a1b2c3d4e5f6',
          subject: 'feat: add a parser',
          healthBefore: 9.1,
          healthAfter: 9.4,
          checks: [
            { text: '', tag: 'cmd', command: 'true', outcome: 'passed', reason: '', seconds: 1, evidence: 'a' },
            { text: '', tag: 'manual', command: '', outcome: 'skipped', reason: '', seconds: 0, evidence: '' },
          ],
        }),
      ],
      { state: 'finished' },
    );
    assert.deepEqual(planRows([fact(1, { status: 'done', goal: 'parser' })], latest, scoreOf)[0]?.tooltip, [
      'Plan 1',
      'Goal: parser',
      'Done, a1b2c3d',
      'Attempts: 2',
      'Health: 9.1 → 9.4',
      'Checks: 1 of 2 passed',
      'Commit: a1b2c3d feat: add a parser',
      'docs/plans/001-plan.md',
    ]);
  });
});
