import { watch, type FSWatcher } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { StringDecoder } from 'node:string_decoder';

export interface TailRequest {
  /** Absolute. It need not exist yet, nor its folder. */
  readonly file: string;
  /** Ends the tail. */
  readonly signal: AbortSignal;
  /** Complete lines without their line ends, in order; never empty. An unfinished last line is held back. */
  readonly onLines: (lines: readonly string[]) => void;
  /** The file was replaced or cut: what was handed out is void, the new file follows from its start. */
  readonly onRestart: () => void;
  /**
   * A longer file is read from about this many bytes before its end, at the next line's start, after `onCut`. It keeps a
   * window that opens late from reading gigabytes. Undefined: always from the start.
   */
  readonly atMostBytes?: number;
  readonly onCut?: (skippedBytes: number) => void;
}

/** Some file systems (network, containers) report no changes: they are looked for as well. */
const pollMs = 500;

/** A writer's lines come in bursts: one look for a burst is enough. */
const burstMs = 40;

const chunkBytes = 1 << 18;

/** Follows a growing text file. Never rejects for what the file system says: a file that cannot be read is waited for. */
export async function tail(request: TailRequest): Promise<void> {
  const position = startOfFile();
  while (!request.signal.aborted) {
    const changed = changeOf(request.file, request.signal);
    await readNew(request, position);
    await changed;
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
  const handle = await open(request.file, 'r').catch(() => undefined);
  if (handle === undefined) {
    return;
  }
  try {
    const { ino, size } = await handle.stat({ bigint: true });
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
      const { bytesRead } = await handle.read(buffer, 0, chunkBytes, position.offset);
      if (bytesRead === 0) {
        return;
      }
      position.offset += bytesRead;
      handOut(request, position, position.decoder.write(buffer.subarray(0, bytesRead)));
    }
  } catch {
    // The file vanished or the disk failed between two reads: the next round looks again.
  } finally {
    await handle.close();
  }
}

function skipFarStart(request: TailRequest, position: TailPosition, size: number): void {
  if (request.atMostBytes !== undefined && size > request.atMostBytes) {
    position.offset = size - request.atMostBytes;
    position.skipsLine = true;
    request.onCut?.(position.offset);
  }
}

function handOut(request: TailRequest, position: TailPosition, text: string): void {
  const lines = (position.unfinished + text).split('\n');
  position.unfinished = lines.pop() ?? '';
  if (position.skipsLine && lines.length > 0) {
    lines.shift();
    position.skipsLine = false;
  }
  if (lines.length > 0 && !request.signal.aborted) {
    request.onLines(lines.map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line)));
  }
}

/** Settles soon after the file (or a file of that folder, if it is a folder) may have changed, after `pollMs` at the latest, and at once on the signal. */
export async function changeOf(file: string, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const done = (): void => {
    resolve();
  };
  let timer = setTimeout(done, pollMs);
  const watcher = watchFolder(path.dirname(file), path.basename(file), () => {
    watcher?.close();
    clearTimeout(timer);
    timer = setTimeout(done, burstMs);
  });
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

/** The folder is watched, not the file: so its creation and replacement are seen as well. */
function watchFolder(folder: string, name: string, onChange: () => void): FSWatcher | undefined {
  try {
    const watcher = watch(folder, { persistent: false }, (_, changed) => {
      if (changed === null || changed === name) {
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
