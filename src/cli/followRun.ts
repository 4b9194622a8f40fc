import path from 'node:path';
import { decodeRecord } from '../core/journal/codec.ts';
import { applyRecord, type RunView } from '../core/journal/runView.ts';
import { sendControl } from '../node/controlClient.ts';
import { journalChecksum } from '../node/journalFile.ts';
import { isSameProcess, readLock } from '../node/lock.ts';
import { readTextFile } from '../node/settingsFile.ts';
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
  /** Somebody pressed Ctrl-C before there was anything to stop. */
  readonly stopAtOnce: boolean;
  /** Print the journal's records, one a line, instead of text. */
  readonly json: boolean;
}

/** How often is looked whether the runner has died without a word. */
const lookMs = 1000;
/** The same, once the run has ended. */
const lookAtEndMs = 20;

/** Shows a run until it ends. Ctrl-C asks the runner to stop and waits for its clean end. Gives the exit code. */
export async function followRun(following: Following): Promise<number> {
  const folder = runFolder(following.stateFolder, following.run);
  const ended = new AbortController();
  let view: RunView | undefined;
  const interrupt = (): void => {
    void askToStop(following.stateFolder);
  };
  process.on('SIGINT', interrupt);
  if (following.stopAtOnce) {
    interrupt();
  }
  const runner = readLock(following.stateFolder);
  const look = (): void => {
    if (runner === undefined || !isSameProcess(runner)) {
      ended.abort();
    }
  };
  let life = setInterval(look, lookMs);
  const takeJournal = (lines: readonly string[]): void => {
    for (const line of lines) {
      const decoded = decodeRecord(line, journalChecksum);
      if (decoded.kind === 'record') {
        view = applyRecord(view, decoded.record);
        if (following.json) {
          process.stdout.write(`${line}\n`);
        }
      }
    }
    if (view !== undefined && view.state !== 'running') {
      // The runner is about to go.
      clearInterval(life);
      life = setInterval(look, lookAtEndMs);
    }
  };
  const since = following.resumed ? Date.now() - lookMs : 0;
  const takeStream = (lines: readonly string[]): void => {
    for (const line of following.json ? [] : lines) {
      const read = readStreamLine(line);
      if (read !== undefined && read.t >= since) {
        process.stdout.write(streamLineText(read));
      }
    }
  };
  try {
    await Promise.all([
      followToEnd(path.join(folder, stateNames.journal), ended.signal, takeJournal, () => {
        view = undefined;
      }),
      followToEnd(path.join(folder, stateNames.stream), ended.signal, takeStream, () => undefined),
    ]);
  } finally {
    ended.abort();
    clearInterval(life);
    process.off('SIGINT', interrupt);
  }
  if (view === undefined) {
    complain(`The journal of run ${following.run} cannot be read.`);
    return 3;
  }
  if (!following.json) {
    process.stdout.write(`\n${runSummary(view, false, folder)}`);
  }
  return runExitCode(view);
}

/** Hands out all lines of a growing file: those too that were written in the last moment before the runner had gone. */
async function followToEnd(
  file: string,
  signal: AbortSignal,
  take: (lines: readonly string[]) => void,
  onRestart: () => void,
): Promise<void> {
  let taken = 0;
  await tail({
    file,
    signal,
    onRestart: () => {
      taken = 0;
      onRestart();
    },
    onLines: (lines) => {
      taken += lines.length;
      take(lines);
    },
  });
  take((readTextFile(file) ?? '').split('\n').slice(0, -1).slice(taken));
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
