import { noUsage } from '../agents/agent.ts';
import { assertNever } from '../base/assertNever.ts';
import type { HealthReport } from '../health/health.ts';
import type { RerunTest } from '../health/suspects.ts';
import type {
  CheckEvidence,
  Effect,
  RegressedCheck,
  ReviewVerdict,
  RunEvent,
  RunPlan,
  RunProbe,
  Tampering,
} from '../journal/events.ts';
import type { ProbedCheck } from '../plan/probe.ts';
import { foldState } from './foldState.ts';
import type { RunState } from './state.ts';
import { step } from './step.ts';

/** Events and reports for tests of the executor; every one that names a plan takes its key. */

export function health(composite: number): HealthReport {
  const none = {
    score: undefined,
    status: 'missing',
    command: undefined,
    source: undefined,
    findings: [],
    tests: undefined,
    seconds: 0,
    summary: 'No tool.',
  } as const;
  return { composite, categories: { typecheck: none, lint: none, test: none, e2e: none, deadcode: none } };
}

export function runPlan(id: number, waitsFor: readonly number[] = [], obstacle?: string): RunPlan {
  const file = `docs/plans/00${id}-plan.md`;
  return { key: String(id), id, goal: '', title: `Plan ${id}`, file, waitsFor: waitsFor.map(String), obstacle };
}

export function evidence(outcome: CheckEvidence['outcome'], command = 'npm test'): CheckEvidence {
  return { text: command, tag: 'cmd', command, outcome, reason: 'exit code 1', seconds: 1, evidence: 'evidence/1.txt' };
}

export function rerunTest(verdict: RerunTest['verdict'], name = 'adds'): RerunTest {
  return { category: 'test', file: 'a.test.ts', name, verdict, passed: verdict === 'flaky' ? 2 : 0, runs: 4 };
}

function probedCheck(verdict: ProbedCheck['verdict']): ProbedCheck {
  return { tag: 'cmd', text: 'npm test', line: 9, verdict, reason: 'exit code 1', seconds: 1 };
}

export function tampering(severity: Tampering['severity']): Tampering {
  return { code: 'test.deleted', severity, file: 'a.test.ts', line: 3, message: 'The test “adds” is gone.' };
}

const objection: ReviewVerdict = {
  verdict: 'changes',
  summary: 'Not done.',
  findings: [{ file: 'a.ts', line: 3, severity: 'blocking', why: 'The last case is left out.' }],
};

const regressed: RegressedCheck = { planFile: 'docs/plans/000-old.md', command: 'npm run old', reason: 'exit code 1' };

export function runStarted(plans: readonly RunPlan[], attempts = 3, probe?: RunProbe): RunEvent {
  return {
    kind: 'runStarted',
    branch: 'main',
    agent: 'rehearsal',
    reviewer: 'rehearsal',
    limits: { attempts },
    plans,
    ...(probe === undefined ? {} : { probe }),
  };
}

export const runnerStarted: RunEvent = { kind: 'runnerStarted', pid: 1, version: '0.0.0', agent: 'a', reviewer: 'a' };

export const stopRequested: RunEvent = { kind: 'stopRequested', by: 'a person' };

/** How an effect can come out; the first is the good one. */
export function outcomesOf(effect: Effect): readonly (readonly RunEvent[])[] {
  const plan = 'plan' in effect ? effect.plan : '';
  const attempt = 'attempt' in effect ? effect.attempt : 1;
  const ended = { kind: 'agentEnded', edited: [], plan, attempt, seconds: 1 } as const;
  const abort: readonly RunEvent[] = [{ kind: 'effectAborted', effect }];
  const collected = {
    kind: 'changeCollected',
    plan,
    attempt,
    ref: 'refs/x',
    tree: 't',
    setAside: [],
    leftAlone: [],
    foreignCommits: [],
  } as const;
  switch (effect.kind) {
    case 'probeChecks':
      return [
        [
          {
            kind: 'checksProbed',
            plans: effect.plans.map((each) => ({ plan: each, checks: [], obstacle: undefined })),
          },
        ],
        [
          {
            kind: 'checksProbed',
            plans: effect.plans.map((each, at) => ({
              plan: each,
              checks: [],
              obstacle: at === 0 ? 'its check cannot pass' : undefined,
            })),
          },
        ],
        abort,
      ];
    case 'openPlan':
      return [
        [{ kind: 'planOpened', plan, head: 'h1', snapshot: 's1' }],
        [{ kind: 'planRefused', plan, reason: 'in the way' }],
      ];
    case 'probePlan':
      return [
        [{ kind: 'planProbed', plan, checks: [probedCheck('red')], obstacle: undefined }],
        [{ kind: 'planProbed', plan, checks: [probedCheck('vacuous')], obstacle: 'none of its checks fails now' }],
        abort,
      ];
    case 'measureBaseline':
      return [[{ kind: 'baselineMeasured', plan, health: health(9) }], abort];
    case 'startAgent':
      return effect.role === 'review'
        ? [
            [
              { ...ended, role: 'review', outcome: { kind: 'ended', answer: undefined, usage: noUsage } },
              {
                kind: 'reviewFinished',
                plan,
                attempt,
                verdict: { verdict: 'approve', summary: 'Good.', findings: [] },
                reason: '',
              },
            ],
            [
              {
                ...ended,
                role: 'review',
                outcome: { kind: 'failed', fault: 'crash', message: 'broke', usage: noUsage },
              },
              { kind: 'reviewFinished', plan, attempt, verdict: undefined, reason: 'broke' },
            ],
            [
              {
                ...ended,
                role: 'review',
                outcome: { kind: 'failed', fault: 'limit', message: 'limit', usage: noUsage },
              },
            ],
            [{ ...ended, role: 'review', outcome: { kind: 'stopped', usage: noUsage } }, ...abort],
            [
              { ...ended, role: 'review', outcome: { kind: 'ended', answer: undefined, usage: noUsage } },
              { kind: 'reviewFinished', plan, attempt, verdict: objection, reason: '' },
            ],
          ]
        : [
            [{ ...ended, role: 'implement', outcome: { kind: 'ended', answer: undefined, usage: noUsage } }],
            [
              {
                ...ended,
                role: 'implement',
                outcome: { kind: 'failed', fault: 'crash', message: 'broke', usage: noUsage },
              },
            ],
            [
              {
                ...ended,
                role: 'implement',
                outcome: { kind: 'failed', fault: 'limit', message: 'limit', usage: noUsage },
              },
            ],
            [{ ...ended, role: 'implement', outcome: { kind: 'stopped', usage: noUsage } }],
          ];
    case 'collectChange':
      return [[{ ...collected, files: [{ path: 'a.ts', change: 'added' }] }], [{ ...collected, files: [] }]];
    case 'inspectChange':
      return [
        [{ kind: 'changeInspected', plan, attempt, findings: [tampering('flagged')] }],
        [{ kind: 'changeInspected', plan, attempt, findings: [tampering('flagged'), tampering('blocks')] }],
        abort,
        [{ kind: 'changeInspected', plan, attempt, findings: [], changedTests: ['a.test.ts'] }],
      ];
    case 'runGate':
      return [
        [{ kind: 'gateFinished', plan, attempt, health: health(9.5), regressions: [] }],
        [{ kind: 'gateFinished', plan, attempt, health: health(3), regressions: ['test: fewer pass'] }],
        abort,
        [
          {
            kind: 'gateFinished',
            plan,
            attempt,
            health: health(3),
            regressions: ['test: new: a.test.ts: adds'],
            suspects: [{ category: 'test', file: 'a.test.ts', name: 'adds' }],
          },
        ],
      ];
    case 'rerunTests': {
      const rerun = { kind: 'testsRerun', plan, attempt } as const;
      return [
        [{ ...rerun, health: health(9.5), tests: [rerunTest('flaky')], regressions: [] }],
        [{ ...rerun, health: health(3), tests: [rerunTest('failing')], regressions: ['test: new: a.test.ts: adds'] }],
        abort,
      ];
    }
    case 'replayTests':
    case 'tryMutants': {
      const kind = effect.kind === 'replayTests' ? 'testsReplayed' : 'mutantsTried';
      return [
        [{ kind, plan, attempt, findings: [tampering('flagged')], remark: `${kind}.` }],
        [{ kind, plan, attempt, findings: [tampering('blocks')], remark: undefined }],
        abort,
      ];
    }
    case 'runChecks':
      return [
        [{ kind: 'checksFinished', plan, attempt, checks: [evidence('passed')] }],
        [{ kind: 'checksFinished', plan, attempt, checks: [evidence('passed'), evidence('failed')] }],
        [{ kind: 'checksFinished', plan, attempt, checks: [evidence('passed')], regressed: [regressed] }],
        abort,
      ];
    case 'commitPlan':
      return [
        [
          {
            kind: 'planCommitted',
            plan,
            attempt,
            commit: `c${plan}`,
            subject: 'feat: plan',
            healthBefore: 9,
            healthAfter: 9.5,
          },
        ],
        [{ kind: 'commitRefused', plan, attempt, reason: 'hook' }],
        [{ kind: 'baseMoved', plan, attempt, commits: ['f00'] }],
      ];
    case 'putBack':
      return [[{ kind: 'workPutBack', plan, attempt, paths: ['a.ts'] }]];
    case 'recordFailure':
      return [
        [{ kind: 'failureRecorded', plan, commit: `f${plan}`, reason: effect.reason }],
        [{ kind: 'failureRecorded', plan, commit: undefined, reason: effect.reason }],
      ];
    default:
      return assertNever(effect);
  }
}

/** A state by the events that lead to it: after `good` effects came out well, those in `then` as their numbers say. */
export function stateAfter(plans: readonly RunPlan[], outcomes: readonly number[], probe?: RunProbe): RunState {
  const events: RunEvent[] = [runStarted(plans, 3, probe), runnerStarted];
  let state = foldState(events);
  let next = step(foldState(events.slice(0, 1)), runnerStarted).next;
  for (const outcome of outcomes) {
    if (next.kind !== 'do') {
      throw new Error(`Nothing is left to do in state ${state.kind}.`);
    }
    for (const event of outcomesOf(next.effect)[outcome] ?? []) {
      ({ state, next } = step(state, event));
    }
  }
  return state;
}
