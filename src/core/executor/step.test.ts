import assert from 'node:assert/strict';
import type { Effect, RunEvent } from '../journal/events.ts';
import { noUsage } from '../agents/agent.ts';
import {
  evidence,
  health,
  outcomesOf,
  runnerStarted,
  runPlan,
  runStarted,
  stateAfter,
  stopRequested,
} from './exampleRun.ts';
import { foldState } from './foldState.ts';
import type { RunState, StateKind } from './state.ts';
import { step } from './step.ts';

const plans = [runPlan(1), runPlan(2, [1])];

/** One sample of each state. */
const states: Record<StateKind, RunState> = {
  notStarted: { kind: 'notStarted' },
  choosing: foldState([runStarted(plans)]),
  probing: stateAfter(plans, [], 'hold'),
  opening: stateAfter(plans, []),
  probingPlan: stateAfter(plans, [0, 0], 'hold'),
  baselining: stateAfter(plans, [0]),
  implementing: stateAfter(plans, [0, 0]),
  collecting: stateAfter(plans, [0, 0, 0]),
  inspecting: stateAfter(plans, [0, 0, 0, 0]),
  gating: stateAfter(plans, [0, 0, 0, 0, 0]),
  rerunning: stateAfter(plans, [0, 0, 0, 0, 0, 3]),
  checking: stateAfter(plans, [0, 0, 0, 0, 0, 0]),
  replaying: stateAfter(plans, [0, 0, 0, 0, 3, 0, 0]),
  mutating: stateAfter(plans, [0, 0, 0, 0, 3, 0, 0, 0]),
  reviewing: stateAfter(plans, [0, 0, 0, 0, 0, 0, 0]),
  committing: stateAfter(plans, [0, 0, 0, 0, 0, 0, 0, 0]),
  puttingBack: stateAfter(plans, [0, 0, 2]),
  recordingFailure: stateAfter(plans, [0, 0, 1, 1, 1, 0]),
  paused: stateAfter(plans, [0, 0, 2, 0]),
  stopped: stateAfter(plans, [0, 0, 3, 0]),
  finished: stateAfter([runPlan(1)], [1]),
};

const place = { plan: '1', attempt: 1 };
const agent = {
  ...place,
  kind: 'agentEnded',
  edited: [],
  outcome: { kind: 'ended', answer: undefined, usage: noUsage },
  seconds: 1,
} as const;

/** One sample of each event, named; `agentEnded` once for each role that a run has. */
const events: Record<string, RunEvent> = {
  runStarted: runStarted(plans),
  runnerStarted,
  effectAborted: { kind: 'effectAborted', effect: { kind: 'runGate', ...place } },
  checksProbed: { kind: 'checksProbed', plans: [{ plan: '1', checks: [], obstacle: undefined }] },
  planOpened: { kind: 'planOpened', plan: '1', head: 'h', snapshot: 's' },
  planProbed: { kind: 'planProbed', plan: '1', checks: [], obstacle: undefined },
  planRefused: { kind: 'planRefused', plan: '1', reason: 'r' },
  baselineMeasured: { kind: 'baselineMeasured', plan: '1', health: health(9) },
  implementerEnded: { ...agent, role: 'implement' },
  reviewerEnded: { ...agent, role: 'review' },
  changeCollected: {
    kind: 'changeCollected',
    ...place,
    ref: 'r',
    tree: 't',
    files: [],
    setAside: [],
    leftAlone: [],
    foreignCommits: [],
  },
  changeInspected: { kind: 'changeInspected', ...place, findings: [] },
  gateFinished: { kind: 'gateFinished', ...place, health: health(9), regressions: [] },
  suspectsFound: {
    kind: 'gateFinished',
    ...place,
    health: health(3),
    regressions: ['r'],
    suspects: [{ category: 'test', file: undefined, name: 'adds' }],
  },
  testsRerun: { kind: 'testsRerun', ...place, health: health(9), tests: [], regressions: [] },
  checksFinished: { kind: 'checksFinished', ...place, checks: [evidence('passed')] },
  testsReplayed: { kind: 'testsReplayed', ...place, findings: [], remark: undefined },
  mutantsTried: { kind: 'mutantsTried', ...place, findings: [], remark: undefined },
  reviewFinished: { kind: 'reviewFinished', ...place, verdict: undefined, reason: 'r' },
  planCommitted: { kind: 'planCommitted', ...place, commit: 'c', subject: 's', healthBefore: 9, healthAfter: 9 },
  baseMoved: { kind: 'baseMoved', ...place, commits: [] },
  commitRefused: { kind: 'commitRefused', ...place, reason: 'r' },
  workPutBack: { kind: 'workPutBack', ...place, paths: [] },
  failureRecorded: { kind: 'failureRecorded', plan: '1', commit: 'c', reason: 'r' },
  stopRequested,
  runPaused: { kind: 'runPaused', reason: 'r' },
  runStopped: { kind: 'runStopped' },
  runFinished: { kind: 'runFinished' },
};

/** What can happen in each state, and where it leads; everything else throws. `runPaused` and stops are added below. */
const chart: Record<StateKind, Record<string, StateKind>> = {
  notStarted: { runStarted: 'choosing' },
  choosing: { runnerStarted: 'opening' },
  probing: { runnerStarted: 'probing', checksProbed: 'opening', effectAborted: 'stopped' },
  opening: { runnerStarted: 'opening', planOpened: 'baselining', planRefused: 'finished', effectAborted: 'stopped' },
  probingPlan: { runnerStarted: 'probing', planProbed: 'baselining', effectAborted: 'stopped' },
  baselining: { runnerStarted: 'opening', baselineMeasured: 'implementing', effectAborted: 'stopped' },
  implementing: { runnerStarted: 'puttingBack', implementerEnded: 'collecting', effectAborted: 'puttingBack' },
  collecting: { runnerStarted: 'collecting', changeCollected: 'implementing', effectAborted: 'puttingBack' },
  inspecting: { runnerStarted: 'inspecting', changeInspected: 'gating', effectAborted: 'puttingBack' },
  gating: {
    runnerStarted: 'gating',
    gateFinished: 'checking',
    suspectsFound: 'rerunning',
    effectAborted: 'puttingBack',
  },
  rerunning: { runnerStarted: 'rerunning', testsRerun: 'checking', effectAborted: 'puttingBack' },
  checking: { runnerStarted: 'checking', checksFinished: 'reviewing', effectAborted: 'puttingBack' },
  replaying: { runnerStarted: 'replaying', testsReplayed: 'mutating', effectAborted: 'puttingBack' },
  mutating: { runnerStarted: 'mutating', mutantsTried: 'reviewing', effectAborted: 'puttingBack' },
  reviewing: {
    runnerStarted: 'reviewing',
    reviewerEnded: 'reviewing',
    reviewFinished: 'implementing',
    effectAborted: 'puttingBack',
  },
  committing: {
    runnerStarted: 'committing',
    planCommitted: 'opening',
    baseMoved: 'collecting',
    commitRefused: 'implementing',
  },
  puttingBack: { runnerStarted: 'puttingBack', workPutBack: 'paused' },
  recordingFailure: { runnerStarted: 'recordingFailure', failureRecorded: 'finished' },
  paused: { runnerStarted: 'opening' },
  stopped: { runnerStarted: 'opening', runStopped: 'stopped' },
  finished: { runnerStarted: 'opening', runFinished: 'finished' },
};

const effects: Effect[] = [
  { kind: 'probeChecks', plans: ['1', '2'] },
  { kind: 'openPlan', plan: '1' },
  { kind: 'probePlan', plan: '1' },
  { kind: 'measureBaseline', plan: '1' },
  { kind: 'startAgent', role: 'implement', ...place },
  { kind: 'collectChange', ...place },
  { kind: 'inspectChange', ...place },
  { kind: 'runGate', ...place },
  { kind: 'rerunTests', ...place },
  { kind: 'runChecks', ...place },
  { kind: 'replayTests', ...place },
  { kind: 'tryMutants', ...place },
  { kind: 'commitPlan', ...place },
  { kind: 'putBack', ...place },
  { kind: 'recordFailure', plan: '1', reason: 'r' },
];

/** Each state's effect; the others have none. */
const effectOf: Partial<Record<StateKind, Effect['kind']>> = {
  probing: 'probeChecks',
  opening: 'openPlan',
  probingPlan: 'probePlan',
  baselining: 'measureBaseline',
  implementing: 'startAgent',
  collecting: 'collectChange',
  inspecting: 'inspectChange',
  gating: 'runGate',
  rerunning: 'rerunTests',
  checking: 'runChecks',
  replaying: 'replayTests',
  mutating: 'tryMutants',
  reviewing: 'startAgent',
  committing: 'commitPlan',
  puttingBack: 'putBack',
  recordingFailure: 'recordFailure',
};

describe('Executor', () => {
  for (const [kind, state] of Object.entries(states) as [StateKind, RunState][]) {
    it(`defines every event in state ${kind}, or says that it cannot happen`, () => {
      assert.equal(state.kind, kind, 'the sample is of its state');
      const always: Record<string, StateKind> = kind === 'notStarted' ? {} : { stopRequested: kind, runPaused: kind };
      const allowed: Record<string, StateKind> = { ...always, ...chart[kind] };
      for (const [name, event] of Object.entries(events)) {
        const expected = allowed[name];
        if (expected === undefined) {
          const message = `The journal is damaged: ${event.kind} cannot happen in state ${kind}.`;
          assert.throws(() => step(state, event), { message }, name);
        } else {
          assert.equal(step(state, event).state.kind, expected, name);
        }
      }
    });

    it(`announces only its own effect in state ${kind}`, () => {
      for (const effect of effects) {
        const announce = (): unknown => step(state, { kind: 'effectStarted', effect }).state;
        if (effect.kind === effectOf[kind]) {
          assert.equal(announce(), state);
        } else {
          assert.throws(announce, /^Error: The journal is damaged: effectStarted cannot happen/, effect.kind);
        }
      }
    });

    it(`knows nothing of another plan in state ${kind}`, () => {
      for (const event of Object.values(events)) {
        if ('plan' in event) {
          assert.throws(() => step(state, { ...event, plan: '2' }), /The journal is damaged/, event.kind);
        }
      }
    });
  }

  it('changes neither state nor event', () => {
    const frozen = <Value>(value: Value): Value => {
      if (typeof value === 'object' && value !== null) {
        Object.values(value).forEach(frozen);
        Object.freeze(value);
      }
      return value;
    };
    for (const [kind, state] of Object.entries(states) as [StateKind, RunState][]) {
      for (const [name, event] of Object.entries(events)) {
        if (chart[kind][name] !== undefined) {
          const before = structuredClone(state);
          step(frozen(state), frozen(event));
          assert.deepEqual(state, before);
          assert.deepEqual(step(state, event), step(before, event), 'the same answer for the same question');
        }
      }
    }
  });

  it('asks for outcomes that the examples know', () => {
    for (const effect of effects) {
      assert.ok(outcomesOf(effect).length > 0);
    }
  });
});
