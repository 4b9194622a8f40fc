import { constants } from 'node:fs';
import { copyFile, mkdir, readdir, readlink, realpath, stat, statfs, symlink, utimes } from 'node:fs/promises';
import path from 'node:path';
import { runGit } from './gitCommand.ts';

/** What package managers put beside the sources, by the name of the folder. Build caches are not among them: they are rebuilt. */
export const dependencyFolders: ReadonlySet<string> = new Set([
  'node_modules',
  'bower_components',
  '.yarn',
  '.venv',
  'venv',
  'vendor',
  'Pods',
  'packages',
  '.bundle',
  'deps',
]);

/** They belong to who runs the tools, and are made anew. */
const cacheFolders = new Set(['.cache', '.vite', '.vite-temp', '__pycache__']);

/** Files that git ignores and that programs read: settings of this machine. Larger ones are products. */
const ignoredFileLimit = 100_000;

/** Bytes that a copy leaves free for everybody else. */
const leftFree = 500_000_000;

/** Bytes after which is looked again how much is free. */
const lookEvery = 50_000_000;

class Copying {
  /** Absolute real paths: where files come from, and the top level that they go to. */
  readonly repository: string;
  readonly root: string;
  /** Bytes copied since the free room was looked at. */
  #unseen = lookEvery;
  #failed = false;

  constructor(repository: string, root: string) {
    this.repository = repository;
    this.root = root;
  }

  /** Whether the rest need not be copied, because the copy cannot be made. */
  get failed(): boolean {
    return this.#failed;
  }

  /** Rejects, now and for what comes after, when some bytes more could fill the disk, or when they cannot be written. */
  async add(bytes: number, write: () => Promise<void>): Promise<void> {
    try {
      this.#unseen += bytes;
      if (this.#unseen >= lookEvery) {
        this.#unseen = 0;
        await this.#keepRoom();
      }
      await write();
    } catch (error) {
      this.#failed = true;
      throw error;
    }
  }

  async #keepRoom(): Promise<void> {
    const { bavail, bsize } = await statfs(this.root);
    if (bavail * bsize < leftFree) {
      throw new Error(
        `There is no room for a copy of the installed packages: less than ${leftFree / 1_000_000} MB are free at ${this.root}. Free some.`,
      );
    }
  }
}

/**
 * Brings installed packages, and small files that git ignores, from a repository into a copy of its work tree.
 *
 * Every file becomes one of its own: a second name for the same file (a hard link), or a link to it, would let who writes
 * in the copy write into the user's. Where the file system can, both share their blocks until one is written to.
 *
 * Rejects when the disk is nearly full.
 */
export async function bringIgnoredFiles(repository: string, root: string): Promise<void> {
  const listed = await runGit(repository, {
    args: ['ls-files', '--others', '--ignored', '--exclude-standard', '--directory', '-z'],
  });
  const copying = new Copying(repository, root);
  for (const entry of listed.split('\0')) {
    const name = entry.endsWith('/') ? entry.slice(0, -1) : entry;
    // Git names a link to a folder as it names a file.
    const isFolder = name !== entry || (entry !== '' && (await isLinkedFolder(path.join(repository, name))));
    if (isFolder && dependencyFolders.has(path.basename(name))) {
      await copyFolder(path.join(repository, name), path.join(root, name), copying);
    } else if (!isFolder && entry !== '') {
      await copySmall(path.join(repository, name), path.join(root, name), copying);
    }
  }
}

async function isLinkedFolder(file: string): Promise<boolean> {
  try {
    return (await stat(file)).isDirectory();
  } catch {
    // Removed meanwhile, or a link that leads nowhere.
    return false;
  }
}

/** Settles only when nothing below the folder is written any more, also when some of it cannot be. */
async function copyFolder(from: string, to: string, copying: Copying): Promise<void> {
  const entries = await unlessClosed(async () => await readdir(from, { withFileTypes: true }));
  if (entries === undefined || copying.failed) {
    return;
  }
  await mkdir(to, { recursive: true });
  const outcomes: PromiseSettledResult<void>[] = [];
  const files = Promise.allSettled(
    entries.map(async (entry) => {
      const source = path.join(from, entry.name);
      const target = path.join(to, entry.name);
      if (entry.isSymbolicLink()) {
        await copyLink(source, target, copying);
      } else if (entry.isFile()) {
        await copyOne(source, target, copying);
      }
    }),
  );
  for (const entry of entries) {
    if (entry.isDirectory() && !cacheFolders.has(entry.name)) {
      const folder = copyFolder(path.join(from, entry.name), path.join(to, entry.name), copying);
      outcomes.push(...(await Promise.allSettled([folder])));
    }
  }
  outcomes.push(...(await files));
  const failure = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failure !== undefined) {
    throw failure.reason;
  }
}

/** A link keeps where it points to, as it is written in it; one to a place in the repository points to the same in the copy. */
async function copyLink(source: string, target: string, { repository, root }: Copying): Promise<void> {
  const place = await unlessClosed(async () => await readlink(source));
  if (place === undefined) {
    return;
  }
  // Absolute links are those of Windows to folders, of virtual environments, and what a person made.
  const inside = path.isAbsolute(place) ? await placeInside(repository, source, place) : undefined;
  const own = inside === undefined ? place : path.join(root, inside);
  await symlink(own, target, process.platform === 'win32' && path.isAbsolute(own) ? 'junction' : undefined);
}

/** Where in the repository an absolute link leads to; undefined: elsewhere. */
async function placeInside(repository: string, link: string, place: string): Promise<string | undefined> {
  const leadsTo = await realpath(link).catch(() => place);
  const inside = path.relative(repository, leadsTo);
  return inside === '..' || inside.startsWith(`..${path.sep}`) || path.isAbsolute(inside) ? undefined : inside;
}

async function copySmall(source: string, target: string, copying: Copying): Promise<void> {
  const found = await unlessClosed(async () => await stat(source));
  if (found?.isFile() === true && found.size <= ignoredFileLimit) {
    await mkdir(path.dirname(target), { recursive: true });
    await copyOne(source, target, copying);
  }
}

async function copyOne(source: string, target: string, copying: Copying): Promise<void> {
  const found = copying.failed ? undefined : await unlessClosed(async () => await stat(source));
  if (found === undefined) {
    return;
  }
  await copying.add(found.size, async () => {
    await unlessClosed(async () => {
      // Of a link it copies what it leads to.
      await copyFile(source, target, constants.COPYFILE_FICLONE);
      // Tools compare the times of sources and of what was made from them.
      await utimes(target, found.atime, found.mtime);
    });
  });
}

/** Undefined: removed meanwhile, or nothing that this user may read, and so no program of theirs either. */
async function unlessClosed<Value>(work: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EACCES')) {
      return undefined;
    }
    throw error;
  }
}
