import path from 'node:path';
import { longestHistory } from '../core/preflight/forecast.ts';
import { type KnownHealth, knownHealth } from '../core/preflight/knownHealth.ts';
import { type DonePlan, planCosts } from '../core/preflight/planCosts.ts';
import { readJournal } from './journalFile.ts';
import { listRuns } from './runFolders.ts';
import { runFolder, stateNames } from './stateFolder.ts';

export interface RunHistory {
  /** Oldest first. */
  readonly done: readonly DonePlan[];
  /** By commit. */
  readonly health: ReadonlyMap<string, KnownHealth>;
}

/** Journals that are read at most: runs that came to nothing say nothing about what plans take. */
const mostRuns = 200;

/**
 * What earlier runs of a repository tell, read from the newest on until enough is known of the agent. A damaged journal tells
 * nothing.
 */
export function readHistory(stateFolder: string, agent: string | undefined): RunHistory {
  const runs = listRuns(stateFolder).toReversed().slice(0, mostRuns);
  const newestFirst: (readonly DonePlan[])[] = [];
  const health = new Map<string, KnownHealth>();
  let ofAgent = 0;
  for (const run of runs) {
    if (ofAgent >= longestHistory) {
      break;
    }
    const content = readSafely(path.join(runFolder(stateFolder, run), stateNames.journal));
    const done = planCosts(content);
    newestFirst.push(done);
    ofAgent += done.filter((plan) => plan.agent === agent).length;
    for (const [commit, known] of knownHealth(content)) {
      // Of two runs at one commit the newer one counts.
      if (!health.has(commit)) {
        health.set(commit, known);
      }
    }
  }
  return { done: newestFirst.toReversed().flat(), health };
}

function readSafely(file: string): Parameters<typeof planCosts>[0] {
  try {
    const content = readJournal(file);
    return content.ok ? content.value.records : [];
  } catch {
    // Gone in this moment, or not ours to read.
    return [];
  }
}
