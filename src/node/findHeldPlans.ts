import path from 'node:path';
import { heldBack } from '../core/doctor/probe/heldBack.ts';
import type { Plan } from '../core/plan/plan.ts';
import type { ProbesOf } from '../core/plan/probe.ts';
import { readPlan } from '../core/plan/readPlan.ts';
import { readSettings } from '../core/settings/settings.ts';
import { readPlanText } from './planFolder.ts';
import { KnownProbes } from './probeStore.ts';
import { findRepository, Repository } from './repository.ts';

export interface HeldPlace {
  /** Absolute. */
  readonly root: string;
  readonly stateFolder: string;
  /** Parsed `.mstack/config.json`. */
  readonly config: unknown;
}

/** As `heldPlans`, where something is known. */
export async function findHeldPlans({ root, stateFolder, config }: HeldPlace): Promise<ReadonlyMap<string, string>> {
  const { probe, probeHoldsBack } = readSettings(config);
  if (probe !== 'always' || !probeHoldsBack) {
    return new Map();
  }
  const known = new KnownProbes(root, stateFolder);
  const plans = known.suspects().flatMap((file) => {
    const text = readPlanText(root, file);
    return (text.ok ? readPlan(file, text.value) : undefined) ?? [];
  });
  const suspected = heldBy(plans, (file, check) => known.of(file, check));
  if (suspected.size === 0) {
    return suspected;
  }
  // Git is asked only now: it may have been mended in a file that the plan does not list.
  const place = await findRepository(root);
  const tree = place.ok
    ? await new Repository(place.value, path.join(stateFolder, 'probe', 'temporary')).snapshot().catch(() => undefined)
    : undefined;
  return heldBy(plans, known.onTree(tree));
}

function heldBy(plans: readonly Plan[], probes: ProbesOf): ReadonlyMap<string, string> {
  return new Map(
    plans.flatMap((plan) => {
      const why = heldBack(plan, probes);
      return why === undefined ? [] : [[plan.file, why] as const];
    }),
  );
}
