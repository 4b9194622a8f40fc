import type { Problem } from '../base/problem.ts';
import type { Result } from '../base/result.ts';
import type { Refusal } from '../executor/selectPlans.ts';
import type { Category, HealthCommand } from '../health/health.ts';
import type { RunPlan } from '../journal/events.ts';
import type { Plan } from '../plan/plan.ts';
import type { ProbesOf } from '../plan/probe.ts';
import type { Ground } from './ground.ts';
import type { KnownHealth } from './knownHealth.ts';
import type { DonePlan } from './planCosts.ts';

/** What was found out before a run. The host gathers it; `preflight` judges it. */
export interface PreflightFacts {
  readonly settings: SettingsFacts;
  /** The process of a run that is going on in this repository already. */
  readonly busy: number | undefined;
  readonly ground: Ground;
  /** Of the run: the implementing one, and the reviewer where it is another one. */
  readonly agents: readonly AgentFacts[];
  readonly run: ComingRun;
  /** All plans of the repository. */
  readonly plans: readonly Plan[];
  /** Errors that the doctor finds in plans that are to be run, by file; a file without any has no entry. */
  readonly errors: ReadonlyMap<string, readonly Problem[]>;
  readonly tree: TreeFacts;
  readonly gate: GateFacts;
  /** What is known of checks from the last probe. */
  readonly probes: ProbesOf;
  readonly machine: MachineFacts;
  /** Plans that were done here before, oldest first. */
  readonly history: readonly DonePlan[];
}

export interface SettingsFacts {
  /** What is wrong in the settings and is ignored, a sentence each. */
  readonly problems: readonly string[];
  /** Why the settings cannot be read at all. */
  readonly broken: string | undefined;
  /** Checks are run before the first plan is begun. */
  readonly probes: boolean;
  /** A plan whose check can prove nothing is not begun then. */
  readonly holdsBack: boolean;
  /** No event of an agent for so long, and it is ended. */
  readonly silentMinutes: number;
  readonly budget: BudgetFacts;
}

/** What the settings allow a run to take; undefined: no limit. */
export interface BudgetFacts {
  readonly usd: number | undefined;
  readonly tokens: number | undefined;
  readonly minutes: number | undefined;
}

export type ComingRun =
  /** A new one; the failure says why it would not begin. */
  | {
      readonly kind: 'new';
      readonly named: boolean;
      readonly goal: string | undefined;
      readonly selected: Result<readonly RunPlan[], Refusal>;
    }
  /** An unfinished one goes on with what is left of it. */
  | {
      readonly kind: 'continued';
      readonly run: string;
      readonly left: readonly RunPlan[];
      /** An attempt was broken off: what it left in the work tree is put back first. */
      readonly underWay: boolean;
    };

export interface AgentFacts {
  readonly id: string;
  readonly title: string;
  readonly role: 'agent' | 'reviewer' | 'agent and reviewer';
  /** Where its program was found; undefined: it comes with mstack, or was not found (which the ground says). */
  readonly program: string | undefined;
  /** As the program says it; undefined: it has none, or did not say it in time. */
  readonly version: string | undefined;
  /** It was asked for its version, and did not answer in time or at all. */
  readonly mute: boolean;
  readonly access: AgentAccess;
  /** A command line of the user's own. */
  readonly own: boolean;
}

/** Whether an agent can be expected to reach its model, found out without asking one. */
export type AgentAccess =
  /** `how`: behind "signed in", e.g. "with the key in ANTHROPIC_API_KEY". */
  | { readonly kind: 'signedIn'; readonly how: string }
  /** The agent itself would refuse to work. `what`: a sentence that says what to do; `command`: the same in a terminal. */
  | { readonly kind: 'signedOut'; readonly what: string; readonly command: string | undefined }
  | { readonly kind: 'unknown'; readonly why: string }
  /** It cannot work here. `what`: sentences that say what is missing and what to do. */
  | { readonly kind: 'unusable'; readonly what: string }
  /** It needs none. */
  | { readonly kind: 'none' };

export interface TreeFacts {
  /** The commit that is checked out; undefined: none. */
  readonly head: string | undefined;
  /** Files with uncommitted changes, untracked ones with them, relative to the repository. */
  readonly changes: readonly string[];
  /** Plan files that git ignores. */
  readonly ignoredPlans: readonly string[];
  /** Hooks that run with each commit, e.g. `pre-commit`. */
  readonly hooks: readonly { readonly name: string; readonly runnable: boolean }[];
  /** Commits are signed. */
  readonly signs: boolean;
  /** Submodules that are not checked out. */
  readonly absentSubmodules: readonly string[];
  /** Files are kept in Git LFS, and its program is not installed. */
  readonly lfsMissing: boolean;
}

export interface GateFacts {
  readonly commands: readonly (HealthCommand & {
    /** Its program, as far as the command line names one that must be there, and is not. */
    readonly missing: string | undefined;
  })[];
  readonly notRun: Readonly<Partial<Record<Category, string>>>;
  readonly problems: readonly string[];
  /** What the last run measured at the commit that is checked out. */
  readonly known: KnownHealth | undefined;
}

export interface MachineFacts {
  /** One entry for each file system that the run writes to. */
  readonly disks: readonly DiskFacts[];
  /** Bytes of the work tree's files and of git's objects; undefined: not known. */
  readonly repositoryBytes: number | undefined;
  readonly power: PowerFacts;
  readonly sleep: SleepFacts;
}

export interface DiskFacts {
  /** What lies there, e.g. "the repository". */
  readonly of: string;
  /** Undefined: the system does not say. */
  readonly freeBytes: number | undefined;
}

export type PowerFacts =
  | { readonly kind: 'mains' }
  /** `percent` undefined: not told. */
  | { readonly kind: 'battery'; readonly percent: number | undefined }
  | { readonly kind: 'unknown' };

export interface SleepFacts {
  /** After how much idle time the machine goes to sleep; `never`; undefined: not known. */
  readonly idle: 'never' | { readonly minutes: number } | undefined;
  /** What closing the lid does; `none`: there is no lid. */
  readonly lid: 'none' | 'sleeps' | 'stays awake' | undefined;
  /** A command line that keeps the machine awake as long as the one behind it runs, e.g. `caffeinate -is`. */
  readonly inhibitor: string | undefined;
}
