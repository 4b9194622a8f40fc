import path from 'node:path';
import { decodeRecord } from '../core/journal/codec.ts';
import { applyRecord, type RunView } from '../core/journal/runView.ts';
import { sendControl } from '../node/controlClient.ts';
import { journalChecksum } from '../node/journalFile.ts';
import { isSameProcess, readLock } from '../node/lock.ts';
import { runFolder, stateNames } from '../node/stateFolder.ts';
import { tail } from '../node/tail.ts';
import { readStreamLine } from '../protocol/stream.ts';
import { complain } from './command.ts';
import { streamLineText } from './text/streamLineText.ts';
import { runExitCode, runSummary } from './text/runText.ts';

export interface Following {
  readonly stateFolder: string;
  readonly run: string;
  readonly resumed: boolean;
  /** Print the journal's records, one a line, instead of text. */
  readonly json: boolean;
}

/** How often is looked whether the runner has died without a word. */
const lookMs = 1000;

/** Shows a run until it ends. Ctrl-C asks the runner to stop and waits for its clean end. Gives the exit code. */
export async function followRun(following: Following): Promise<number> {
  const folder = runFolder(following.stateFolder, following.run);
  const ended = new AbortController();
  let view: RunView | undefined;
  const interrupt = (): void => {
    void askToStop(following.stateFolder);
  };
  process.on('SIGINT', interrupt);
  const life = setInterval(() => {
    const lock = readLock(following.stateFolder);
    if (lock === undefined || !isSameProcess(lock)) {
      ended.abort();
    }
  }, lookMs);
  const journal = tail({
    file: path.join(folder, stateNames.journal),
    signal: ended.signal,
    onRestart: () => {
      view = undefined;
    },
    onLines: (lines) => {
      for (const line of lines) {
        const decoded = decodeRecord(line, journalChecksum);
        if (decoded.kind === 'record') {
          view = applyRecord(view, decoded.record);
          if (following.json) {
            process.stdout.write(`${line}\n`);
          }
        }
      }
    },
  });
  const since = following.resumed ? Date.now() - lookMs : 0;
  const stream = following.json ? undefined : followStream(path.join(folder, stateNames.stream), since, ended.signal);
  await journal;
  await stream;
  clearInterval(life);
  process.off('SIGINT', interrupt);
  if (view === undefined) {
    complain(`The journal of run ${following.run} cannot be read.`);
    return 3;
  }
  if (!following.json) {
    process.stdout.write(`\n${runSummary(view, false, folder)}`);
  }
  return runExitCode(view);
}

async function followStream(file: string, since: number, signal: AbortSignal): Promise<void> {
  await tail({
    file,
    signal,
    onRestart: () => undefined,
    onLines: (lines) => {
      for (const line of lines) {
        const read = readStreamLine(line);
        if (read !== undefined && read.t >= since) {
          process.stdout.write(streamLineText(read));
        }
      }
    },
  });
}

async function askToStop(stateFolder: string): Promise<void> {
  const lock = readLock(stateFolder);
  if (lock !== undefined) {
    complain('Stopping. The work in progress is put back and kept; `mstack run` goes on later.');
    const answer = await sendControl(lock.address, { kind: 'stop', by: 'Ctrl-C' });
    if (!answer.ok) {
      complain(answer.failure);
    }
  }
}
