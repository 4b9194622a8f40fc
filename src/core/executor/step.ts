import type { AgentOutcome } from '../agents/agent.ts';
import { assertNever } from '../base/assertNever.ts';
import type { PlanKey, RunEvent, Strike } from '../journal/events.ts';
import { isStrike, pausesRun } from '../journal/outcomes.ts';
import {
  type AfterPuttingBack,
  commonPart,
  type Measured,
  type Opened,
  type Next,
  type PlanOutcome,
  type Running,
  type RunState,
} from './state.ts';
import { blockDependants, lastingOutcomes } from './lastingOutcomes.ts';
import { type Abortable, canAbort, effectOf, leftPlans, nextOf, type Started } from './next.ts';
import * as strikes from './strikes.ts';

export interface Step {
  readonly state: RunState;
  readonly next: Next;
}

/** Rounds of review that a plan may have: the second one confirms or withdraws what the first one found. */
const reviewRounds = 2;

const wait: Next = { kind: 'wait' };

type EventOf<Kind extends RunEvent['kind']> = Extract<RunEvent, { kind: Kind }>;

/**
 * The executor: what a run is after an event, and what is to be done next. The same state and event always give the
 * same answer, so a run can be folded from its journal at any time. An event that a state does not expect is a bug or a
 * damaged journal, and throws.
 */
export function step(state: RunState, event: RunEvent): Step {
  if (state.kind === 'notStarted') {
    return event.kind === 'runStarted' ? startRun(event) : unexpected(state, event);
  }
  if ('plan' in event && event.plan !== planAtWork(state)) {
    return unexpected(state, event);
  }
  switch (event.kind) {
    case 'runStarted':
      return unexpected(state, event);
    case 'effectStarted':
      return effectOf(state) === event.effect.kind ? { state, next: wait } : unexpected(state, event);
    case 'stopRequested':
      return { state: { ...state, stopping: true }, next: wait };
    case 'runFinished':
      return state.kind === 'finished' ? { state, next: wait } : unexpected(state, event);
    case 'runStopped':
      return state.kind === 'stopped' ? { state, next: wait } : unexpected(state, event);
    case 'runPaused':
      // A broken machine can pause a run anywhere; the state stays, and the next runner goes on from it.
      return { state, next: wait };
    default:
      return stepRunning(state, event);
  }
}

function planAtWork(state: Started): PlanKey | undefined {
  return state.kind === 'opening' ? state.plan : 'work' in state ? state.work.plan : undefined;
}

type RunningEvent = Exclude<
  RunEvent,
  { kind: 'runStarted' | 'effectStarted' | 'stopRequested' | 'runFinished' | 'runStopped' | 'runPaused' }
>;

function stepRunning(state: Started, event: RunningEvent): Step {
  switch (event.kind) {
    case 'runnerStarted':
      return resume(state, event);
    case 'effectAborted':
      return canAbort(state) ? abort(state) : unexpected(state, event);
    case 'checksProbed':
      return state.kind === 'probing' ? probed(state, event) : unexpected(state, event);
    case 'planOpened':
      return state.kind === 'opening' ? open(state, event) : unexpected(state, event);
    case 'planRefused':
      return state.kind === 'opening' ? endPlan(state, event.plan, 'refused') : unexpected(state, event);
    case 'planProbed':
      return state.kind === 'probingPlan' ? planProbed(state, event) : unexpected(state, event);
    case 'baselineMeasured':
      return state.kind === 'baselining'
        ? enter({ ...state, kind: 'implementing', work: { ...state.work, baseline: event.health } })
        : unexpected(state, event);
    case 'agentEnded':
      return agentEnded(state, event);
    case 'changeCollected':
      return state.kind === 'collecting' ? collected(state, event) : unexpected(state, event);
    case 'changeInspected':
      return state.kind === 'inspecting' ? inspected(state, event) : unexpected(state, event);
    case 'gateFinished':
      return state.kind === 'gating' ? gated(state, event) : unexpected(state, event);
    case 'testsRerun':
      return state.kind === 'rerunning' ? rerun(state, event) : unexpected(state, event);
    case 'checksFinished':
      return state.kind === 'checking' ? checked(state, event) : unexpected(state, event);
    case 'testsReplayed':
      return state.kind === 'replaying' ? tried(state, event, 'mutating') : unexpected(state, event);
    case 'mutantsTried':
      return state.kind === 'mutating' ? tried(state, event, 'reviewing') : unexpected(state, event);
    case 'reviewFinished':
      return state.kind === 'reviewing' ? reviewed(state, event) : unexpected(state, event);
    case 'planCommitted':
      return state.kind === 'committing' ? committed(state, event) : unexpected(state, event);
    case 'baseMoved':
      // What was proven was proven on another base: all of it is looked at again, and nobody is to blame.
      return state.kind === 'committing' ? enter({ ...state, kind: 'collecting' }) : unexpected(state, event);
    case 'commitRefused':
      return state.kind === 'committing'
        ? strike(state, state.work, strikes.commitRefused(event.reason))
        : unexpected(state, event);
    case 'workPutBack':
      return state.kind === 'puttingBack' ? putBack(state) : unexpected(state, event);
    case 'failureRecorded':
      return state.kind === 'recordingFailure' ? failureRecorded(state, event) : unexpected(state, event);
    default:
      return assertNever(event);
  }
}

function unexpected(state: RunState, event: RunEvent): never {
  throw new Error(`The journal is damaged: ${event.kind} cannot happen in state ${state.kind}.`);
}

function startRun(event: EventOf<'runStarted'>): Step {
  const { branch, agent, reviewer, limits, plans, probe } = event;
  const obstacles = plans.filter((plan) => plan.obstacle !== undefined);
  const outcomes = blockDependants(plans, new Map(obstacles.map((plan) => [plan.key, 'blocked'])));
  const running: Running = {
    branch,
    agent,
    reviewer,
    limits,
    plans,
    outcomes,
    strikes: new Map(),
    objections: new Map(),
    health: undefined,
    stopping: false,
    edited: [],
    probe,
    probed: undefined,
  };
  // The runner announces itself next; that event sets the run going, at its start and at every resume alike.
  return { state: { ...running, kind: 'choosing' }, next: wait };
}

/** Enters a state and says its effect; a stop that was asked for in the meantime takes precedence. */
function enter(state: Started): Step {
  return state.stopping && canAbort(state) ? abort(state) : { state, next: nextOf(state) };
}

/**
 * The next plan whose dependencies are done; plans behind a failed one are blocked and never chosen. Each runner probes the
 * checks of what is left before it chooses its first.
 */
function choose(running: Running): Step {
  const outcomes = blockDependants(running.plans, running.outcomes);
  if (running.probe !== undefined && running.probed === undefined && leftPlans({ ...running, outcomes }).length > 0) {
    return enter({ ...running, outcomes, kind: 'probing' });
  }
  const ready = running.plans.find(
    (plan) => !outcomes.has(plan.key) && plan.waitsFor.every((key) => outcomes.get(key) === 'done'),
  );
  const settled = { ...running, outcomes };
  return ready === undefined
    ? enter({ ...settled, kind: 'finished' })
    : enter({ ...settled, kind: 'opening', plan: ready.key });
}

function endPlan(state: Started, plan: PlanKey, outcome: PlanOutcome): Step {
  const running = commonPart(state);
  return choose({ ...running, outcomes: new Map(running.outcomes).set(plan, outcome) });
}

/** A runner took over: the announced effect is void, so it is done again; each one is safe to repeat. */
function resume(before: Started, event: EventOf<'runnerStarted'>): Step {
  const { agent, reviewer } = event;
  // What a person did meanwhile is not known: neither the last health nor what the agent wrote can be relied upon.
  const fresh = { agent, reviewer, stopping: false, health: undefined, edited: [], probed: undefined };
  const state: Started = { ...before, ...fresh, outcomes: lastingOutcomes(before) };
  switch (state.kind) {
    case 'choosing':
    case 'probing':
    case 'opening':
    case 'probingPlan':
    case 'baselining':
    case 'paused':
    case 'stopped':
    case 'finished':
      return choose(commonPart(state));
    case 'implementing':
      return enter({ ...state, kind: 'puttingBack', afterwards: { kind: 'choose' } });
    case 'puttingBack':
      return enter({ ...state, afterwards: goingOn(state.afterwards) });
    default:
      return enter(state);
  }
}

/** Whoever starts a runner wants the run to go on, so an end that was not reached yet is not reached any more. */
function goingOn(afterwards: AfterPuttingBack): AfterPuttingBack {
  return afterwards.kind === 'pause' || afterwards.kind === 'stop' ? { kind: 'choose' } : afterwards;
}

function abort(state: Abortable): Step {
  return state.kind === 'probing' ||
    state.kind === 'opening' ||
    state.kind === 'probingPlan' ||
    state.kind === 'baselining'
    ? enter({ ...commonPart(state), kind: 'stopped' })
    : enter({ ...state, kind: 'puttingBack', afterwards: { kind: 'stop' } });
}

/** What is held back is blocked for this runner: the next one looks again. */
function probed(state: Extract<RunState, { kind: 'probing' }>, event: EventOf<'checksProbed'>): Step {
  const held = event.plans.filter((plan) => plan.obstacle !== undefined);
  const outcomes = new Map([...state.outcomes, ...held.map(({ plan }) => [plan, 'blocked'] as const)]);
  const checks = new Map(event.plans.map((plan) => [plan.plan, plan.checks]));
  return choose({ ...commonPart(state), outcomes, probed: { tree: event.tree, checks } });
}

function open(state: Extract<RunState, { kind: 'opening' }>, event: EventOf<'planOpened'>): Step {
  const work: Opened = { plan: event.plan, head: event.head, snapshot: event.snapshot, before: undefined };
  return state.probe === undefined ? begin(state, work) : enter({ ...commonPart(state), kind: 'probingPlan', work });
}

function planProbed(state: Extract<RunState, { kind: 'probingPlan' }>, event: EventOf<'planProbed'>): Step {
  return event.obstacle === undefined
    ? begin(state, { ...state.work, before: event.checks })
    : endPlan(state, event.plan, 'blocked');
}

/** The first attempt, or the baseline that it is compared with where the health of its commit is not known. */
function begin(running: Running, work: Opened): Step {
  const known = running.health?.head === work.head ? running.health.report : undefined;
  return known === undefined
    ? enter({ ...commonPart(running), kind: 'baselining', work })
    : enter({ ...commonPart(running), kind: 'implementing', work: { ...work, baseline: known } });
}

function agentEnded(state: Started, event: EventOf<'agentEnded'>): Step {
  const expected = event.role === 'review' ? 'reviewing' : 'implementing';
  if (state.kind !== expected) {
    return unexpected(state, event);
  }
  if (pausesRun(event.outcome)) {
    const afterwards = { kind: 'pause', reason: event.outcome.message } as const;
    return enter({ ...state, kind: 'puttingBack', afterwards });
  }
  // The verdict is a fact of its own: `reviewFinished` follows once the answer has been read.
  return state.kind === 'implementing'
    ? implemented({ ...state, edited: event.edited }, event.outcome)
    : { state, next: wait };
}

function implemented(state: Extract<RunState, { kind: 'implementing' }>, outcome: AgentOutcome): Step {
  switch (outcome.kind) {
    case 'stopped':
      return abort(state);
    case 'failed':
      return strike(state, state.work, strikes.agentFailed(outcome));
    case 'ended':
      return enter({ ...state, kind: 'collecting' });
    default:
      return assertNever(outcome);
  }
}

function collected(state: Extract<RunState, { kind: 'collecting' }>, event: EventOf<'changeCollected'>): Step {
  if (isStrike(event)) {
    return strike(state, state.work, strikes.nothingChanged(event));
  }
  const { files, setAside, leftAlone, tree, head: base } = event;
  return enter({ ...state, kind: 'inspecting', work: { ...state.work, files, setAside, leftAlone, tree, base } });
}

function inspected(state: Extract<RunState, { kind: 'inspecting' }>, event: EventOf<'changeInspected'>): Step {
  const { findings, changedTests = [] } = event;
  return isStrike(event)
    ? strike(state, state.work, strikes.tampered(event))
    : enter({ ...state, kind: 'gating', work: { ...state.work, findings, changedTests } });
}

function gated(state: Extract<RunState, { kind: 'gating' }>, event: EventOf<'gateFinished'>): Step {
  if (isStrike(event)) {
    return strike(state, state.work, strikes.gateRegressed(event));
  }
  const { health: gate, suspects = [], remark } = event;
  const work = { ...state.work, gate, remarks: remark === undefined ? [] : [remark] };
  return suspects.length > 0
    ? enter({ ...state, kind: 'rerunning', work: { ...work, suspects } })
    : enter({ ...state, kind: 'checking', work: { ...work, rerun: [] } });
}

function rerun(state: Extract<RunState, { kind: 'rerunning' }>, event: EventOf<'testsRerun'>): Step {
  return isStrike(event)
    ? strike(state, state.work, strikes.gateRegressed(event))
    : enter({ ...state, kind: 'checking', work: { ...state.work, gate: event.health, rerun: event.tests } });
}

function checked(state: Extract<RunState, { kind: 'checking' }>, event: EventOf<'checksFinished'>): Step {
  if (isStrike(event)) {
    return strike(state, state.work, strikes.checksFailed(event));
  }
  const work = { ...state.work, checks: event.checks };
  return enter({ ...state, kind: work.changedTests.length > 0 ? 'replaying' : 'reviewing', work });
}

/** What the changed tests are worth. It stands with what else was flagged. */
function tried(
  state: Extract<RunState, { kind: 'replaying' | 'mutating' }>,
  event: EventOf<'testsReplayed' | 'mutantsTried'>,
  next: 'mutating' | 'reviewing',
): Step {
  if (isStrike(event)) {
    return strike(state, state.work, strikes.tampered(event));
  }
  const { work } = state;
  const findings = [...work.findings, ...event.findings];
  const remarks = [...work.remarks, ...(event.remark === undefined ? [] : [event.remark])];
  return enter({ ...state, kind: next, work: { ...work, findings, remarks } });
}

function reviewed(state: Extract<RunState, { kind: 'reviewing' }>, event: EventOf<'reviewFinished'>): Step {
  const { verdict } = event;
  if (verdict?.verdict === 'approve') {
    return enter({ ...state, kind: 'committing', work: { ...state.work, review: verdict } });
  }
  const reason = strikes.notApproved(event);
  if (verdict === undefined) {
    return strike(state, state.work, reason);
  }
  const rounds = [...(state.objections.get(event.plan) ?? []), verdict];
  const objecting = { ...state, objections: new Map(state.objections).set(event.plan, rounds) };
  return strike(objecting, state.work, reason, rounds.length >= reviewRounds);
}

function committed(state: Extract<RunState, { kind: 'committing' }>, event: EventOf<'planCommitted'>): Step {
  const known = { ...state, health: { head: event.commit, report: state.work.gate } };
  return endPlan(known, event.plan, 'done');
}

/** Counts an attempt that came to nothing: the plan is tried again, or given up after the last one. */
function strike(state: Started, work: Measured, reason: Omit<Strike, 'attempt'>, isLast = false): Step {
  const earlier = state.strikes.get(work.plan) ?? [];
  const all = [...earlier, { attempt: earlier.length + 1, ...reason }];
  const running: Running = { ...commonPart(state), strikes: new Map(state.strikes).set(work.plan, all) };
  const { plan, head, snapshot, before, baseline } = work;
  const kept: Measured = { plan, head, snapshot, before, baseline };
  return all.length < running.limits.attempts && !isLast
    ? enter({ ...running, kind: 'implementing', work: kept })
    : enter({
        ...running,
        kind: 'puttingBack',
        work: kept,
        afterwards: { kind: 'fail', reason: reason.reason },
      });
}

function putBack(state: Extract<RunState, { kind: 'puttingBack' }>): Step {
  const running = commonPart(state);
  switch (state.afterwards.kind) {
    case 'fail':
      return enter({ ...running, kind: 'recordingFailure', work: state.work, reason: state.afterwards.reason });
    case 'pause':
      return running.stopping
        ? enter({ ...running, kind: 'stopped' })
        : enter({ ...running, kind: 'paused', reason: state.afterwards.reason });
    case 'choose':
      return choose(running);
    case 'stop':
      return enter({ ...running, kind: 'stopped' });
    default:
      return assertNever(state.afterwards);
  }
}

function failureRecorded(
  state: Extract<RunState, { kind: 'recordingFailure' }>,
  event: EventOf<'failureRecorded'>,
): Step {
  const head = event.commit ?? state.work.head;
  return endPlan({ ...state, health: { head, report: state.work.baseline } }, event.plan, 'failed');
}
