import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { failure, type Result, success } from '../core/base/result.ts';
import { sendControl } from './controlClient.ts';
import { stateNames } from './stateFolder.ts';

const lockContent = z.object({
  pid: z.number().int().positive(),
  /** Start time of the process in the platform's own unit, so that a reused pid is told apart; empty: not known. */
  started: z.string(),
  address: z.string(),
  run: z.string(),
});

export type LockContent = z.infer<typeof lockContent>;

/** Undefined when there is no lock, or none that can be read. */
export function readLock(folder: string): LockContent | undefined {
  try {
    const parsed = lockContent.safeParse(JSON.parse(readFileSync(path.join(folder, stateNames.lock), 'utf8')));
    return parsed.success ? parsed.data : undefined;
  } catch {
    // No file, or one that a crash left half written: nobody holds it.
    return undefined;
  }
}

/**
 * Whether a lock's holder lives: its process does, or its socket answers. A pid alone can be reused, so the start time
 * must agree where the platform tells it; a process that we may not signal (EPERM) is alive.
 */
export async function isHeld(lock: LockContent): Promise<boolean> {
  if (isSameProcess(lock)) {
    return true;
  }
  const answer = await sendControl(lock.address, { kind: 'ping' });
  return answer.ok && answer.value.pid === lock.pid;
}

/** Whether the process that wrote the lock still lives; needs no waiting. */
export function isSameProcess(lock: LockContent): boolean {
  if (!isAlive(lock.pid)) {
    return false;
  }
  const started = processStart(lock.pid);
  return lock.started === '' || started === '' || started === lock.started;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Field 22 of /proc/PID/stat on Linux, clock ticks since boot; a zombie counts as ended. Elsewhere empty. */
export function processStart(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? 'ended' : (fields[19] ?? '');
  } catch {
    // Not Linux, or the process has ended: the caller has its other sign of life.
    return '';
  }
}

export interface Lock {
  readonly release: () => void;
}

/** Takes the repository's runner lock, or says who holds it. A dead holder's lock is taken over under a mutex. */
export async function takeLock(folder: string, content: LockContent): Promise<Result<Lock, LockContent>> {
  const file = path.join(folder, stateNames.lock);
  if (writeNew(file, content)) {
    return success(lockOf(file, content));
  }
  const mutex = `${file}.takeover`;
  if (!takeMutex(mutex)) {
    return failure(readLock(folder) ?? content);
  }
  try {
    const holder = readLock(folder);
    if (holder !== undefined && (await isHeld(holder))) {
      return failure(holder);
    }
    rmSync(file, { force: true });
    return writeNew(file, content) ? success(lockOf(file, content)) : failure(readLock(folder) ?? content);
  } finally {
    rmSync(mutex, { recursive: true, force: true });
  }
}

function lockOf(file: string, content: LockContent): Lock {
  return {
    release: () => {
      if (readLock(path.dirname(file))?.pid === content.pid) {
        rmSync(file, { force: true });
      }
    },
  };
}

function writeNew(file: string, content: LockContent): boolean {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'wx', 0o600);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') {
      return false;
    }
    throw error;
  }
  try {
    writeSync(descriptor, JSON.stringify(content));
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  return true;
}

/** A takeover lasts well below this; an older mutex was left behind by a crash. */
const staleMutexMs = 30_000;

function takeMutex(mutex: string): boolean {
  try {
    mkdirSync(mutex);
    return true;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) {
      throw error;
    }
    const age = Date.now() - (statSync(mutex, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age < staleMutexMs) {
      return false;
    }
    rmSync(mutex, { recursive: true, force: true });
    mkdirSync(mutex);
    return true;
  }
}
