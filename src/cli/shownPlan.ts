import { diagnose, type Diagnosis } from '../core/doctor/diagnose.ts';
import type { PlanView } from '../core/journal/runView.ts';
import type { Check, Plan } from '../core/plan/plan.ts';
import { PlanIndex } from '../core/plan/planIndex.ts';
import type { KnownProbe } from '../core/plan/probe.ts';
import { type QueueEntry, queueEntryOf } from '../core/plan/queue.ts';
import type { RepositoryFacts } from '../core/plan/repositoryFacts.ts';
import { CheckHistory, type ProvenCheck } from '../node/checkHistory.ts';
import { readLatestRun } from '../node/latestRun.ts';
import { KnownProbes } from '../node/probeStore.ts';
import type { Project } from './project.ts';

/** All that is known of one plan. */
export interface ShownPlan {
  readonly plan: Plan;
  readonly entry: QueueEntry;
  readonly diagnosis: Diagnosis;
  /** One for each check, in their order. */
  readonly checks: readonly ShownCheck[];
  /** In the latest run, where it was part of it. */
  readonly inRun: PlanView | undefined;
}

export interface ShownCheck {
  readonly check: Check;
  /** What it gave before the work, as the last probe has found; undefined: it was not probed. */
  readonly probe: KnownProbe | undefined;
  /** What it gave in a run, the last time; undefined: never. */
  readonly last: ProvenCheck | undefined;
}

export interface ShownSurroundings {
  readonly project: Project;
  /** Every plan of the repository. */
  readonly all: readonly Plan[];
  readonly facts: RepositoryFacts;
  /** What a run would hold back, with the reasons. */
  readonly held: ReadonlyMap<string, string>;
}

/** Gathers what is known of a plan. A run whose journal cannot be read is as if it had never been: `status` says why. */
export async function shownPlan(
  plan: Plan,
  { project: { root, stateFolder }, all, facts, held }: ShownSurroundings,
): Promise<ShownPlan> {
  const index = new PlanIndex(all);
  const probes = new KnownProbes(root, stateFolder);
  const history = new CheckHistory(stateFolder);
  const latest = await readLatestRun(stateFolder);
  const heldBack = held.get(plan.file);
  return {
    plan,
    entry: queueEntryOf(heldBack === undefined ? plan : { ...plan, heldBack }, index),
    diagnosis: diagnose(plan, {
      repository: facts,
      neighbours: index,
      probes: (file, check) => probes.of(file, check),
    }),
    checks: plan.checks.map((check) => ({
      check,
      probe: probes.of(plan.file, check),
      last: history.of(plan.file, check),
    })),
    inRun: latest.ok ? latest.value.view?.plans.find(({ file }) => file === plan.file) : undefined,
  };
}
