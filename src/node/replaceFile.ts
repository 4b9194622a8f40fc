import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fchmodSync,
  fchownSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';

/**
 * Gives a file another text, whole or not at all: whatever happens (full disk, crash), it holds the old text or the new
 * one. A link to it, its mode and its owner stay. Throws what the file system says.
 *
 * `write-file-atomic` does not do here: it takes what the first write took for all of it, and on a disk that gets full in
 * the middle of a text puts the beginning in the place of the file.
 */
export function replaceFile(file: string, text: string): void {
  const stats = statSync(file, { throwIfNoEntry: false });
  const real = stats === undefined ? file : realpathSync(file);
  const temporary = `${real}.${randomBytes(6).toString('hex')}`;
  try {
    writeNew(temporary, text, stats);
    renameSync(temporary, real);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** @param like whose mode and owner the new file gets */
function writeNew(file: string, text: string, like: Stats | undefined): void {
  const descriptor = openSync(file, 'wx', like?.mode);
  try {
    // Writes again until all of it is written, or there is no room.
    writeFileSync(descriptor, text);
    if (like !== undefined) {
      keepOwner(descriptor, like.uid, like.gid);
      // The umask may have taken bits away, and a change of owner does.
      fchmodSync(descriptor, like.mode);
    }
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function keepOwner(descriptor: number, uid: number, gid: number): void {
  try {
    fchownSync(descriptor, uid, gid);
  } catch {
    // Only root may give files away, and some file systems have no owners: who may write the file has it then.
  }
}
