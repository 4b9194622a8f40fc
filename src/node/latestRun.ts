import path from 'node:path';
import { failure, type Result, success } from '../core/base/result.ts';
import { foldRun, type RunView } from '../core/journal/runView.ts';
import { readJournal } from './journalFile.ts';
import { isHeld, readLock } from './lock.ts';
import { listRuns } from './runFolders.ts';
import { runFolder, stateNames } from './stateFolder.ts';

export interface LatestRun {
  /** Undefined: there was no run yet. */
  readonly view: RunView | undefined;
  readonly folder: string | undefined;
  /** Whether a runner holds the repository now. */
  readonly live: boolean;
}

/** The latest run of a repository's state folder, and whether its runner lives. The failure is a sentence. */
export async function readLatestRun(stateFolder: string): Promise<Result<LatestRun, string>> {
  const run = listRuns(stateFolder).at(-1);
  const lock = readLock(stateFolder);
  const live = lock !== undefined && (await isHeld(lock));
  if (run === undefined) {
    return success({ view: undefined, folder: undefined, live });
  }
  const folder = runFolder(stateFolder, run);
  const content = readJournal(path.join(folder, stateNames.journal));
  return content.ok ? success({ view: foldRun(content.value.records), folder, live }) : failure(content.failure);
}
