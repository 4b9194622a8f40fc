import { constants } from 'node:fs';
import {
  copyFile,
  cp,
  link,
  mkdir,
  opendir,
  readFile,
  readdir,
  readlink,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import { processAlive } from './processAlive.ts';
import { runGit, tryGit } from './gitCommand.ts';

/** A work tree that nobody misses: what is done in it reaches neither the user's files nor their repository. */
export interface ThrowAwayCopy {
  /** Absolute path of its top level. */
  readonly root: string;
  /** Removes it. May be called twice. */
  readonly remove: () => Promise<void>;
}

export interface CopyRequest {
  /** Absolute real path of the repository's top level. */
  readonly repository: string;
  /** Tree (or commit) whose files the copy gets. */
  readonly tree: string;
  /** Absolute path; copies are folders in it. On the repository's own file system nothing is copied but names. */
  readonly folder: string;
  /** Installed packages and the like, which git ignores: programs need them, readers do not. */
  readonly withDependencies: boolean;
}

/** What package managers put beside the sources, by the name of the folder. Build caches are not among them: they are rebuilt. */
const dependencyFolders = new Set([
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

/** Written to in place by tools, so that a second name for the same file would change the original. */
const cacheFolders = new Set(['.cache', '.vite', '.vite-temp', '__pycache__']);

/** Files that git ignores and that programs read: settings of this machine. Larger ones are products. */
const ignoredFileLimit = 100_000;

/**
 * Makes a copy of a work tree with a repository of its own, which borrows the original's objects, has the same commit
 * checked out, and no remotes.
 *
 * Installed packages are not copied but linked file by file: a tool that removes or replaces them in the copy (as `npm ci`
 * does) leaves the original as it is. A tool that writes into such a file in place changes both; package managers do the same
 * between their store and every project.
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
      await bringIgnored(request.repository, root);
    }
  } catch (error) {
    await remove();
    throw error;
  }
  return { root, remove };
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

async function removeForgotten(folder: string): Promise<void> {
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
  const head = await tryGit(repository, { args: ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'] });
  await runGit(root, { args: ['read-tree', tree] });
  await runGit(root, { args: ['checkout-index', '--all', '--force'] });
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

async function bringIgnored(repository: string, root: string): Promise<void> {
  const listed = await runGit(repository, {
    args: ['ls-files', '--others', '--ignored', '--exclude-standard', '--directory', '-z'],
  });
  for (const entry of listed.split('\0')) {
    const name = entry.endsWith('/') ? entry.slice(0, -1) : entry;
    // Git names a link to a folder as it names a file.
    const isFolder = name !== entry || (entry !== '' && (await isLinkedFolder(path.join(repository, name))));
    if (isFolder && dependencyFolders.has(path.basename(name))) {
      await linkFolder(path.join(repository, name), path.join(root, name));
    } else if (!isFolder && entry !== '') {
      await copySmall(path.join(repository, name), path.join(root, name));
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

/** Gives every file below a folder a second name. Links keep where they point to, as it is written in them. */
async function linkFolder(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  const works: Promise<void>[] = [];
  for await (const entry of await opendir(from)) {
    const source = path.join(from, entry.name);
    const target = path.join(to, entry.name);
    if (entry.isDirectory()) {
      if (!cacheFolders.has(entry.name)) {
        await linkFolder(source, target);
      }
    } else if (entry.isSymbolicLink()) {
      works.push(readlink(source).then(async (place) => await symlink(place, target)));
    } else if (entry.isFile()) {
      works.push(linkFile(source, target));
    }
  }
  await Promise.all(works);
}

async function linkFile(source: string, target: string): Promise<void> {
  try {
    await link(source, target);
  } catch (error) {
    if (isAbsent(error)) {
      // Removed meanwhile: then it is not installed.
      return;
    }
    // Another file system, or one without links: a real copy, which shares its blocks where the file system can.
    await copyFile(source, target, constants.COPYFILE_FICLONE);
  }
}

async function copySmall(source: string, target: string): Promise<void> {
  try {
    const content = await readFile(source);
    if (content.length <= ignoredFileLimit) {
      await mkdir(path.dirname(target), { recursive: true });
      await cp(source, target, { preserveTimestamps: true });
    }
  } catch (error) {
    if (!isAbsent(error)) {
      throw error;
    }
  }
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
