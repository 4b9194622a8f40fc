import { constants, copyFileSync, linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
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
    return codeOf(error) === 'EPERM';
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

/** A takeover lasts well below this; an older mutex was left behind by a crash. */
const staleMutexMs = 30_000;
const lookMs = 20;

/** Takes the repository's runner lock, or says who holds it. A dead holder's lock is taken over under a mutex. */
export async function takeLock(folder: string, content: LockContent): Promise<Result<Lock, LockContent>> {
  const file = path.join(folder, stateNames.lock);
  const mutex = `${file}.takeover`;
  for (;;) {
    if (writeNew(file, content)) {
      return success(lockOf(file, content));
    }
    const holder = readLock(folder);
    if (holder !== undefined && (await isHeld(holder))) {
      return failure(holder);
    }
    // Only one may remove a dead holder's lock: another one could remove the lock that was taken in the meantime.
    if (takeMutex(mutex)) {
      try {
        const now = readLock(folder);
        if (now === undefined || now.pid === holder?.pid) {
          rmSync(file, { force: true });
        }
      } finally {
        rmSync(mutex, { recursive: true, force: true });
      }
    } else {
      await delay(lookMs);
    }
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

/** Makes the lock file in one step with its content, so that nobody ever finds it half written. */
function writeNew(file: string, content: LockContent): boolean {
  const draft = `${file}.${content.pid}`;
  writeFileSync(draft, JSON.stringify(content), { mode: 0o600, flush: true });
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') {
      return false;
    }
    if (codeOf(error) === 'EPERM' || codeOf(error) === 'ENOTSUP' || codeOf(error) === 'ENOSYS') {
      // A file system without hard links.
      return copyNew(draft, file);
    }
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function copyNew(draft: string, file: string): boolean {
  try {
    copyFileSync(draft, file, constants.COPYFILE_EXCL);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') {
      return false;
    }
    throw error;
  }
}

function takeMutex(mutex: string): boolean {
  try {
    mkdirSync(mutex);
    return true;
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') {
      throw error;
    }
    const made = statSync(mutex, { throwIfNoEntry: false })?.mtimeMs;
    if (made !== undefined && Date.now() - made > staleMutexMs) {
      // Whoever removes it, the next round finds out who makes it.
      rmSync(mutex, { recursive: true, force: true });
    }
    return false;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
