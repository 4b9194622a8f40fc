import type { AgentOutcome, Role } from '../agents/agent.ts';
import type { HealthReport } from '../health/health.ts';
import type { RerunTest, SuspectedTest } from '../health/suspects.ts';
import type { CriterionProof } from '../plan/criterionProof.ts';
import type { ProbedCheck, ProbeVerdict } from '../plan/probe.ts';

/** Identity of a plan as text: `7`, or `goal:7`. */
export type PlanKey = string;

/** A plan as the run knows it from its start. */
export interface RunPlan {
  readonly key: PlanKey;
  readonly id: number;
  readonly goal: string;
  readonly title: string;
  /** Relative to the repository, forward slashes. */
  readonly file: string;
  /** Keys of the plans of this run that must be done first. */
  readonly waitsFor: readonly PlanKey[];
  /** Why it cannot run in this run, known from the start (unknown dependency, cycle, open review); undefined: it can. */
  readonly obstacle: string | undefined;
}

export interface RunLimits {
  /** Attempts before a plan is failed. */
  readonly attempts: number;
}

/** What a run does about checks that can prove nothing: their plans are not begun, or it is only said. */
export type RunProbe = 'hold' | 'warn';

/** What the checks of a plan gave on the tree as it was before the work. */
export interface ProbedRunPlan {
  readonly plan: PlanKey;
  readonly checks: readonly ProbedCheck[];
  /** Why the plan is held back; undefined: it is not. */
  readonly obstacle: string | undefined;
}

export interface ChangedFile {
  readonly path: string;
  readonly change: 'added' | 'modified' | 'deleted';
}

/**
 * Files that an agent's own tools wrote, relative to the repository; what its shell wrote is not among them. `unknown`: a
 * command line that tells nothing, so whatever changed while it worked is taken for its doing.
 */
export type Edited = 'unknown' | readonly string[];

export interface CheckEvidence {
  /** The check as written in the plan. */
  readonly text: string;
  readonly tag: string;
  readonly command: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  /** One line for a person: what was expected and what came. */
  readonly reason: string;
  /** What it gave before the work; absent: it was not run then. */
  readonly before?: ProbeVerdict;
  readonly seconds: number;
  /** File in the run's evidence folder with the full output; empty when the check was skipped. */
  readonly evidence: string;
}

/** A check of a plan that was done earlier, and that this work breaks. */
export interface RegressedCheck {
  /** Relative to the repository. */
  readonly planFile: string;
  readonly command: string;
  /** What was expected and what came. */
  readonly reason: string;
}

export interface ReviewFinding {
  readonly file: string;
  readonly line: number | undefined;
  readonly severity: 'blocking' | 'note';
  readonly why: string;
}

export interface ReviewVerdict {
  readonly verdict: 'approve' | 'changes';
  readonly summary: string;
  readonly findings: readonly ReviewFinding[];
}

/** A place where a change may make something look done that is not. */
export interface Tampering {
  /** Stable, `topic.what`, e.g. `test.deleted`. */
  readonly code: string;
  /** `blocks`: the attempt is not committed. `flagged`: the reviewer and the report are told. */
  readonly severity: 'blocks' | 'flagged';
  /** The path after the change; of what is gone, the one before. */
  readonly file: string;
  /** From 0, in the text after the change; of what is gone, in the one before. */
  readonly line: number;
  /** Says what was done to what, and why that proves nothing, in one or two sentences. */
  readonly message: string;
}

/** What came out when changed tests were tried. */
export interface TriedTests {
  readonly findings: readonly Tampering[];
  /** One sentence for the reviewer and the notes: what was tried, or why nothing was. Undefined: there was no reason to. */
  readonly remark: string | undefined;
}

interface TestsTried extends TriedTests {
  readonly plan: PlanKey;
  readonly attempt: number;
}

/** What the runner is about to do. Announced in the journal, flushed, before it is done. */
export type Effect =
  /** Runs the checks of all these plans before any of them is begun. */
  | { readonly kind: 'probeChecks'; readonly plans: readonly PlanKey[] }
  | { readonly kind: 'openPlan'; readonly plan: PlanKey }
  /** Runs the checks of one plan on the commit that it starts from, in a copy: what is red there can prove its work. */
  | { readonly kind: 'probePlan'; readonly plan: PlanKey }
  | { readonly kind: 'measureBaseline'; readonly plan: PlanKey }
  | { readonly kind: 'startAgent'; readonly plan: PlanKey; readonly role: Role; readonly attempt: number }
  | { readonly kind: 'collectChange'; readonly plan: PlanKey; readonly attempt: number }
  /** Looks in the change for what makes unfinished work look done. */
  | { readonly kind: 'inspectChange'; readonly plan: PlanKey; readonly attempt: number }
  | { readonly kind: 'runGate'; readonly plan: PlanKey; readonly attempt: number }
  /** Runs again what failed newly in the gate, to tell what is broken from what is red by chance. */
  | { readonly kind: 'rerunTests'; readonly plan: PlanKey; readonly attempt: number }
  | { readonly kind: 'runChecks'; readonly plan: PlanKey; readonly attempt: number }
  /** Runs the tests as they were on the start commit against the new code, in a copy. */
  | { readonly kind: 'replayTests'; readonly plan: PlanKey; readonly attempt: number }
  /** Tries, in a copy, whether the changed tests notice a small change of the changed lines. */
  | { readonly kind: 'tryMutants'; readonly plan: PlanKey; readonly attempt: number }
  | { readonly kind: 'commitPlan'; readonly plan: PlanKey; readonly attempt: number }
  /** Puts back what the plan may touch and what the agent's tools wrote; it is kept in a private ref first. */
  | { readonly kind: 'putBack'; readonly plan: PlanKey; readonly attempt: number }
  | { readonly kind: 'recordFailure'; readonly plan: PlanKey; readonly reason: string };

/** An attempt that came to nothing, and why. */
export interface Strike {
  readonly attempt: number;
  /** Short, as it stands in `failed-reason`. */
  readonly reason: string;
  /** For the next attempt and the diagnosis: sentences with the evidence. */
  readonly details: readonly string[];
}

/** Everything that happens in a run. State is the fold of these; nothing else is state. */
export type RunEvent =
  | {
      readonly kind: 'runStarted';
      readonly branch: string;
      readonly agent: string;
      readonly reviewer: string;
      readonly limits: RunLimits;
      readonly plans: readonly RunPlan[];
      /** Absent: checks are not probed, as in runs of older versions. */
      readonly probe?: RunProbe;
    }
  /** A runner process took the run over. An effect that was announced and has no outcome is void: its outcome is looked for again. */
  | {
      readonly kind: 'runnerStarted';
      readonly pid: number;
      readonly version: string;
      readonly agent: string;
      readonly reviewer: string;
    }
  | { readonly kind: 'effectStarted'; readonly effect: Effect }
  /** A stop ended it before it had an outcome. */
  | { readonly kind: 'effectAborted'; readonly effect: Effect }
  /** The checks of the plans that are left were run before the first of them is begun. */
  | {
      readonly kind: 'checksProbed';
      readonly plans: readonly ProbedRunPlan[];
      /** Tree object that they were run on; absent in runs of older versions. */
      readonly tree?: string;
    }
  | {
      readonly kind: 'planOpened';
      readonly plan: PlanKey;
      /** Commit that the plan starts from. */
      readonly head: string;
      /** Tree object of the whole work tree (tracked and untracked, not ignored) as it was found. */
      readonly snapshot: string;
    }
  /** Its checks were run on the snapshot. With an obstacle the plan is blocked: nothing could prove it. */
  | {
      readonly kind: 'planProbed';
      readonly plan: PlanKey;
      readonly checks: readonly ProbedCheck[];
      readonly obstacle: string | undefined;
    }
  /** The plan cannot be worked on now, and nothing was touched: it is not failed, a later run may take it. */
  | { readonly kind: 'planRefused'; readonly plan: PlanKey; readonly reason: string }
  | { readonly kind: 'baselineMeasured'; readonly plan: PlanKey; readonly health: HealthReport }
  | {
      readonly kind: 'agentEnded';
      readonly plan: PlanKey;
      readonly role: Role;
      readonly attempt: number;
      readonly outcome: AgentOutcome;
      readonly seconds: number;
      readonly edited: Edited;
    }
  | {
      readonly kind: 'changeCollected';
      readonly plan: PlanKey;
      readonly attempt: number;
      /** Private ref that keeps the attempt, and the tree object that it was at then. */
      readonly ref: string;
      readonly tree: string;
      readonly files: readonly ChangedFile[];
      /** Written by the agent outside the plan's allowed paths: put back, kept in the ref. */
      readonly setAside: readonly string[];
      /**
       * Changed outside the plan's allowed paths, by a person or by the agent's shell, nobody can tell: left in the work tree
       * as they are, and not committed.
       */
      readonly leftAlone: readonly string[];
      /** Set when the branch moved during the attempt: the commits that are not ours. */
      readonly foreignCommits: readonly string[];
      /** Commit that the change stands on; absent in runs of older versions. */
      readonly head?: string;
    }
  | {
      readonly kind: 'changeInspected';
      readonly plan: PlanKey;
      readonly attempt: number;
      readonly findings: readonly Tampering[];
      /** Files of tests, and what they use, that were there before and are others now. Absent in runs of older versions. */
      readonly changedTests?: readonly string[];
    }
  | {
      readonly kind: 'gateFinished';
      readonly plan: PlanKey;
      readonly attempt: number;
      readonly health: HealthReport;
      /** What got worse than the baseline, one sentence each. Empty: the gate is passed. */
      readonly regressions: readonly string[];
      /** Tests that are all there is to it, and may be flaky: they are run again before the gate has its verdict. */
      readonly suspects?: readonly SuspectedTest[];
      /** One sentence for the reviewer and the notes on tests that are gone, as the plan's list of files allows. */
      readonly remark?: string;
    }
  | {
      readonly kind: 'testsRerun';
      readonly plan: PlanKey;
      readonly attempt: number;
      /** That of the gate, with what is not the work's doing taken for passed. */
      readonly health: HealthReport;
      readonly tests: readonly RerunTest[];
      /** What is still worse than the baseline. */
      readonly regressions: readonly string[];
    }
  | {
      readonly kind: 'checksFinished';
      readonly plan: PlanKey;
      readonly attempt: number;
      readonly checks: readonly CheckEvidence[];
      /** Checks of plans that were done before, which passed before the work and fail now. */
      readonly regressed?: readonly RegressedCheck[];
    }
  | ({ readonly kind: 'testsReplayed' } & TestsTried)
  | ({ readonly kind: 'mutantsTried' } & TestsTried)
  /** `verdict` undefined: the reviewer gave no readable verdict; that is no approval. */
  | {
      readonly kind: 'reviewFinished';
      readonly plan: PlanKey;
      readonly attempt: number;
      readonly verdict: ReviewVerdict | undefined;
      readonly reason: string;
    }
  | {
      readonly kind: 'planCommitted';
      readonly plan: PlanKey;
      readonly attempt: number;
      readonly commit: string;
      readonly subject: string;
      readonly healthBefore: number | undefined;
      readonly healthAfter: number | undefined;
      /** What stands for each criterion; absent in runs of older versions. */
      readonly criteria?: readonly CriterionProof[];
    }
  /** Somebody else committed between gate and commit: the change is collected and proven again on that base. */
  | {
      readonly kind: 'baseMoved';
      readonly plan: PlanKey;
      readonly attempt: number;
      readonly commits: readonly string[];
    }
  | { readonly kind: 'commitRefused'; readonly plan: PlanKey; readonly attempt: number; readonly reason: string }
  | {
      readonly kind: 'workPutBack';
      readonly plan: PlanKey;
      readonly attempt: number;
      readonly paths: readonly string[];
    }
  | {
      readonly kind: 'failureRecorded';
      readonly plan: PlanKey;
      readonly commit: string | undefined;
      readonly reason: string;
    }
  | { readonly kind: 'stopRequested'; readonly by: string }
  /** Something only a person can solve; the run goes on with `mstack run`. */
  | { readonly kind: 'runPaused'; readonly reason: string }
  | { readonly kind: 'runStopped' }
  | { readonly kind: 'runFinished' };

/** A journal line: the event in its envelope. `seq` decides order; `t` (milliseconds since 1970) is information only. */
export interface JournalRecord {
  readonly v: 1;
  readonly seq: number;
  readonly t: number;
  readonly run: string;
  readonly event: RunEvent;
}
