import { appendFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Settings } from '../core/settings/settings.ts';
import type { PlanKey, RunPlan, TriedTests } from '../core/journal/events.ts';
import type { Running } from '../core/executor/state.ts';
import type { Plan } from '../core/plan/plan.ts';
import { displayKey } from '../core/plan/queue.ts';
import { readPlan } from '../core/plan/readPlan.ts';
import { branchProblem } from '../core/preflight/ground.ts';
import type { HealthStore } from '../node/healthStore.ts';
import type { ProbeCopies } from '../node/probeCopies.ts';
import type { Repository } from '../node/repository.ts';
import { stateNames } from '../node/stateFolder.ts';
import { runMarker } from '../node/agentProcess.ts';
import type { RunAgents } from '../node/runSettings.ts';
import type { Watch } from './watch.ts';
import type { StreamWriter } from './streamFile.ts';

/** What the effects of one run share: places, settings, and where they report to. */
export interface RunContext {
  readonly run: string;
  /** Version of mstack. */
  readonly version: string;
  /** Folder of this run in the state folder: journal, stream, evidence, transcripts. */
  readonly folder: string;
  readonly repository: Repository;
  readonly settings: Settings;
  readonly agents: RunAgents;
  /** Parsed `.mstack/config.json` as it was when this runner began, for the health room. */
  readonly config: unknown;
  readonly stream: StreamWriter;
  readonly watch: Watch;
  /** Results of health tools that this process measured itself. */
  readonly health: HealthStore;
  /** Where checks are run before the work. */
  readonly probeCopies: ProbeCopies;
  /** What came of trying changed tests, by what was tried: an attempt may end in the same tree as an earlier one. */
  readonly tried: Map<string, TriedTests>;
  /** Aborted when the run is to stop: ends the agent, tool or check that is running. */
  readonly signal: AbortSignal;
  readonly now: () => number;
}

export function planOf(state: Running, key: PlanKey): RunPlan {
  const plan = state.plans.find((candidate) => candidate.key === key);
  if (plan === undefined) {
    throw new Error(`The journal is damaged: plan ${key} is not part of the run.`);
  }
  return plan;
}

/**
 * A plan and its text as they were when the plan was opened. It is read from the snapshot and not from the work tree,
 * because an agent can write there.
 */
export async function openedPlan(
  context: RunContext,
  file: string,
  snapshot: string,
): Promise<{ plan: Plan; text: string }> {
  const text = await context.repository.readFile(snapshot, file);
  const plan = readPlan(file, text);
  if (plan === undefined) {
    throw new Error(`${file} is no longer a plan in the snapshot ${snapshot}.`);
  }
  return { plan, text };
}

/**
 * Throws when another branch is checked out than the one that the run is for, or when it lost the commit that the plan was
 * begun from. That pauses the run: what is done here belongs on top of that commit only.
 */
export async function requireBranch(context: RunContext, state: Running, head: string): Promise<void> {
  const problem = branchProblem(state.branch, await context.repository.branch());
  if (problem !== undefined) {
    throw new Error(problem);
  }
  if (!(await context.repository.holds(head))) {
    const bringBack = `git merge ${head.slice(0, 10)}`;
    throw new Error(
      `${state.branch} no longer holds the commit ${head.slice(0, 10)}, from which the plan was begun: somebody moved the branch. Bring it back (e.g. \`${bringBack}\`), then run again.`,
    );
  }
}

/** Every process below the runner carries the run's id, so that a later runner finds what a dead one left. */
export function markerOf(context: RunContext): Record<string, string> {
  return { [runMarker]: context.run };
}

/** Private ref of an attempt: listed, restorable, never pushed. */
export function attemptRef(context: RunContext, plan: PlanKey, name: string): string {
  return `refs/mstack/attempts/${displayKey(plan).replace(':', '/')}/${context.run}-${name}`;
}

/**
 * Appends to a file below the run's folder and gives its path relative to that folder. Evidence that cannot be written
 * throws, because nothing may count as proven without it. A transcript never ends a run: what a full disk does not take
 * is left out.
 */
export function appendToFolder(
  context: Pick<RunContext, 'folder'>,
  folder: 'evidence' | 'transcripts',
  name: string,
  text: string,
): string {
  const relative = path.join(stateNames[folder], name);
  try {
    mkdirSync(path.join(context.folder, stateNames[folder]), { recursive: true, mode: 0o700 });
    appendFileSync(path.join(context.folder, relative), text, { mode: 0o600 });
  } catch (error) {
    if (folder === 'evidence') {
      throw error;
    }
    // The journal lies on the same disk: it will say so, and it decides.
  }
  return relative;
}

/** File-name part for a plan's evidence and transcripts. */
export function fileNameOf(plan: PlanKey): string {
  return displayKey(plan).replaceAll(/[^\w.-]/g, '-');
}

/** Calendar day in the user's time zone, `YYYY-MM-DD`. */
export function isoDate(milliseconds: number): string {
  const date = new Date(milliseconds);
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
}
