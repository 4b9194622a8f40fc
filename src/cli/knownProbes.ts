import { existsSync } from 'node:fs';
import path from 'node:path';
import type { KnownProbes } from '../node/probeStore.ts';
import { stateNames } from '../node/stateFolder.ts';
import type { Project } from './project.ts';

/** What probes found out. What reads it is loaded only where something is known. */
export async function knownProbes({ root, stateFolder }: Project): Promise<KnownProbes | undefined> {
  return existsSync(path.join(stateFolder, stateNames.probes))
    ? new (await import('../node/probeStore.ts')).KnownProbes(root, stateFolder)
    : undefined;
}
