import type { AgentOutcome } from '../agents/agent.ts';
import { assertNever } from '../base/assertNever.ts';
import type { PlanKey, RunEvent, RunPlan, Strike } from '../journal/events.ts';
import { attemptOf, type Measured, type Next, type PlanOutcome, type Running, type RunState } from './state.ts';
import * as strikes from './strikes.ts';

export interface Step {
  readonly state: RunState;
  readonly next: Next;
}

const wait: Next = { kind: 'wait' };

type EventOf<Kind extends RunEvent['kind']> = Extract<RunEvent, { kind: Kind }>;

/**
 * The executor: what a run is after an event, and what is to be done next. The same state and event always give the
 * same answer, so a run can be folded from its journal at any time. An event that a state does not expect is a bug or a
 * damaged journal, and throws.
 */
export function step(state: RunState, event: RunEvent): Step {
  switch (event.kind) {
    case 'runStarted':
      return state.kind === 'notStarted' ? startRun(event) : unexpected(state, event);
    case 'effectStarted':
      return { state, next: wait };
    case 'stopRequested':
      return state.kind === 'notStarted'
        ? unexpected(state, event)
        : { state: { ...state, stopping: true }, next: wait };
    case 'runFinished':
    case 'runStopped':
    case 'runPaused':
      // The chart is at its end already: these only announce it to readers of the journal.
      return { state, next: wait };
    default:
      return state.kind === 'notStarted' ? unexpected(state, event) : stepRunning(state, event);
  }
}

type Started = Exclude<RunState, { kind: 'notStarted' }>;
type RunningEvent = Exclude<
  RunEvent,
  { kind: 'runStarted' | 'effectStarted' | 'stopRequested' | 'runFinished' | 'runStopped' | 'runPaused' }
>;

function stepRunning(state: Started, event: RunningEvent): Step {
  switch (event.kind) {
    case 'runnerStarted':
      return resume({ ...state, stopping: false });
    case 'effectAborted':
      return abort(state);
    case 'planOpened':
      return state.kind === 'opening' ? open(state, event) : unexpected(state, event);
    case 'planRefused':
      return state.kind === 'opening' ? endPlan(state, event.plan, 'refused') : unexpected(state, event);
    case 'baselineMeasured':
      return state.kind === 'baselining'
        ? enter({ ...state, kind: 'implementing', work: { ...state.work, baseline: event.health } })
        : unexpected(state, event);
    case 'agentEnded':
      return agentEnded(state, event);
    case 'changeCollected':
      return state.kind === 'collecting' ? collected(state, event) : unexpected(state, event);
    case 'gateFinished':
      return state.kind === 'gating' ? gated(state, event) : unexpected(state, event);
    case 'checksFinished':
      return state.kind === 'checking' ? checked(state, event) : unexpected(state, event);
    case 'reviewFinished':
      return state.kind === 'reviewing' ? reviewed(state, event) : unexpected(state, event);
    case 'planCommitted':
      return state.kind === 'committing' ? committed(state, event) : unexpected(state, event);
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

/** Common part of every started state, without what belongs to one of them. */
function base(state: Started): Running {
  const { branch, agent, reviewer, limits, plans, outcomes, strikes: struck, health, stopping } = state;
  return { branch, agent, reviewer, limits, plans, outcomes, strikes: struck, health, stopping };
}

function startRun(event: EventOf<'runStarted'>): Step {
  const { branch, agent, reviewer, limits, plans } = event;
  const outcomes = new Map<PlanKey, PlanOutcome>(
    plans.filter((plan) => plan.obstacle !== undefined).map((plan) => [plan.key, 'blocked']),
  );
  const running: Running = {
    branch,
    agent,
    reviewer,
    limits,
    plans,
    outcomes,
    strikes: new Map(),
    health: undefined,
    stopping: false,
  };
  // The runner announces itself next; that event sets the run going, at its start and at every resume alike.
  return { state: { ...running, kind: 'choosing' }, next: wait };
}

/** Enters a state and says its effect; a stop that was asked for in the meantime takes precedence. */
function enter(state: Started): Step {
  if (state.stopping && !isEnding(state)) {
    return abort(state);
  }
  return { state, next: nextOf(state) };
}

function isEnding(state: Started): boolean {
  return ['committing', 'puttingBack', 'recordingFailure', 'paused', 'stopped', 'finished'].includes(state.kind);
}

function nextOf(state: Started): Next {
  switch (state.kind) {
    case 'choosing':
      return wait;
    case 'opening':
      return { kind: 'do', effect: { kind: 'openPlan', plan: state.plan } };
    case 'baselining':
      return { kind: 'do', effect: { kind: 'measureBaseline', plan: state.work.plan } };
    case 'implementing':
      return { kind: 'do', effect: { kind: 'startAgent', role: 'implement', ...place(state) } };
    case 'collecting':
      return { kind: 'do', effect: { kind: 'collectChange', ...place(state) } };
    case 'gating':
      return { kind: 'do', effect: { kind: 'runGate', ...place(state) } };
    case 'checking':
      return { kind: 'do', effect: { kind: 'runChecks', ...place(state) } };
    case 'reviewing':
      return { kind: 'do', effect: { kind: 'startAgent', role: 'review', ...place(state) } };
    case 'committing':
      return { kind: 'do', effect: { kind: 'commitPlan', ...place(state) } };
    case 'puttingBack':
      return {
        kind: 'do',
        effect: { kind: 'putBack', ...place(state), what: state.all ? 'everything' : 'plan-files' },
      };
    case 'recordingFailure':
      return { kind: 'do', effect: { kind: 'recordFailure', plan: state.work.plan, reason: state.reason } };
    case 'paused':
      return { kind: 'end', event: { kind: 'runPaused', reason: state.reason } };
    case 'stopped':
      return { kind: 'end', event: { kind: 'runStopped' } };
    case 'finished':
      return { kind: 'end', event: { kind: 'runFinished' } };
    default:
      return assertNever(state);
  }
}

function place(state: Started & { readonly work: { readonly plan: PlanKey } }): { plan: PlanKey; attempt: number } {
  return { plan: state.work.plan, attempt: Math.min(attemptOf(state, state.work.plan), state.limits.attempts) };
}

/** The next plan whose dependencies are done; plans behind a failed one are blocked and never chosen. */
function choose(running: Running): Step {
  const outcomes = blockDependants(running.plans, running.outcomes);
  const ready = running.plans.find(
    (plan) => !outcomes.has(plan.key) && plan.waitsFor.every((key) => outcomes.get(key) === 'done'),
  );
  const settled = { ...running, outcomes };
  return ready === undefined
    ? enter({ ...settled, kind: 'finished' })
    : enter({ ...settled, kind: 'opening', plan: ready.key });
}

function blockDependants(
  plans: readonly RunPlan[],
  outcomes: ReadonlyMap<PlanKey, PlanOutcome>,
): ReadonlyMap<PlanKey, PlanOutcome> {
  const all = new Map(outcomes);
  for (let changed = true; changed;) {
    changed = false;
    for (const plan of plans) {
      const dead = plan.waitsFor.some((key) => all.has(key) && all.get(key) !== 'done');
      if (dead && !all.has(plan.key)) {
        all.set(plan.key, 'blocked');
        changed = true;
      }
    }
  }
  return all;
}

function endPlan(state: Started, plan: PlanKey, outcome: PlanOutcome): Step {
  const running = base(state);
  const outcomes = new Map(running.outcomes).set(plan, outcome);
  return running.stopping ? enter({ ...running, outcomes, kind: 'stopped' }) : choose({ ...running, outcomes });
}

/** A runner took over: the announced effect is void, so it is done again; each one is safe to repeat. */
function resume(state: Started): Step {
  switch (state.kind) {
    case 'choosing':
    case 'paused':
    case 'stopped':
      return choose({ ...base(state), outcomes: lastingOutcomes(state) });
    case 'implementing':
      // Half a change may lie in the tree; a person may also have worked since, so only the plan's own files go back.
      return enter({ ...state, kind: 'puttingBack', all: false, afterwards: { kind: 'implementAgain' } });
    default:
      return enter(state);
  }
}

/** What was refused may be possible now, and what it blocked with it; done, failed and known obstacles stay. */
function lastingOutcomes(state: Started): ReadonlyMap<PlanKey, PlanOutcome> {
  const obstacles = new Set(state.plans.filter((plan) => plan.obstacle !== undefined).map((plan) => plan.key));
  return new Map(
    [...state.outcomes].filter(([key, outcome]) => outcome === 'done' || outcome === 'failed' || obstacles.has(key)),
  );
}

function abort(state: Started): Step {
  switch (state.kind) {
    case 'choosing':
    case 'opening':
    case 'baselining':
      return enter({ ...base(state), kind: 'stopped' });
    case 'implementing':
    case 'collecting':
    case 'gating':
    case 'checking':
    case 'reviewing':
      return enter({ ...state, kind: 'puttingBack', all: true, afterwards: { kind: 'stop' } });
    default:
      // These are short, and are finished before the run stops.
      return enter(state);
  }
}

function open(state: Extract<RunState, { kind: 'opening' }>, event: EventOf<'planOpened'>): Step {
  const opened = { plan: event.plan, head: event.head, snapshot: event.snapshot };
  const known = state.health?.head === event.head ? state.health.report : undefined;
  return known === undefined
    ? enter({ ...base(state), kind: 'baselining', work: opened })
    : enter({ ...base(state), kind: 'implementing', work: { ...opened, baseline: known } });
}

function agentEnded(state: Started, event: EventOf<'agentEnded'>): Step {
  if (state.kind === 'implementing') {
    return implemented(state, event.outcome);
  }
  if (state.kind === 'reviewing') {
    // The verdict is a fact of its own: `reviewFinished` follows once the answer has been read.
    const pause = pauseReason(event.outcome);
    return pause === undefined
      ? { state, next: wait }
      : enter({ ...state, kind: 'puttingBack', all: true, afterwards: { kind: 'pause', reason: pause } });
  }
  return unexpected(state, event);
}

function implemented(state: Extract<RunState, { kind: 'implementing' }>, outcome: AgentOutcome): Step {
  if (outcome.kind === 'stopped') {
    return abort(state);
  }
  const pause = pauseReason(outcome);
  if (pause !== undefined) {
    return enter({ ...state, kind: 'puttingBack', all: true, afterwards: { kind: 'pause', reason: pause } });
  }
  return outcome.kind === 'failed'
    ? strike(state, state.work, strikes.agentFailed(outcome))
    : enter({ ...state, kind: 'collecting' });
}

/** Faults that are not the plan's: the run waits for a person instead of failing plan after plan. */
function pauseReason(outcome: AgentOutcome): string | undefined {
  const faults = ['missing', 'authentication', 'limit', 'overload', 'network'];
  return outcome.kind === 'failed' && faults.includes(outcome.fault) ? outcome.message : undefined;
}

function collected(state: Extract<RunState, { kind: 'collecting' }>, event: EventOf<'changeCollected'>): Step {
  if (event.files.length === 0) {
    return strike(state, state.work, strikes.nothingChanged(event));
  }
  const { files, setAside, tree } = event;
  return enter({ ...state, kind: 'gating', work: { ...state.work, files, setAside, tree } });
}

function gated(state: Extract<RunState, { kind: 'gating' }>, event: EventOf<'gateFinished'>): Step {
  return event.regressions.length > 0
    ? strike(state, state.work, strikes.gateRegressed(event))
    : enter({ ...state, kind: 'checking', work: { ...state.work, gate: event.health } });
}

function checked(state: Extract<RunState, { kind: 'checking' }>, event: EventOf<'checksFinished'>): Step {
  const failed = event.checks.some((check) => check.outcome === 'failed');
  return failed
    ? strike(state, state.work, strikes.checksFailed(event))
    : enter({ ...state, kind: 'reviewing', work: { ...state.work, checks: event.checks } });
}

function reviewed(state: Extract<RunState, { kind: 'reviewing' }>, event: EventOf<'reviewFinished'>): Step {
  return event.verdict?.verdict === 'approve'
    ? enter({ ...state, kind: 'committing', work: { ...state.work, review: event.verdict } })
    : strike(state, state.work, strikes.notApproved(event));
}

function committed(state: Extract<RunState, { kind: 'committing' }>, event: EventOf<'planCommitted'>): Step {
  const known = { ...state, health: { head: event.commit, report: state.work.gate } };
  return endPlan(known, event.plan, 'done');
}

/** Counts an attempt that came to nothing: the plan is tried again, or given up after the last one. */
function strike(state: Started, work: Measured, reason: Omit<Strike, 'attempt'>): Step {
  const before = state.strikes.get(work.plan) ?? [];
  const all = [...before, { attempt: before.length + 1, ...reason }];
  const running: Running = { ...base(state), strikes: new Map(state.strikes).set(work.plan, all) };
  const { plan, head, snapshot, baseline } = work;
  const kept: Measured = { plan, head, snapshot, baseline };
  return all.length < running.limits.attempts
    ? enter({ ...running, kind: 'implementing', work: kept })
    : enter({
        ...running,
        kind: 'puttingBack',
        work: kept,
        all: true,
        afterwards: { kind: 'fail', reason: reason.reason },
      });
}

function putBack(state: Extract<RunState, { kind: 'puttingBack' }>): Step {
  const running = base(state);
  switch (state.afterwards.kind) {
    case 'fail':
      return enter({ ...running, kind: 'recordingFailure', work: state.work, reason: state.afterwards.reason });
    case 'pause':
      return enter({ ...running, kind: 'paused', reason: state.afterwards.reason });
    case 'stop':
      return enter({ ...running, kind: 'stopped' });
    case 'implementAgain':
      return enter({ ...running, kind: 'implementing', work: state.work });
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
