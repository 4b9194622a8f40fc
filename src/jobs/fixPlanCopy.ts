import { isUtf8 } from 'node:buffer';
import {
  closeSync,
  constants,
  type Dirent,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { failure, type Result, success } from '../core/base/result.ts';

/** What an agent that mends a plan left in its copy. */
export interface MendedCopy {
  /** The failure is a sentence. */
  readonly text: Result<string, string>;
  /** What else it changed there, relative to the copy; it goes with the copy. */
  readonly others: readonly string[];
}

/** In bytes. No plan of a person's is longer, and nobody reads what is. */
const largestPlan = 1_000_000;

/**
 * Puts a plan's text into a copy, as a file of the copy's own: where a link leads out of the copy, an agent would write to
 * the user's files.
 *
 * @returns what the copy looks like now, for `bringMended`
 */
export function placePlan(root: string, file: string, text: string): FolderPicture {
  const parts = file.split('/');
  for (let depth = 1; depth <= parts.length; depth += 1) {
    const place = path.join(root, ...parts.slice(0, depth));
    const stats = lstatSync(place, { throwIfNoEntry: false });
    const isFit = depth === parts.length ? stats?.isFile() : stats?.isDirectory();
    if (stats !== undefined && isFit !== true) {
      rmSync(place, { recursive: true, force: true });
    }
  }
  const place = path.join(root, file);
  mkdirSync(path.dirname(place), { recursive: true });
  // It may share its content with another name.
  rmSync(place, { force: true });
  writeFileSync(place, text, { flag: 'wx' });
  return pictureOf(root);
}

/** Takes the plan's text, and nothing else, from a copy in which an agent has worked. */
export function bringMended(root: string, file: string, before: FolderPicture): MendedCopy {
  const after = pictureOf(root);
  const others = [...new Set([...before.keys(), ...after.keys()])].filter(
    (name) => name !== file && before.get(name) !== after.get(name),
  );
  return { text: readMended(root, file), others: others.toSorted() };
}

function readMended(root: string, file: string): Result<string, string> {
  const parts = file.split('/');
  for (let depth = 1; depth <= parts.length; depth += 1) {
    const stats = lstatSync(path.join(root, ...parts.slice(0, depth)), { throwIfNoEntry: false });
    if (stats === undefined) {
      return failure('The plan file is gone. Edit it, and leave it where it is.');
    }
    if (depth < parts.length ? !stats.isDirectory() : !stats.isFile()) {
      return failure('The plan file is no file any more. Edit it, and leave it where it is.');
    }
    if (depth === parts.length && stats.size > largestPlan) {
      return failure(`The plan file has ${stats.size} bytes now. Change only what the doctor complains about.`);
    }
  }
  const bytes = readPlainFile(path.join(root, file));
  if (bytes === undefined) {
    return failure('The plan file cannot be read any more. Edit it, and leave it where it is.');
  }
  return isUtf8(bytes)
    ? success(bytes.toString())
    : failure('The plan file is not UTF-8 text any more. Save it as UTF-8.');
}

/** Undefined: it is none, or not for us to read. */
function readPlainFile(place: string): Buffer | undefined {
  let descriptor: number | undefined;
  try {
    // Neither a link is followed nor a pipe waited for. Windows has no such flags.
    descriptor = openSync(place, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
    return fstatSync(descriptor).isFile() ? readFileSync(descriptor) : undefined;
  } catch (error) {
    if (error instanceof Error && 'code' in error) {
      return undefined;
    }
    throw error;
  } finally {
    if (descriptor !== undefined) {
      closeSync(descriptor);
    }
  }
}

/** Every file below a folder with what changes when it is written to, git's own left out. */
export type FolderPicture = ReadonlyMap<string, string>;

/** Beyond this nobody is told each name. */
const mostFiles = 200_000;

function pictureOf(root: string): FolderPicture {
  const picture = new Map<string, string>();
  const folders = [''];
  for (let folder = folders.pop(); folder !== undefined && picture.size < mostFiles; folder = folders.pop()) {
    for (const entry of entriesOf(path.join(root, folder))) {
      const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (name === '.git') {
        continue;
      }
      if (entry.isDirectory()) {
        folders.push(name);
      } else {
        const stats = lstatSync(path.join(root, name), { throwIfNoEntry: false });
        picture.set(
          name,
          stats === undefined ? '' : `${stats.mode} ${stats.size} ${stats.mtimeMs} ${stats.ctimeMs} ${stats.ino}`,
        );
      }
    }
  }
  return picture;
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    // The agent took the right to look into it away, or it went meanwhile: what was there counts as changed.
    return [];
  }
}
