import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { HeldPlace } from './findHeldPlans.ts';
import { stateNames } from './stateFolder.ts';

/**
 * Plans that a run would hold back, by what the last probe found before the files that they list changed, with the reason for each as the
 * queue takes it. What reads and judges is loaded only where a probe has found something to hold a plan back for.
 */
export async function heldPlans(place: HeldPlace): Promise<ReadonlyMap<string, string>> {
  return isSuspicious(path.join(place.stateFolder, stateNames.probes))
    ? (await import('./findHeldPlans.ts')).findHeldPlans(place)
    : new Map();
}

function isSuspicious(file: string): boolean {
  try {
    return /"verdict":"(?:broken|vacuous)"/.test(readFileSync(file, 'utf8'));
  } catch {
    // Nothing was probed yet.
    return false;
  }
}

/** Plans with what holds them back. */
export function withHeld<Queued extends { readonly file: string }>(
  plans: readonly Queued[],
  held: ReadonlyMap<string, string>,
): readonly (Queued & { readonly heldBack?: string })[] {
  return held.size === 0
    ? plans
    : plans.map((plan) => {
        const heldBack = held.get(plan.file);
        return heldBack === undefined ? plan : { ...plan, heldBack };
      });
}
