import { createHash } from 'node:crypto';
import { readdir, readFile, readlink, lstat } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import type { GuardedPart, RepositoryDigest } from '../core/git/repositoryDigest.ts';
import { runGit, tryGit } from './gitCommand.ts';

/** A project's folder of hooks may hold what a package manager installed; more than this is no hooks. */
const mostFiles = 500;

/**
 * Where a repository keeps what git goes by. It is asked once, before an agent works: afterwards git could start what the
 * agent wrote into the configuration.
 */
export interface GuardedPlaces {
  readonly root: string;
  readonly gitFolder: string;
  readonly common: string;
  /** As git uses it; the project may have set another one. */
  readonly hooks: string;
  readonly submodules: readonly string[];
}

export async function guardedPlaces(root: string): Promise<GuardedPlaces> {
  const asked = await runGit(root, {
    args: ['rev-parse', '--path-format=absolute', '--git-dir', '--git-common-dir', '--git-path', 'hooks'],
  });
  const [gitFolder = '', common = '', hooks = ''] = asked.trimEnd().split('\n');
  const listed = (await runGit(root, { args: ['ls-files', '--stage', '-z'] })).split('\0');
  const submodules = listed.flatMap((entry) =>
    entry.startsWith('160000 ') ? [entry.slice(entry.indexOf('\t') + 1)] : [],
  );
  return { root, gitFolder, common, hooks: path.resolve(root, hooks), submodules };
}

/**
 * What of a repository decides what git does: configuration (the user's own, too), hooks, attributes, exclusions, borrowed
 * objects. Read from the files, without git: compare it with an earlier one before git is asked anything else.
 */
export async function fileDigest(places: GuardedPlaces): Promise<RepositoryDigest> {
  const { root, gitFolder, common, hooks, submodules } = places;
  const modules = submodules.map((name) => path.join(common, 'modules', name));
  const user = [
    path.join(homedir(), '.gitconfig'),
    path.join(process.env['XDG_CONFIG_HOME'] ?? path.join(homedir(), '.config'), 'git'),
  ];
  const parts: Record<Exclude<GuardedPart, 'hidden files' | 'refs' | 'submodules'>, string[]> = {
    configuration: [
      ...[common, gitFolder].flatMap((folder) => [path.join(folder, 'config'), path.join(folder, 'config.worktree')]),
      ...modules.map((module) => path.join(module, 'config')),
      path.join(gitFolder, 'commondir'),
      path.join(root, '.git'),
      ...user,
    ],
    hooks: [path.join(common, 'hooks'), hooks, ...modules.map((module) => path.join(module, 'hooks'))],
    attributes: [common, gitFolder].map((folder) => path.join(folder, 'info', 'attributes')),
    exclusions: [common, gitFolder].flatMap((folder) =>
      ['exclude', 'sparse-checkout', 'grafts'].map((name) => path.join(folder, 'info', name)),
    ),
    objects: ['info/alternates', 'info/http-alternates'].map((name) => path.join(common, 'objects', name)),
  };
  const digests = await Promise.all(
    Object.entries(parts).map(async ([part, files]) => [part, await digestsOf(files, places)] as const),
  );
  return { parts: Object.fromEntries(digests) };
}

/**
 * The same with what only git can tell: refs (without the private ones and those of remotes), files that the index hides from
 * it, and what lies in submodules. Ask it only where `fileDigest` has not changed.
 */
export async function repositoryDigest(places: GuardedPlaces): Promise<RepositoryDigest> {
  const { root, submodules } = places;
  const [files, refs, hidden, inSubmodules] = await Promise.all([
    fileDigest(places),
    runGit(root, { args: ['for-each-ref', '--format=%(objectname) %(refname)'] }),
    runGit(root, { args: ['ls-files', '-v', '-z'] }),
    Promise.all(submodules.map(async (name) => [name, await submoduleState(path.join(root, name))] as const)),
  ]);
  return {
    parts: {
      ...files.parts,
      refs: Object.fromEntries(
        refs.split('\n').flatMap((line) => {
          const [hash = '', name = ''] = line.split(' ');
          return /^refs\/(?:mstack|remotes)\/|^$/.test(name) ? [] : [[name, hash] as const];
        }),
      ),
      // `S` is skip-worktree; a small letter is assume-unchanged.
      'hidden files': Object.fromEntries(
        hidden
          .split('\0')
          .flatMap((entry) => (/^[a-zS] /.test(entry) ? [[entry.slice(2), entry.slice(0, 1)] as const] : [])),
      ),
      submodules: Object.fromEntries(inSubmodules),
    },
  };
}

/** Commit, and what differs from it. A submodule that is not there is empty. */
async function submoduleState(folder: string): Promise<string> {
  const dotGit = await lstat(path.join(folder, '.git')).catch(() => undefined);
  if (dotGit === undefined) {
    return 'not checked out';
  }
  const head = await tryGit(folder, { args: ['rev-parse', 'HEAD'] });
  const status = await tryGit(folder, { args: ['status', '--porcelain', '-z', '--untracked-files=all'] });
  const changed = status.output
    .split('\0')
    .flatMap((entry) => (entry.length > 3 ? [path.join(folder, entry.slice(3))] : []));
  const contents = await Promise.all(changed.slice(0, mostFiles).map(digestOf));
  return sha(`${head.output}\0${status.output}\0${contents.join('\0')}`);
}

/** By name as a person knows it: relative to the repository, else to the home folder. */
async function digestsOf(places: readonly string[], { root }: GuardedPlaces): Promise<Record<string, string>> {
  const files = (await Promise.all([...new Set(places)].map(filesBelow))).flat().slice(0, mostFiles);
  const entries = await Promise.all(files.map(async (file) => [nameOf(file, root), await digestOf(file)] as const));
  return Object.fromEntries(entries.flatMap(([name, digest]) => (digest === undefined ? [] : [[name, digest]])));
}

function nameOf(file: string, root: string): string {
  const relative = path.relative(root, file);
  const home = path.relative(homedir(), file);
  return (relative.startsWith('..') ? (home.startsWith('..') ? file : `~/${home}`) : relative).replaceAll('\\', '/');
}

/** A file itself, or all files of a folder; a repository's own git folder is not gone through. */
export async function filesBelow(place: string): Promise<string[]> {
  const found = await lstat(place).catch(() => undefined);
  if (found === undefined || (found.isDirectory() && path.basename(place) === '.git')) {
    return [];
  }
  if (!found.isDirectory()) {
    return [place];
  }
  const entries = await readdir(place, { withFileTypes: true, recursive: true });
  return entries.flatMap((entry) => (entry.isDirectory() ? [] : [path.join(entry.parentPath, entry.name)]));
}

/** Of content and whether it can be executed; a link counts as where it leads to. */
export async function digestOf(file: string): Promise<string | undefined> {
  try {
    const found = await lstat(file);
    if (found.isSymbolicLink()) {
      return sha(`link ${await readlink(file)} ${(await readFile(file).catch(() => '')).toString('latin1')}`);
    }
    return found.isFile()
      ? sha(`${found.mode & 0o111 ? 'x' : '-'} ${(await readFile(file)).toString('latin1')}`)
      : 'special';
  } catch {
    // Gone meanwhile, or not to be read: the same each time.
    return undefined;
  }
}

function sha(text: string): string {
  return createHash('sha256').update(text, 'latin1').digest('hex');
}
