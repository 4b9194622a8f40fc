import { copyFile, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runGit, tryGit } from './gitCommand.ts';
import { bringIgnoredFiles } from './ignoredFiles.ts';
import { processAlive } from './processAlive.ts';

/** A work tree that nobody misses: what is done in it reaches neither the user's files nor their repository. */
export interface ThrowAwayCopy {
  /** Absolute path of its top level. */
  readonly root: string;
  /** After its files were made those of another tree: its commit and index become those of the repository as it is now. */
  readonly standOn: (tree: string) => Promise<void>;
  /** Removes it. May be called twice. */
  readonly remove: () => Promise<void>;
}

export interface CopyRequest {
  /** Absolute real path of the repository's top level. */
  readonly repository: string;
  /** Tree (or commit) whose files the copy gets. */
  readonly tree: string;
  /** Absolute path; copies are folders in it. */
  readonly folder: string;
  /** Installed packages and the like, which git ignores: programs need them, readers do not. */
  readonly withDependencies: boolean;
}

/**
 * Makes a copy of a work tree with a repository of its own, which borrows the original's objects, has the same commit
 * checked out, and no remotes.
 *
 * Rejects with git's words when there is no such tree, or with the file system's when there is no room.
 */
export async function throwAwayCopy(request: CopyRequest): Promise<ThrowAwayCopy> {
  await mkdir(request.folder, { recursive: true, mode: 0o700 });
  await removeForgotten(request.folder);
  const root = path.join(request.folder, await freeName(request.folder));
  const remove = async (): Promise<void> => {
    await rm(root, { recursive: true, force: true, maxRetries: 3 });
  };
  try {
    await checkOut(request, root);
    if (request.withDependencies) {
      await bringIgnoredFiles(request.repository, root);
    }
  } catch (error) {
    await remove();
    throw error;
  }
  return { root, standOn: async (tree) => await standOn(request.repository, root, tree), remove };
}

/** The folder's name says whose it is, so that what a dead process forgot can be removed. */
async function freeName(folder: string): Promise<string> {
  for (let number = 1; ; number += 1) {
    const name = `${process.pid}-${number}`;
    try {
      await mkdir(path.join(folder, name), { mode: 0o700 });
      return name;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) {
        throw error;
      }
    }
  }
}

/** Removes the copies in a folder whose processes have ended without doing so. */
export async function removeForgotten(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const owner = /^(\d+)-\d+$/.exec(name)?.[1];
    if (owner !== undefined && !processAlive(Number(owner))) {
      await rm(path.join(folder, name), { recursive: true, force: true, maxRetries: 3 });
    }
  }
}

async function checkOut({ repository, tree }: CopyRequest, root: string): Promise<void> {
  const asked = await runGit(repository, {
    args: ['rev-parse', '--path-format=absolute', '--git-path', 'objects', '--show-object-format'],
  });
  const [objects = '', format = 'sha1'] = asked.trimEnd().split('\n');
  await runGit(root, { args: ['init', '--quiet', '--template=', `--object-format=${format}`] });
  const own = path.join(root, '.git');
  await mkdir(path.join(own, 'objects', 'info'), { recursive: true });
  await writeFile(path.join(own, 'objects', 'info', 'alternates'), `${objects}\n`);
  await copyShallow(repository, own);
  await runGit(root, { args: ['read-tree', tree] });
  // With what git then knows of each file, nothing after this reads the files again.
  await runGit(root, { args: ['checkout-index', '--all', '--force', '-u'] });
  await standOnHead(repository, root);
}

async function standOn(repository: string, root: string, tree: string): Promise<void> {
  await runGit(root, { args: ['read-tree', '--reset', tree] });
  await standOnHead(repository, root);
}

async function standOnHead(repository: string, root: string): Promise<void> {
  const head = await tryGit(repository, { args: ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'] });
  if (head.code === 0) {
    await runGit(root, { args: ['update-ref', 'HEAD', head.output.trim()] });
    await runGit(root, { args: ['reset', '--quiet', '--mixed'] });
  }
}

/** A repository cloned without its whole history says in this file where it ends. */
async function copyShallow(repository: string, own: string): Promise<void> {
  const file = await runGit(repository, { args: ['rev-parse', '--path-format=absolute', '--git-path', 'shallow'] });
  try {
    await copyFile(file.trimEnd(), path.join(own, 'shallow'));
  } catch (error) {
    if (!isAbsent(error)) {
      throw error;
    }
  }
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
