import { execFileSync } from 'node:child_process';
import { constants, copyFileSync, linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import * as z from 'zod';
import { failure, type Result, success } from '../core/base/result.ts';
import { sendControl } from './controlClient.ts';
import { processAlive } from './processAlive.ts';
import { readTextFile } from './settingsFile.ts';
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
  const text = readTextFile(path.join(folder, stateNames.lock));
  return text === undefined ? undefined : parseLock(text);
}

function parseLock(text: string): LockContent | undefined {
  try {
    const parsed = lockContent.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    // Not JSON: a crash left it half written, and nobody holds it.
    return undefined;
  }
}

/**
 * Whether a lock's holder lives: its process does, or its socket answers. A pid alone can be reused, so the start time
 * must agree; where the platform does not tell it, the socket decides.
 */
export async function isHeld(lock: LockContent): Promise<boolean> {
  if (holderOf(lock) === 'alive') {
    return true;
  }
  const answer = await sendControl(lock.address, { kind: 'ping' });
  return answer.ok && answer.value.pid === lock.pid;
}

/** Whether the process that wrote the lock still lives, as far as can be known without waiting for its socket. */
export function isSameProcess(lock: LockContent): boolean {
  return holderOf(lock) !== 'gone';
}

/** `unknown`: a process has the pid, but nothing tells whether it is the one that wrote the lock. */
function holderOf(lock: LockContent): 'alive' | 'gone' | 'unknown' {
  if (!processAlive(lock.pid)) {
    return 'gone';
  }
  const started = processStart(lock.pid);
  if (lock.started === '' || started === '') {
    return 'unknown';
  }
  return started === lock.started ? 'alive' : 'gone';
}

/** When a process began, in the platform's own words; empty where it does not tell (Windows). */
export function processStart(pid: number): string {
  return process.platform === 'darwin' ? startByPs(pid) : startByProc(pid);
}

/** To the second, in a time zone and language of its own, because the words are compared. */
function startByPs(pid: number): string {
  try {
    const env = { ...process.env, TZ: 'UTC', LC_ALL: 'C' };
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', env, stdio: 'pipe' }).trim();
  } catch {
    // The process has ended: the caller has its other sign of life.
    return '';
  }
}

/** Field 22 of /proc/PID/stat, clock ticks since boot; a zombie counts as ended. */
function startByProc(pid: number): string {
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
/** A runner takes the lock before it listens, and answers its start within a minute or is taken for dead. */
const beginsWithinMs = 60_000;

/**
 * Whether the file is still the dead holder's, or holds nothing that can be read. One reading decides: such a file goes only
 * under the mutex, so it is still there afterwards; a file that is not there may be a living one's in the next moment.
 */
function isLeftBehind(file: string, holder: LockContent | undefined): boolean {
  const text = readTextFile(file);
  if (text === undefined) {
    return false;
  }
  const now = parseLock(text);
  return now === undefined || (now.pid === holder?.pid && now.started === holder.started);
}

/** Takes the repository's runner lock, or says who holds it. A dead holder's lock is taken over under a mutex. */
export async function takeLock(folder: string, content: LockContent): Promise<Result<Lock, LockContent>> {
  const file = path.join(folder, stateNames.lock);
  const mutex = `${file}.takeover`;
  for (;;) {
    if (writeNew(file, content)) {
      return success(lockOf(file, content));
    }
    const holder = readLock(folder);
    if (holder !== undefined && ((await isHeld(holder)) || mayBegin(file, holder))) {
      return failure(holder);
    }
    // Only one may remove a dead holder's lock: another one could remove the lock that was taken in the meantime.
    if (takeMutex(mutex)) {
      try {
        if (isLeftBehind(file, holder)) {
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

/** Whether a holder of which the platform tells too little may be one that does not listen yet. */
function mayBegin(file: string, holder: LockContent): boolean {
  const taken = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  return holderOf(holder) === 'unknown' && taken !== undefined && Date.now() - taken < beginsWithinMs;
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
