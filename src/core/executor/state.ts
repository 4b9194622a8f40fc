import type { HealthReport } from '../health/health.ts';
import type { RerunTest, SuspectedTest } from '../health/suspects.ts';
import type { ProbedCheck } from '../plan/probe.ts';
import type {
  ChangedFile,
  CheckEvidence,
  Edited,
  Effect,
  PlanKey,
  ReviewVerdict,
  RunEvent,
  RunLimits,
  RunPlan,
  RunProbe,
  Strike,
  Tampering,
} from '../journal/events.ts';

/*
 * The state chart of a run. Each state waits for the outcome of one effect; names are those of the union below.
 *
 *   notStarted --runStarted--> choosing
 *
 *   choosing --(not probed yet)--> probing             probing --checksProbed--> choosing
 *   choosing --(a plan is ready)--> opening            choosing --(none is left)--> finished
 *   opening --planOpened--> probingPlan | baselining | implementing
 *   opening --planRefused--> choosing
 *   probingPlan --planProbed--> baselining | implementing | choosing
 *   baselining --baselineMeasured--> implementing
 *   implementing --agentEnded--> collecting
 *   collecting --changeCollected--> inspecting
 *   inspecting --changeInspected--> gating
 *   gating --gateFinished--> rerunning | checking
 *   rerunning --testsRerun--> checking
 *   checking --checksFinished--> replaying | reviewing
 *   replaying --testsReplayed--> mutating
 *   mutating --mutantsTried--> reviewing
 *   reviewing --agentEnded, reviewFinished--> committing
 *   committing --planCommitted--> choosing             committing --baseMoved--> collecting
 *
 *   implementing, collecting, inspecting, gating, rerunning, checking, replaying, mutating, reviewing, committing:
 *       --(strike)--> implementing, while attempts are left
 *       --(last strike, or two rounds of review)--> puttingBack --> recordingFailure --> choosing
 *   implementing, reviewing --(agent cannot work)--> puttingBack --> paused
 *
 *   A stop is stopRequested, then the outcome or the effectAborted of what was running; what the reviewer has approved
 *   is committed all the same.
 *   probing, opening, probingPlan, baselining --(stop)--> stopped
 *   implementing, collecting, inspecting, gating, rerunning, checking, replaying, mutating, reviewing
 *       --(stop)--> puttingBack --> stopped
 *
 *   runnerStarted, a runner takes the run over:
 *   choosing, probing, opening, probingPlan, baselining, paused, stopped, finished --> choosing
 *   implementing --> puttingBack --> choosing
 *   puttingBack --> puttingBack --> choosing           any other --> itself, its effect is done again
 */
export type RunState =
  | { readonly kind: 'notStarted' }
  | (Running & { readonly kind: 'choosing' })
  | (Running & { readonly kind: 'probing' })
  | (Running & { readonly kind: 'opening'; readonly plan: PlanKey })
  | (Running & { readonly kind: 'probingPlan'; readonly work: Opened })
  | (Running & { readonly kind: 'baselining'; readonly work: Opened })
  | (Running & { readonly kind: 'implementing'; readonly work: Measured })
  | (Running & { readonly kind: 'collecting'; readonly work: Measured })
  | (Running & { readonly kind: 'inspecting'; readonly work: Collected })
  | (Running & { readonly kind: 'gating'; readonly work: Inspected })
  | (Running & { readonly kind: 'rerunning'; readonly work: Suspected })
  | (Running & { readonly kind: 'checking'; readonly work: Gated })
  | (Running & { readonly kind: 'replaying'; readonly work: Checked })
  | (Running & { readonly kind: 'mutating'; readonly work: Checked })
  | (Running & { readonly kind: 'reviewing'; readonly work: Checked })
  | (Running & { readonly kind: 'committing'; readonly work: Reviewed })
  | (Running & {
      readonly kind: 'puttingBack';
      readonly work: Measured;
      readonly afterwards: AfterPuttingBack;
    })
  | (Running & { readonly kind: 'recordingFailure'; readonly work: Measured; readonly reason: string })
  | (Running & { readonly kind: 'paused'; readonly reason: string })
  | (Running & { readonly kind: 'stopped' })
  | (Running & { readonly kind: 'finished' });

export type AfterPuttingBack =
  | { readonly kind: 'fail'; readonly reason: string }
  | { readonly kind: 'pause'; readonly reason: string }
  | { readonly kind: 'stop' }
  /** A new runner goes on, and opens the plan afresh: a person may have worked since its snapshot. */
  | { readonly kind: 'choose' };

export type PlanOutcome = 'done' | 'failed' | 'refused' | 'blocked';

/** What every state of a started run knows. */
export interface Running {
  readonly branch: string;
  readonly agent: string;
  readonly reviewer: string;
  readonly limits: RunLimits;
  readonly plans: readonly RunPlan[];
  /** Ended plans. A plan that is not in here is still to do. */
  readonly outcomes: ReadonlyMap<PlanKey, PlanOutcome>;
  /** Strikes survive pause, stop and crash: they never go down. */
  readonly strikes: ReadonlyMap<PlanKey, readonly Strike[]>;
  /** Verdicts that asked for changes, by plan: what is to be confirmed or withdrawn in the next round of review. */
  readonly objections: ReadonlyMap<PlanKey, readonly ReviewVerdict[]>;
  /** The last known health and the commit that it belongs to, so that the next plan needs no baseline of its own. */
  readonly health: { readonly head: string; readonly report: HealthReport } | undefined;
  readonly stopping: boolean;
  /** Undefined: checks are not probed. */
  readonly probe: RunProbe | undefined;
  /** What this runner found when it probed what was left; undefined: it has not yet. */
  readonly probed: ProbedStart | undefined;
  /** What the agent's tools wrote in the session that ended last, as far as this runner knows. */
  readonly edited: Edited;
}

export interface ProbedStart {
  /** Tree object that the checks were run on; undefined where an older version wrote the journal. */
  readonly tree: string | undefined;
  readonly checks: ReadonlyMap<PlanKey, readonly ProbedCheck[]>;
}

/** What every state of a started run knows, without what belongs to one of them. */
export function commonPart(state: Running): Running {
  const {
    branch,
    agent,
    reviewer,
    limits,
    plans,
    outcomes,
    strikes: struck,
    objections,
    health,
    stopping,
    edited,
  } = state;
  const { probe, probed } = state;
  return {
    branch,
    agent,
    reviewer,
    limits,
    plans,
    outcomes,
    strikes: struck,
    objections,
    health,
    stopping,
    edited,
    probe,
    probed,
  };
}

export interface Opened {
  readonly plan: PlanKey;
  readonly head: string;
  readonly snapshot: string;
  /** What its checks gave on the snapshot; undefined: they were not run, or not yet. */
  readonly before: readonly ProbedCheck[] | undefined;
}

export interface Measured extends Opened {
  readonly baseline: HealthReport;
}

export interface Collected extends Measured {
  readonly files: readonly ChangedFile[];
  readonly setAside: readonly string[];
  readonly leftAlone: readonly string[];
  readonly tree: string;
  /** Commit that the change stands on; undefined where an older version wrote the journal. */
  readonly base: string | undefined;
}

export interface Inspected extends Collected {
  readonly findings: readonly Tampering[];
  /** Files of tests, and what they use, that were there before and are others now: they are tried before the review. */
  readonly changedTests: readonly string[];
}

export interface Suspected extends Inspected {
  readonly gate: HealthReport;
  /** What is to be said of changed tests, a sentence each. */
  readonly remarks: readonly string[];
  readonly suspects: readonly SuspectedTest[];
}

export interface Gated extends Inspected {
  readonly gate: HealthReport;
  /** What is to be said of changed tests, a sentence each. */
  readonly remarks: readonly string[];
  /** Failed in the gate, and are not the work's doing. */
  readonly rerun: readonly RerunTest[];
}

export interface Checked extends Gated {
  readonly checks: readonly CheckEvidence[];
}

export interface Reviewed extends Checked {
  readonly review: ReviewVerdict;
}

export type StateKind = RunState['kind'];

/** What the runner does after an event: one effect, nothing until the announced effect ends, or the end of the run. */
export type Next =
  | { readonly kind: 'do'; readonly effect: Effect }
  | { readonly kind: 'wait' }
  | { readonly kind: 'end'; readonly event: Extract<RunEvent, { kind: 'runFinished' | 'runStopped' | 'runPaused' }> };

/** The attempt that a plan is at, from 1: one more than its strikes. */
export function attemptOf(state: Running, plan: PlanKey): number {
  return (state.strikes.get(plan)?.length ?? 0) + 1;
}
