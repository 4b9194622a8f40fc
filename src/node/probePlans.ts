import path from 'node:path';
import type { Surroundings } from '../core/doctor/surroundings.ts';
import type { Plan } from '../core/plan/plan.ts';
import { PlanIndex } from '../core/plan/planIndex.ts';
import { type ChecksProbing, probeChecks, type ProbedPlan } from './probeChecks.ts';
import { keepProbes, knownTimeouts } from './probeStore.ts';
import { findRepository, Repository } from './repository.ts';
import { readRepositoryFacts } from './repositoryFacts.ts';

export interface PlansProbing extends Pick<
  ChecksProbing,
  'signal' | 'marker' | 'sandbox' | 'onCheck' | 'onProbed' | 'copies'
> {
  /** Folder inside the repository. */
  readonly root: string;
  readonly stateFolder: string;
  /** Tree object to run them on; absent: that of the work tree as it is now. */
  readonly tree?: string;
  /** Whose checks are run, in this order. */
  readonly plans: readonly Plan[];
  /** Every plan of the repository: what others bring is not missing. */
  readonly all: readonly Plan[];
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * Probes the checks of some plans on the work tree as it is now, and keeps what was found out where editor and doctor look
 * for it. A probe that was stopped keeps nothing. Rejects when the repository cannot be read or copied.
 */
export async function probePlans(probing: PlansProbing): Promise<readonly ProbedPlan[]> {
  const { plans, all, stateFolder, signal, now } = probing;
  const place = await findRepository(probing.root);
  if (!place.ok) {
    throw new Error(place.failure);
  }
  const { root } = place.value;
  const folder = path.join(stateFolder, 'probe');
  const [tree, facts] = await Promise.all([
    probing.tree ?? new Repository(place.value, path.join(folder, 'temporary')).snapshot(),
    readRepositoryFacts(root),
  ]);
  const surroundings: Surroundings = { repository: facts, neighbours: new PlanIndex(all) };
  const probed = await probeChecks({
    repository: root,
    tree,
    plans,
    surroundings,
    folder,
    signal,
    marker: probing.marker,
    known: knownTimeouts(stateFolder, tree, now()),
    now,
    sandbox: probing.sandbox,
    ...(probing.copies === undefined ? {} : { copies: probing.copies }),
    ...(probing.onCheck === undefined ? {} : { onCheck: probing.onCheck }),
    ...(probing.onProbed === undefined ? {} : { onProbed: probing.onProbed }),
  });
  if (!signal.aborted) {
    keepProbes({ root, stateFolder, tree, at: now(), probed });
  }
  return probed;
}
