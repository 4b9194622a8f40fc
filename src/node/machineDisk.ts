import { existsSync } from 'node:fs';
import { lstat, statfs } from 'node:fs/promises';
import path from 'node:path';
import type { DiskFacts } from '../core/preflight/facts.ts';
import { tryGit } from './gitCommand.ts';

/** Free room where the repository lies, and where the state folder lies when that is another file system. */
export async function readDisks(repository: string, stateFolder: string): Promise<readonly DiskFacts[]> {
  const state = nearestExisting(stateFolder);
  const [ofRepository, ofState] = await Promise.all([roomAt(repository), roomAt(state)]);
  return ofRepository?.device !== undefined && ofRepository.device === ofState?.device
    ? [{ of: 'the repository and mstack’s own files', freeBytes: ofRepository.free }]
    : [
        { of: 'the repository', freeBytes: ofRepository?.free },
        { of: 'mstack’s own files', freeBytes: ofState?.free },
      ];
}

interface Room {
  readonly device: number;
  /** Bytes that a program without special rights may still write. */
  readonly free: number;
}

async function roomAt(folder: string): Promise<Room | undefined> {
  try {
    const [{ bavail, bsize }, { dev }] = await Promise.all([statfs(folder), lstat(folder)]);
    return { device: dev, free: bavail * bsize };
  } catch {
    // A file system that does not tell.
    return undefined;
  }
}

/** The state folder is made when the first run begins. */
function nearestExisting(folder: string): string {
  return existsSync(folder) || path.dirname(folder) === folder ? folder : nearestExisting(path.dirname(folder));
}

/** Of a larger repository as many files are looked at, and the rest is taken to be like them. */
const mostFiles = 5000;

/** Bytes of the tracked files and of git's objects, about; undefined: git does not tell. */
export async function repositorySize(root: string): Promise<number | undefined> {
  const [objects, listed] = await Promise.all([
    tryGit(root, { args: ['count-objects', '-v'] }),
    tryGit(root, { args: ['ls-files', '-z'] }),
  ]);
  if (objects.code !== 0 || listed.code !== 0) {
    return undefined;
  }
  const lines = objects.output.split('\n');
  const kibibytes = (key: string): number =>
    Number(lines.find((line) => line.startsWith(`${key}: `))?.slice(key.length + 2) ?? 0);
  const files = listed.output.split('\0').filter((file) => file !== '');
  // Evenly over the list, which is in the order of the names: large files often lie together.
  const stride = Math.max(1, Math.ceil(files.length / mostFiles));
  const looked = files.filter((_, index) => index % stride === 0);
  const sizes = await Promise.all(looked.map((file) => sizeOf(path.join(root, file))));
  const sum = sizes.reduce((total, size) => total + size, 0);
  return (
    (kibibytes('size') + kibibytes('size-pack')) * 1024 +
    (looked.length === 0 ? 0 : (sum / looked.length) * files.length)
  );
}

async function sizeOf(file: string): Promise<number> {
  try {
    return (await lstat(file)).size;
  } catch {
    // Deleted in the work tree.
    return 0;
  }
}
