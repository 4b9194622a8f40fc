import assert from 'node:assert/strict';
import { noUsage } from '../agents/agent.ts';
import type { HealthReport } from '../health/health.ts';
import type { JournalRecord, RunEvent, RunPlan } from './events.ts';
import { foldRun, type RunView } from './runView.ts';

function runPlan(id: number, waitsFor: readonly string[] = [], obstacle?: string): RunPlan {
  return { key: String(id), id, goal: '', title: `Plan ${id}`, file: `${id}.md`, waitsFor, obstacle };
}

function started(...plans: RunPlan[]): RunEvent {
  return { kind: 'runStarted', branch: 'main', agent: 'a', reviewer: 'b', limits: { attempts: 3 }, plans };
}

/** Events at times 10, 20, 30 … */
function fold(...events: RunEvent[]): RunView {
  const records = events.map((event, index): JournalRecord => ({
    v: 1,
    seq: index + 1,
    t: (index + 1) * 10,
    run: 'r',
    event,
  }));
  const view = foldRun(records);
  assert.ok(view);
  return view;
}

/** The view as a person would read it. */
function render(view: RunView): string[] {
  return [
    `${view.state}${view.reason === undefined ? '' : `: ${view.reason}`}`,
    ...view.plans.map((plan) => {
      const facts = [
        plan.phase,
        plan.attempt > 0 ? `attempt ${plan.attempt}` : undefined,
        plan.strikes > 0 ? `${plan.strikes} strikes` : undefined,
        plan.commit,
        plan.reason,
      ];
      return [`${plan.key} ${plan.state}`, ...facts.filter((fact) => fact !== undefined)].join(', ');
    }),
  ];
}

const place = { plan: '1', attempt: 1 };
const runner: RunEvent = { kind: 'runnerStarted', pid: 1, version: '0', agent: 'a', reviewer: 'a' };
const implementing: RunEvent = { kind: 'effectStarted', effect: { kind: 'startAgent', role: 'implement', ...place } };
const report: HealthReport = { composite: 7.5, categories: {} as HealthReport['categories'] };

function ended(usd: number | undefined): RunEvent {
  const usage = { ...noUsage, inputTokens: 10, outputTokens: 5, usd };
  return {
    kind: 'agentEnded',
    edited: [],
    role: 'implement',
    ...place,
    outcome: { kind: 'ended', answer: undefined, usage },
    seconds: 2,
  };
}

const broken = (fault: 'crash' | 'limit'): RunEvent => ({
  kind: 'agentEnded',
  edited: [],
  role: 'implement',
  ...place,
  outcome: { kind: 'failed', fault, message: 'm', usage: noUsage },
  seconds: 1,
});

describe('Run view', () => {
  it('is nothing before the run has started', () => {
    assert.equal(foldRun([]), undefined);
    assert.equal(foldRun([{ v: 1, seq: 1, t: 1, run: 'r', event: runner }]), undefined);
  });

  it('shows at once what is blocked', () => {
    const view = fold(started(runPlan(1, [], 'has a cycle'), runPlan(2, ['1']), runPlan(3)));
    assert.deepEqual(render(view), [
      'running',
      '1 blocked, has a cycle',
      '2 blocked, dependency blocked (plan 1: Plan 1)',
      '3 waiting',
    ]);
  });

  it('follows a plan through its phases', () => {
    const phases = (
      [
        { kind: 'openPlan', plan: '1' },
        { kind: 'measureBaseline', plan: '1' },
        { kind: 'startAgent', role: 'implement', ...place },
        { kind: 'collectChange', ...place },
        { kind: 'runGate', ...place },
        { kind: 'runChecks', ...place },
        { kind: 'startAgent', role: 'review', ...place },
        { kind: 'commitPlan', ...place },
        { kind: 'putBack', ...place },
        { kind: 'recordFailure', plan: '1', reason: 'r' },
      ] as const
    ).map((effect) => render(fold(started(runPlan(1)), runner, { kind: 'effectStarted', effect }))[1]);
    assert.deepEqual(phases, [
      '1 running, opening',
      '1 running, baseline',
      '1 running, implementing, attempt 1',
      '1 running, collecting, attempt 1',
      '1 running, gate, attempt 1',
      '1 running, checks, attempt 1',
      '1 running, review, attempt 1',
      '1 running, commit, attempt 1',
      '1 running, putting-back, attempt 1',
      '1 running, putting-back',
    ]);
  });

  it('keeps commit, health and checks of a plan that is done', () => {
    const view = fold(
      started(runPlan(1)),
      runner,
      implementing,
      { kind: 'baselineMeasured', plan: '1', health: report },
      { kind: 'gateFinished', ...place, health: { ...report, composite: 8 }, regressions: [] },
      { kind: 'planCommitted', ...place, commit: 'abc', subject: 'feat: x', healthBefore: 7.5, healthAfter: 8 },
      { kind: 'runFinished' },
    );
    assert.deepEqual(render(view), ['finished', '1 done, attempt 1, abc']);
    const [plan] = view.plans;
    assert.deepEqual([plan?.healthBefore, plan?.healthAfter, plan?.startedAt, plan?.endedAt], [7.5, 8, 30, 60]);
    assert.deepEqual([view.startedAt, view.endedAt, view.seq], [10, 70, 7]);
  });

  it('blocks what waits for a failed or refused plan, and says why', () => {
    const plans = started(runPlan(1), runPlan(2, ['1']), runPlan(3, ['2']));
    assert.deepEqual(
      render(fold(plans, runner, { kind: 'failureRecorded', plan: '1', commit: 'f', reason: 'tests' })),
      [
        'running',
        '1 failed, f, tests',
        '2 blocked, dependency failed (plan 1: Plan 1)',
        '3 blocked, dependency blocked (plan 2: Plan 2)',
      ],
    );
    const refused = [plans, runner, { kind: 'planRefused', plan: '1', reason: 'in the way' }] as const;
    assert.deepEqual(render(fold(...refused))[2], '2 blocked, dependency refused (plan 1: Plan 1)');
    assert.deepEqual(
      render(fold(...refused, runner)),
      ['running', '1 waiting', '2 waiting', '3 waiting'],
      'next runner',
    );
  });

  it('has no running plan while the run pauses or has stopped', () => {
    const begun = [started(runPlan(1)), runner, implementing] as const;
    assert.deepEqual(render(fold(...begun, { kind: 'runPaused', reason: 'limit' })), [
      'paused: limit',
      '1 waiting, attempt 1',
    ]);
    assert.deepEqual(render(fold(...begun, { kind: 'runStopped' })), ['stopped', '1 waiting, attempt 1']);
    const stopping = fold(...begun, { kind: 'stopRequested', by: 'a person' });
    assert.equal(stopping.reason, 'Stopping: asked by a person.');
    assert.deepEqual(render(fold(...begun, { kind: 'runPaused', reason: 'limit' }, runner)), [
      'running',
      '1 waiting, attempt 1',
    ]);
  });

  it('adds up what agents spent; money only where an agent tells it', () => {
    assert.deepEqual(fold(started(runPlan(1)), ended(undefined)).spent, { tokens: 15, usd: undefined, seconds: 2 });
    assert.deepEqual(fold(started(runPlan(1)), ended(undefined), ended(0.5), ended(0.25)).spent, {
      tokens: 45,
      usd: 0.75,
      seconds: 6,
    });
  });

  it('counts the strike of an agent that broke, not that of one at its limit', () => {
    assert.equal(fold(started(runPlan(1)), broken('crash')).plans[0]?.strikes, 1);
    assert.equal(fold(started(runPlan(1)), broken('limit')).plans[0]?.strikes, 0);
  });

  it('skips kinds of a newer runner and plans that it does not know', () => {
    const before = fold(started(runPlan(1)), runner);
    const strange = { kind: 'moonRose', plan: '1' } as unknown as RunEvent;
    const after = fold(started(runPlan(1)), runner, strange, { kind: 'planRefused', plan: '9', reason: 'r' });
    assert.deepEqual({ ...after, seq: before.seq }, before);
    assert.equal(after.seq, 4);
  });
});
