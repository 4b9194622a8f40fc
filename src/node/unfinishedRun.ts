import path from 'node:path';
import { foldState } from '../core/executor/foldState.ts';
import type { RunState } from '../core/executor/state.ts';
import { type JournalContent, readJournal } from './journalFile.ts';
import { listRuns } from './runFolders.ts';
import type { RunAgents } from './runSettings.ts';
import { runFolder, stateNames } from './stateFolder.ts';

export type EarlierRun =
  | { readonly kind: 'none' }
  /** `reason`: a sentence. */
  | { readonly kind: 'unreadable'; readonly reason: string }
  | {
      readonly kind: 'unfinished';
      readonly run: string;
      readonly content: JournalContent;
      readonly state: Exclude<RunState, { kind: 'notStarted' | 'finished' }>;
      readonly agents: RunAgents;
    };

/** The last run, if it has not come to its end: a crash, a pause or a stop leaves one behind. */
export function unfinishedRun(stateFolder: string): EarlierRun {
  const run = listRuns(stateFolder).at(-1);
  if (run === undefined) {
    return { kind: 'none' };
  }
  const content = readJournal(path.join(runFolder(stateFolder, run), stateNames.journal));
  if (!content.ok) {
    return { kind: 'unreadable', reason: content.failure };
  }
  const state = foldState(content.value.records.map((record) => record.event));
  if (state.kind === 'finished' || state.kind === 'notStarted') {
    return { kind: 'none' };
  }
  const { agent, reviewer } = state;
  return { kind: 'unfinished', run, content: content.value, state, agents: { agent, reviewer } };
}
