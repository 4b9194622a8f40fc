import { lstatSync } from 'node:fs';
import path from 'node:path';

/** By path: what the file system tells of a file. Who writes to it and puts the old bytes back leaves another one. */
export type FileStamps = ReadonlyMap<string, string>;

/** Size, times, inode and mode; undefined: nothing is there. Nobody can set the time of the last change (ctime) by hand. */
export function stampOf(file: string): string | undefined {
  try {
    const found = lstatSync(file, { throwIfNoEntry: false });
    return found && `${found.size} ${found.mtimeMs} ${found.ctimeMs} ${found.ino} ${found.mode}`;
  } catch {
    // Not to be looked at: the same each time.
    return 'closed';
  }
}

/** @param files relative to `root`, with forward slashes */
export function stampsOf(root: string, files: Iterable<string>): FileStamps {
  const stamps = new Map<string, string>();
  for (const file of files) {
    const stamp = stampOf(path.join(root, file));
    if (stamp !== undefined) {
      stamps.set(file, stamp);
    }
  }
  return stamps;
}

/** Files that are new, gone or touched, in the order of their names. */
export function touchedFiles(before: FileStamps, after: FileStamps): readonly string[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((file) => before.get(file) !== after.get(file))
    .toSorted();
}
