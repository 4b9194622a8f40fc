import { watch, type FSWatcher } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { StringDecoder } from 'node:string_decoder';

export interface TailRequest {
  /** Absolute. It need not exist yet, nor its folder. */
  readonly file: string;
  /** Ends the tail. */
  readonly signal: AbortSignal;
  /**
   * Complete lines without their line ends, in order; never empty. An unfinished last line is held back. `again`: they
   * make no sense behind the earlier ones (an unfinished line was cut off and written over), so the file follows once
   * more from its start, after `onRestart`.
   */
  readonly onLines: (lines: readonly string[]) => void | 'again';
  /** The file was replaced or cut: what was handed out is void, the new file follows from its start. */
  readonly onRestart: () => void;
  /**
   * A longer file is read from about this many bytes before its end, at the next line's start, after `onCut`. It keeps a
   * window that opens late from reading gigabytes. Undefined: always from the start.
   */
  readonly atMostBytes?: number;
  readonly onCut?: (skippedBytes: number) => void;
}

/** Without a watch, changes are looked for this often. */
const pollMs = 500;

/** With one, this is for file systems (network, containers) that report nothing without saying so. */
const watchedPollMs = 2000;

/** A writer's lines come in bursts: one look for a burst is enough. */
const burstMs = 40;

const chunkBytes = 1 << 18;

/**
 * Follows a growing text file. Never rejects for what the file system says: a file that cannot be read is waited for.
 * Rejects with what one of the request's functions throws.
 */
export async function tail(request: TailRequest): Promise<void> {
  const position = startOfFile();
  const over = new AbortController();
  const signal = AbortSignal.any([request.signal, over.signal]);
  try {
    while (!signal.aborted) {
      const changed = changeIn(path.dirname(request.file), path.basename(request.file), signal);
      await readNew(request, position);
      await changed;
    }
  } finally {
    over.abort();
  }
}

interface TailPosition {
  /** Identity of the file that was read last. */
  inode: bigint | undefined;
  offset: number;
  decoder: StringDecoder;
  unfinished: string;
  /** The first line begins in the middle: it is thrown away. */
  skipsLine: boolean;
}

function startOfFile(): TailPosition {
  return { inode: undefined, offset: 0, decoder: new StringDecoder('utf8'), unfinished: '', skipsLine: false };
}

async function readNew(request: TailRequest, position: TailPosition): Promise<void> {
  const handle = await orNothing(open(request.file, 'r'));
  if (handle === undefined) {
    return;
  }
  try {
    const found = await orNothing(handle.stat({ bigint: true }));
    if (found === undefined) {
      return;
    }
    const { ino, size } = found;
    if (position.inode !== undefined && (position.inode !== ino || Number(size) < position.offset)) {
      Object.assign(position, startOfFile());
      request.onRestart();
    }
    if (position.inode === undefined) {
      skipFarStart(request, position, Number(size));
    }
    position.inode = ino;
    const buffer = Buffer.allocUnsafe(chunkBytes);
    while (!request.signal.aborted) {
      const { bytesRead } = (await orNothing(handle.read(buffer, 0, chunkBytes, position.offset))) ?? { bytesRead: 0 };
      if (bytesRead === 0) {
        return;
      }
      position.offset += bytesRead;
      if (handOut(request, position, position.decoder.write(buffer.subarray(0, bytesRead))) === 'again') {
        Object.assign(position, startOfFile(), { inode: ino });
        request.onRestart();
      }
    }
  } finally {
    await orNothing(handle.close());
  }
}

/** The file vanished or the disk failed between two reads: the next round looks again. */
async function orNothing<Value>(work: Promise<Value>): Promise<Value | undefined> {
  return await work.catch(() => undefined);
}

function skipFarStart(request: TailRequest, position: TailPosition, size: number): void {
  if (request.atMostBytes !== undefined && size > request.atMostBytes) {
    position.offset = size - request.atMostBytes;
    position.skipsLine = true;
    request.onCut?.(position.offset);
  }
}

function handOut(request: TailRequest, position: TailPosition, text: string): void | 'again' {
  const lines = (position.unfinished + text).split('\n');
  position.unfinished = lines.pop() ?? '';
  if (position.skipsLine && lines.length > 0) {
    lines.shift();
    position.skipsLine = false;
  }
  if (lines.length === 0 || request.signal.aborted) {
    return undefined;
  }
  return request.onLines(lines.map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line)));
}

/**
 * Settles soon after an entry of the folder may have changed (the named one, or any), after two seconds at the latest
 * because some file systems report nothing, and at once on the signal. The folder need not exist.
 */
export async function changeIn(folder: string, name: string | undefined, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const done = (): void => {
    resolve();
  };
  let timer: NodeJS.Timeout | undefined;
  const watcher = watchFolder(folder, name, () => {
    watcher?.close();
    clearTimeout(timer);
    timer = setTimeout(done, burstMs);
  });
  timer ??= setTimeout(done, watcher === undefined ? pollMs : watchedPollMs);
  signal.addEventListener('abort', done, { once: true });
  if (signal.aborted) {
    done();
  }
  try {
    await promise;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', done);
    watcher?.close();
  }
}

/** Folders are watched, not files: so a file's creation and replacement are seen as well. */
function watchFolder(folder: string, name: string | undefined, onChange: () => void): FSWatcher | undefined {
  try {
    const watcher = watch(folder, { persistent: false }, (_, changed) => {
      if (name === undefined || changed === null || changed === name) {
        onChange();
      }
    });
    watcher.on('error', () => {
      // The folder was removed, or the system has no watches left: the poll goes on.
      watcher.close();
    });
    return watcher;
  } catch {
    // No such folder yet, or no watches: the poll finds it.
    return undefined;
  }
}
