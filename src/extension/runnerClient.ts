import { readdir, realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { failure, type Result, success } from '../core/base/result.ts';
import { decodeRecord } from '../core/journal/codec.ts';
import { applyRecord, type RunView } from '../core/journal/runView.ts';
import { sendControl } from '../node/controlClient.ts';
import { journalChecksum } from '../node/journalFile.ts';
import { isHeld, readLock } from '../node/lock.ts';
import { startRunner } from '../node/startRunner.ts';
import { controlAddress, runFolder, stateFolder, stateNames, stateSurroundings } from '../node/stateFolder.ts';
import { changeIn, tail } from '../node/tail.ts';
import type { RunRequest } from '../protocol/runnerStart.ts';
import { readStreamLine, type StreamLine } from '../protocol/stream.ts';
import type { RunSituation } from './present/runSituation.ts';

/** What the Plan Run output shows. */
export type StreamEvent =
  /** Another run is watched from now on, from its start. */
  | { readonly kind: 'run'; readonly run: string }
  | { readonly kind: 'cut'; readonly skippedBytes: number; readonly file: string }
  | { readonly kind: 'lines'; readonly lines: readonly StreamLine[] };

export interface RunnerClientRequest {
  /** Top level of the repository, absolute. */
  readonly repository: string;
  /** The runner's bundle, absolute. */
  readonly script: string;
  readonly onSituation: () => void;
  readonly onStream: (event: StreamEvent) => void;
}

/** What the settings of the editor ask for; what is absent, `.mstack/config.json` decides. */
export type RunWishes = Pick<RunRequest, 'agent' | 'reviewer' | 'plansDirectory' | 'probe'> & {
  /** Plan files; empty: all pending plans. */
  readonly references: readonly string[];
};

/** Follows the latest run of a repository by its files, and talks to its runner. It never keeps one alive. */
export interface RunnerClient {
  readonly situation: () => RunSituation | undefined;
  /** The sentence of a failure says what happened and what to do. */
  readonly start: (wishes: RunWishes) => Promise<Result<{ readonly notes: readonly string[] }, string>>;
  readonly stop: () => Promise<Result<undefined, string>>;
  readonly dispose: () => void;
}

/** For a window without a folder. */
export const noRunner: RunnerClient = {
  situation: () => undefined,
  start: async () => await Promise.resolve(failure('Open the folder of a project first.')),
  stop: async () => await Promise.resolve(failure('Nothing is running.')),
  dispose: () => undefined,
};

/** A stream can be huge: a window that opens late shows at most this much of it. */
const shownStreamBytes = 4_000_000;

export async function followRunner(request: RunnerClientRequest): Promise<RunnerClient> {
  const repository = await realpath(request.repository);
  const surroundings = stateSurroundings();
  const folder = stateFolder(repository, surroundings);
  const closing = new AbortController();
  let situation: RunSituation | undefined;
  let alive = await hasRunner(folder);
  const change = (view: RunView): void => {
    situation = { view, alive };
    request.onSituation();
  };
  void followRuns(folder, closing.signal, (run, signal) => {
    request.onStream({ kind: 'run', run });
    void followStream(path.join(runFolder(folder, run), stateNames.stream), signal, request.onStream);
    void followJournal(path.join(runFolder(folder, run), stateNames.journal), signal, (view) => {
      change(view);
    });
  });
  void watchLife(folder, closing.signal, (life) => {
    if (alive !== life) {
      alive = life;
      if (situation !== undefined) {
        change(situation.view);
      }
    }
  });
  return {
    situation: () => situation,
    start: async (wishes) => {
      const program = { script: request.script, stateFolder: folder, environment: process.env };
      const answer = await startRunner(program, {
        folder: repository,
        ...wishes,
        references: [...wishes.references],
      });
      return answer.kind === 'started' ? success({ notes: answer.notes }) : failure(answer.message);
    },
    stop: async () => {
      const address = readLock(folder)?.address ?? controlAddress(folder, surroundings, tmpdir());
      const answer = await sendControl(address, { kind: 'stop', by: 'VS Code' });
      if (!answer.ok) {
        return answer;
      }
      return answer.value.kind === 'taken' ? success(undefined) : failure(answer.value.reason);
    },
    dispose: () => {
      closing.abort();
    },
  };
}

/** Calls `onRun` for the newest run, and again when a newer one appears; the signal ends with its run's turn. */
async function followRuns(
  folder: string,
  signal: AbortSignal,
  onRun: (run: string, signal: AbortSignal) => void,
): Promise<void> {
  const runs = path.join(folder, stateNames.runs);
  let current: { readonly run: string; readonly turn: AbortController } | undefined;
  signal.addEventListener('abort', () => current?.turn.abort(), { once: true });
  while (!signal.aborted) {
    const changed = changeIn(runs, undefined, signal);
    // Ids of runs sort by the time of their start.
    const newest = (await readdir(runs).catch(() => [])).toSorted((a, b) => (a < b ? -1 : 1)).at(-1);
    if (newest !== undefined && newest !== current?.run && !signal.aborted) {
      current?.turn.abort();
      current = { run: newest, turn: new AbortController() };
      onRun(newest, current.turn.signal);
    }
    await changed;
  }
}

async function followJournal(file: string, signal: AbortSignal, onView: (view: RunView) => void): Promise<void> {
  let view: RunView | undefined;
  let seq = 0;
  let readAgainAt = -1;
  await tail({
    file,
    signal,
    onLines: (lines) => {
      for (const line of lines) {
        const decoded = decodeRecord(line, journalChecksum);
        const follows = decoded.kind === 'record' && decoded.record.seq === seq + 1;
        // A new runner cuts off a torn line and writes over it. If the second reading is no better, take what can be read.
        if (!follows && readAgainAt !== seq) {
          readAgainAt = seq;
          return 'again';
        }
        if (decoded.kind === 'record' && decoded.record.seq > seq) {
          seq = decoded.record.seq;
          view = applyRecord(view, decoded.record);
        }
      }
      if (view !== undefined) {
        onView(view);
      }
      return undefined;
    },
    onRestart: () => {
      view = undefined;
      seq = 0;
    },
  });
}

async function followStream(file: string, signal: AbortSignal, onStream: (event: StreamEvent) => void): Promise<void> {
  await tail({
    file,
    signal,
    atMostBytes: shownStreamBytes,
    onCut: (skippedBytes) => {
      onStream({ kind: 'cut', skippedBytes, file });
    },
    onLines: (lines) => {
      onStream({ kind: 'lines', lines: lines.map(readStreamLine).filter((line) => line !== undefined) });
    },
    onRestart: () => {
      onStream({ kind: 'run', run: path.basename(path.dirname(file)) });
    },
  });
}

/** Tells again and again whether a runner holds the lock: a killed one leaves no other sign. */
async function watchLife(folder: string, signal: AbortSignal, onLife: (alive: boolean) => void): Promise<void> {
  while (!signal.aborted) {
    const changed = changeIn(folder, stateNames.lock, signal);
    const alive = await hasRunner(folder);
    if (!signal.aborted) {
      onLife(alive);
    }
    await changed;
  }
}

async function hasRunner(folder: string): Promise<boolean> {
  const lock = readLock(folder);
  return lock !== undefined && (await isHeld(lock));
}
