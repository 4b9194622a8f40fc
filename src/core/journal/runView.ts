import type { Usage } from '../agents/agent.ts';
import { assertNever } from '../base/assertNever.ts';
import { type RerunTest, sameTest } from '../health/suspects.ts';
import type { CriterionProof } from '../plan/criterionProof.ts';
import type { ProbedCheck } from '../plan/probe.ts';
import type { CheckEvidence, Effect, JournalRecord, PlanKey, ProbedRunPlan, RunEvent } from './events.ts';
import { blockedPlans, isStrike } from './outcomes.ts';

export type PlanState = 'waiting' | 'running' | 'done' | 'failed' | 'blocked' | 'refused';

export type Phase =
  | 'opening'
  | 'probing'
  | 'baseline'
  | 'implementing'
  | 'collecting'
  | 'inspecting'
  | 'gate'
  | 'rerunning'
  | 'checks'
  | 'replaying'
  | 'mutants'
  | 'review'
  | 'commit'
  | 'putting-back';

export interface PlanView {
  readonly key: PlanKey;
  readonly id: number;
  readonly goal: string;
  readonly title: string;
  readonly file: string;
  readonly state: PlanState;
  /** Set while the plan is running. */
  readonly phase: Phase | undefined;
  /** From 1 once the first attempt has begun. */
  readonly attempt: number;
  /** Attempts that came to nothing. */
  readonly strikes: number;
  readonly commit: string | undefined;
  readonly subject: string | undefined;
  readonly reason: string | undefined;
  readonly healthBefore: number | undefined;
  readonly healthAfter: number | undefined;
  readonly checks: readonly CheckEvidence[];
  /** Tests that passed and failed on the same files, in any attempt. */
  readonly flaky: readonly RerunTest[];
  /** What stands for each of its criteria; empty until it is done. */
  readonly criteria: readonly CriterionProof[];
  /** What its checks gave before the work; empty: they were not run then. */
  readonly probed: readonly ProbedCheck[];
  readonly startedAt: number | undefined;
  readonly endedAt: number | undefined;
  readonly waitsFor: readonly PlanKey[];
  /** It could not run from the start of the run, and why. */
  readonly obstacle: string | undefined;
}

/** What a person wants to know of a run: folded from its journal, whoever reads it. Times are milliseconds since 1970. */
export interface RunView {
  readonly run: string;
  /** `running` says what the journal says: whether the runner still lives, the host finds out. */
  readonly state: 'running' | 'paused' | 'stopped' | 'finished';
  readonly reason: string | undefined;
  readonly branch: string;
  readonly agent: string;
  readonly reviewer: string;
  readonly plans: readonly PlanView[];
  readonly spent: { readonly tokens: number; readonly usd: number | undefined; readonly seconds: number };
  readonly startedAt: number;
  readonly endedAt: number | undefined;
  /** Number of the last record that was folded in. */
  readonly seq: number;
}

/** Folds a run's records, in order. Undefined before the run has started. Unknown kinds of newer runners are skipped. */
export function foldRun(records: Iterable<JournalRecord>): RunView | undefined {
  let view: RunView | undefined;
  for (const record of records) {
    view = applyRecord(view, record);
  }
  return view;
}

export function applyRecord(view: RunView | undefined, record: JournalRecord): RunView | undefined {
  if (record.event.kind === 'runStarted') {
    return blockDependants(startedView(record, record.event));
  }
  if (view === undefined) {
    return undefined;
  }
  const { event } = record;
  const counted = 'plan' in event && isStrike(event) ? strike(view, event.plan) : view;
  return { ...applyEvent(counted, event, record.t), seq: record.seq };
}

function startedView(record: JournalRecord, event: Extract<RunEvent, { kind: 'runStarted' }>): RunView {
  return {
    run: record.run,
    state: 'running',
    reason: undefined,
    branch: event.branch,
    agent: event.agent,
    reviewer: event.reviewer,
    plans: event.plans.map((plan) => ({
      ...plan,
      state: plan.obstacle === undefined ? 'waiting' : 'blocked',
      phase: undefined,
      attempt: 0,
      strikes: 0,
      commit: undefined,
      subject: undefined,
      reason: plan.obstacle,
      healthBefore: undefined,
      healthAfter: undefined,
      checks: [],
      flaky: [],
      criteria: [],
      probed: [],
      startedAt: undefined,
      endedAt: undefined,
    })),
    spent: { tokens: 0, usd: undefined, seconds: 0 },
    startedAt: record.t,
    endedAt: undefined,
    seq: record.seq,
  };
}

function applyEvent(view: RunView, event: RunEvent, time: number): RunView {
  switch (event.kind) {
    case 'runStarted':
      return view;
    case 'runnerStarted':
      return blockDependants(reopen({ ...view, agent: event.agent, reviewer: event.reviewer }));
    case 'effectStarted':
      return startPhase(view, event.effect, time);
    case 'effectAborted':
    case 'planOpened':
    case 'changeCollected':
    case 'changeInspected':
    case 'testsReplayed':
    case 'mutantsTried':
    case 'reviewFinished':
    case 'baseMoved':
    case 'commitRefused':
      return view;
    case 'workPutBack':
      // Another plan may come next, where a dead runner's work was put back.
      return patch(view, event.plan, { state: 'waiting', phase: undefined });
    case 'checksProbed':
      return blockDependants(event.plans.reduce(takeProbed, view));
    case 'planProbed':
      return blockDependants(
        event.obstacle === undefined
          ? takeProbed(view, event)
          : endPlan(takeProbed(view, event), event.plan, time, { state: 'blocked', reason: event.obstacle }),
      );
    case 'planRefused':
      return blockDependants(endPlan(view, event.plan, time, { state: 'refused', reason: event.reason }));
    case 'baselineMeasured':
      return patch(view, event.plan, { healthBefore: event.health.composite });
    case 'agentEnded':
      return { ...view, spent: addSpent(view.spent, event.outcome.usage, event.seconds) };
    case 'gateFinished':
      return patch(view, event.plan, { healthAfter: event.health.composite });
    case 'testsRerun':
      return takeRerun(view, event);
    case 'checksFinished':
      return patch(view, event.plan, { checks: event.checks });
    case 'planCommitted':
      return endPlan(view, event.plan, time, {
        state: 'done',
        commit: event.commit,
        subject: event.subject,
        healthBefore: event.healthBefore,
        healthAfter: event.healthAfter,
        criteria: event.criteria ?? [],
      });
    case 'failureRecorded':
      return blockDependants(
        endPlan(view, event.plan, time, { state: 'failed', commit: event.commit, reason: event.reason }),
      );
    case 'stopRequested':
      return { ...view, reason: `Stopping: asked by ${event.by}.` };
    case 'runPaused':
      return { ...idlePlans(view), state: 'paused', reason: event.reason, endedAt: time };
    case 'runStopped':
      return { ...idlePlans(view), state: 'stopped', reason: undefined, endedAt: time };
    case 'runFinished':
      return { ...blockDependants(view), state: 'finished', reason: undefined, endedAt: time };
    default:
      // An older window may watch a newer runner: what it does not know, it skips.
      return skipUnknown(view, event);
  }
}

function takeProbed(view: RunView, { plan, checks, obstacle }: ProbedRunPlan): RunView {
  return patch(view, plan, {
    probed: checks,
    ...(obstacle === undefined ? {} : { state: 'blocked' as const, reason: obstacle }),
  });
}

function takeRerun(view: RunView, { plan, health, tests }: Extract<RunEvent, { kind: 'testsRerun' }>): RunView {
  const known = view.plans.find(({ key }) => key === plan)?.flaky ?? [];
  const flaky = tests.filter(({ verdict }) => verdict === 'flaky');
  const others = known.filter((test) => !flaky.some((one) => sameTest(one, test)));
  return patch(view, plan, { healthAfter: health.composite, flaky: [...others, ...flaky] });
}

/** What was refused may be possible for the new runner, and what it blocked with it. */
function reopen(view: RunView): RunView {
  const plans = idlePlans(view).plans.map((plan) =>
    plan.state === 'refused' || (plan.state === 'blocked' && plan.obstacle === undefined)
      ? { ...plan, state: 'waiting' as const, reason: undefined, endedAt: undefined }
      : plan,
  );
  return { ...view, plans, state: 'running', reason: undefined, endedAt: undefined };
}

function skipUnknown(view: RunView, event: never): RunView {
  void event;
  return view;
}

function patch(view: RunView, key: PlanKey, change: Partial<PlanView>): RunView {
  return { ...view, plans: view.plans.map((plan) => (plan.key === key ? { ...plan, ...change } : plan)) };
}

function strike(view: RunView, key: PlanKey): RunView {
  const plan = view.plans.find((candidate) => candidate.key === key);
  return plan === undefined ? view : patch(view, key, { strikes: plan.strikes + 1 });
}

function endPlan(view: RunView, key: PlanKey, time: number, change: Partial<PlanView>): RunView {
  return patch(view, key, { ...change, phase: undefined, endedAt: time });
}

function idlePlans(view: RunView): RunView {
  return {
    ...view,
    plans: view.plans.map((plan) =>
      plan.state === 'running' ? { ...plan, state: 'waiting' as const, phase: undefined } : plan,
    ),
  };
}

function startPhase(view: RunView, effect: Effect, time: number): RunView {
  const plan = 'plan' in effect ? view.plans.find((candidate) => candidate.key === effect.plan) : undefined;
  if (plan === undefined || effect.kind === 'probeChecks') {
    return view;
  }
  return patch(view, effect.plan, {
    state: 'running',
    phase: phaseOf(effect),
    startedAt: plan.startedAt ?? time,
    attempt: 'attempt' in effect ? effect.attempt : plan.attempt,
  });
}

function phaseOf(effect: Exclude<Effect, { kind: 'probeChecks' }>): Phase {
  switch (effect.kind) {
    case 'openPlan':
      return 'opening';
    case 'probePlan':
      return 'probing';
    case 'measureBaseline':
      return 'baseline';
    case 'startAgent':
      return effect.role === 'review' ? 'review' : 'implementing';
    case 'collectChange':
      return 'collecting';
    case 'inspectChange':
      return 'inspecting';
    case 'runGate':
      return 'gate';
    case 'rerunTests':
      return 'rerunning';
    case 'runChecks':
      return 'checks';
    case 'replayTests':
      return 'replaying';
    case 'tryMutants':
      return 'mutants';
    case 'commitPlan':
      return 'commit';
    case 'putBack':
    case 'recordFailure':
      return 'putting-back';
    default:
      return assertNever(effect);
  }
}

/** A plan whose dependency failed, was refused or is blocked cannot run in this run. */
function blockDependants(view: RunView): RunView {
  const over = view.plans.filter((plan) => plan.state !== 'waiting' && plan.state !== 'running');
  const blocked = blockedPlans(view.plans, new Map(over.map((plan) => [plan.key, plan.state === 'done'])));
  const stateOf = (key: PlanKey): PlanState =>
    blocked.has(key) ? 'blocked' : (view.plans.find((plan) => plan.key === key)?.state ?? 'failed');
  const plans = view.plans.map((plan): PlanView => {
    const cause = blocked.get(plan.key);
    if (cause === undefined) {
      return plan;
    }
    const title = view.plans.find((other) => other.key === cause)?.title ?? cause;
    return { ...plan, state: 'blocked', reason: `dependency ${stateOf(cause)} (plan ${cause}: ${title})` };
  });
  return { ...view, plans };
}

function addSpent(spent: RunView['spent'], usage: Usage, seconds: number): RunView['spent'] {
  return {
    tokens: spent.tokens + usage.inputTokens + usage.outputTokens,
    usd: usage.usd === undefined ? spent.usd : (spent.usd ?? 0) + usage.usd,
    seconds: spent.seconds + seconds,
  };
}
