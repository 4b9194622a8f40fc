import { heldBack } from '../core/doctor/probe/heldBack.ts';
import type { Plan } from '../core/plan/plan.ts';
import type { ProbesOf } from '../core/plan/probe.ts';
import { readPlan } from '../core/plan/readPlan.ts';
import { readSettings } from '../core/settings/settings.ts';
import { readPlanText } from './planFolder.ts';
import { KnownProbes } from './probeStore.ts';

export interface HeldPlace {
  /** Absolute. */
  readonly root: string;
  readonly stateFolder: string;
  /** Parsed `.mstack/config.json`. */
  readonly config: unknown;
}

/**
 * As `heldPlans`, where something is known. What was found stands until a file that the plan lists changes, as for the doctor;
 * when it was found is said, and a run looks again before it holds a plan back.
 */
export function findHeldPlans({ root, stateFolder, config }: HeldPlace): ReadonlyMap<string, string> {
  const { probe, probeHoldsBack } = readSettings(config);
  if (probe !== 'always' || !probeHoldsBack) {
    return new Map();
  }
  const known = new KnownProbes(root, stateFolder);
  const plans = known.suspects().flatMap((file) => {
    const text = readPlanText(root, file);
    return (text.ok ? readPlan(file, text.value) : undefined) ?? [];
  });
  return heldBy(plans, (file, check) => known.of(file, check));
}

function heldBy(plans: readonly Plan[], probes: ProbesOf): ReadonlyMap<string, string> {
  return new Map(
    plans.flatMap((plan) => {
      const why = heldBack(plan, probes);
      return why === undefined ? [] : [[plan.file, why] as const];
    }),
  );
}
