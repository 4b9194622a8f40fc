import { randomBytes } from 'node:crypto';
import { constants, copyFileSync, linkSync, mkdirSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import * as z from 'zod';
import { failure, type Result, success } from '../core/base/result.ts';
import { type Lock, processStart, takeLock } from '../node/lock.ts';
import { replaceFile } from '../node/replaceFile.ts';
import { readTextFile } from '../node/settingsFile.ts';

/** A file to write, relative to the repository. */
interface NewFile {
  readonly file: string;
  readonly text: string;
}

export interface WriteRequest {
  /** Absolute. */
  readonly root: string;
  /** Absolute path outside the repository. */
  readonly folder: string;
  readonly signal: AbortSignal;
  /** The files, named after what is there now: asked again when somebody else has taken a name meanwhile. */
  readonly compose: () => readonly NewFile[];
  /** Whether somebody else's file has taken what one of ours stands for, now that all of them are there. */
  readonly clashes: (files: readonly NewFile[]) => boolean;
}

/** Somebody who makes plan files by hand all the time would be needed for more. */
const mostTries = 5;
const lockPatienceMs = 30_000;
const lookMs = 20;

/**
 * Writes new files, all of them or none: on an error, an abort or a crash those that were written go again (after a crash,
 * when the next ones are written). Two processes write one after the other.
 *
 * @returns the files, relative to the repository; the failure is a sentence
 */
export async function writeNewFiles(request: WriteRequest): Promise<Result<readonly string[], string>> {
  mkdirSync(request.folder, { recursive: true, mode: 0o700 });
  const lock = await waitForLock(request);
  if (lock === undefined) {
    return failure('Another mstack is writing plans and does not come to an end. Wait for it, then try again.');
  }
  try {
    undoCrashed(request.folder);
    for (let tries = 0; tries < mostTries; tries += 1) {
      const files = request.compose();
      const placed = placeAll(request, files);
      if (placed) {
        return success(files.map(({ file }) => file));
      }
    }
    return failure('Somebody else makes plans of the same names all the time. Try again when that has ended.');
  } catch (error) {
    request.signal.throwIfAborted();
    if (error instanceof Error && 'code' in error) {
      return failure(`The plan files could not be written, and nothing was left of them: ${error.message}.`);
    }
    throw error;
  } finally {
    lock.release();
  }
}

async function waitForLock({ folder, signal }: WriteRequest): Promise<Lock | undefined> {
  // Nobody listens there: the process alone tells whether the lock is held.
  const own = { pid: process.pid, started: processStart(process.pid), address: path.join(folder, 'none'), run: 'plan' };
  for (let waited = 0; waited < lockPatienceMs; waited += lookMs) {
    const taken = await takeLock(folder, own);
    if (taken.ok) {
      return taken.value;
    }
    await delay(lookMs, undefined, { signal });
  }
  return undefined;
}

/** What is being written, so that it can be undone when the process dies. Absolute paths. */
const attempt = z.object({
  /** All files are in their place: what is left is to remove the drafts. */
  complete: z.boolean(),
  files: z.array(z.object({ draft: z.string(), file: z.string() })),
  /** The first folder that had to be made, and the folder of the files. */
  made: z.object({ first: z.string(), last: z.string() }).nullable(),
});

type Attempt = z.infer<typeof attempt>;

function recordOf(folder: string): string {
  return path.join(folder, 'writing.json');
}

/** False: a name was taken. Nothing is left then, and when it throws. */
function placeAll({ root, folder, signal, clashes }: WriteRequest, files: readonly NewFile[]): boolean {
  const mark = randomBytes(6).toString('hex');
  const placed = files.map(({ file }, at) => ({
    file: path.join(root, file),
    draft: path.join(root, path.dirname(file), `.mstack-${mark}-${at}.tmp`),
  }));
  const last = path.dirname(placed[0]?.file ?? path.join(root, 'none'));
  const first = mkdirSync(last, { recursive: true });
  const now: Attempt = { complete: false, files: placed, made: first === undefined ? null : { first, last } };
  const own: Attempt['files'] = [];
  let done = false;
  try {
    replaceFile(recordOf(folder), JSON.stringify(now));
    for (const [at, { draft }] of placed.entries()) {
      signal.throwIfAborted();
      writeFileSync(draft, files[at]?.text ?? '', { flag: 'wx', flush: true });
    }
    for (const each of placed) {
      signal.throwIfAborted();
      if (!placeNew(each.draft, each.file)) {
        return false;
      }
      own.push(each);
    }
    done = !clashes(files);
    if (done) {
      replaceFile(recordOf(folder), JSON.stringify({ ...now, complete: true }));
    }
    return done;
  } finally {
    if (!done) {
      own.forEach(({ file }) => rmSync(file, { force: true }));
    }
    removeDrafts(now, done);
    rmSync(recordOf(folder), { force: true });
  }
}

/** Gives a draft its name, unless that is taken. */
function placeNew(draft: string, file: string): boolean {
  try {
    placeWhole(draft, file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') {
      return false;
    }
    throw error;
  }
}

function placeWhole(draft: string, file: string): void {
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!['EPERM', 'ENOTSUP', 'ENOSYS'].includes(String(codeOf(error)))) {
      throw error;
    }
    // A file system without hard links.
    copyFileSync(draft, file, constants.COPYFILE_EXCL);
  }
}

function undoCrashed(folder: string): void {
  const text = readTextFile(recordOf(folder));
  if (text === undefined) {
    return;
  }
  try {
    const read = attempt.safeParse(JSON.parse(text));
    if (read.success) {
      undo(read.data);
    }
  } catch (error) {
    if (!(error instanceof SyntaxError)) {
      throw error;
    }
    // It was never written whole, so nothing was begun.
  }
  rmSync(recordOf(folder), { force: true });
}

/** What a process that died has placed are other names of its drafts: what somebody has changed or made since is theirs. */
function undo(crashed: Attempt): void {
  for (const { draft, file } of crashed.complete ? [] : crashed.files) {
    if (isSame(draft, file)) {
      rmSync(file, { force: true });
    }
  }
  removeDrafts(crashed, crashed.complete);
}

function isSame(draft: string, file: string): boolean {
  const [one, other] = [draft, file].map((name) => statSync(name, { throwIfNoEntry: false, bigint: true }));
  return one !== undefined && other !== undefined && one.ino === other.ino && one.dev === other.dev;
}

function removeDrafts({ files, made }: Attempt, complete: boolean): void {
  files.forEach(({ draft }) => rmSync(draft, { force: true }));
  if (!complete && made !== null) {
    removeEmpty(made.first, made.last);
  }
}

/** Folders from the last one up to the first one that was made, as far as nobody has put anything there. */
function removeEmpty(first: string, last: string): void {
  for (let folder = last; folder.startsWith(first); folder = path.dirname(folder)) {
    try {
      rmdirSync(folder);
    } catch {
      // Not empty, or gone: so is everything above it.
      return;
    }
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
