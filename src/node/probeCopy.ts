import { copyFileSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { runGit, tryGit } from './gitCommand.ts';
import { type CopyRequest, throwAwayCopy, type ThrowAwayCopy } from './throwAwayCopy.ts';

/** A copy of the work tree that can be put back to what it was, so that one check does not see what another one left. */
export interface ProbeCopy {
  /** Absolute path of its top level. It may be another one after `restore`. */
  readonly root: () => string;
  /**
   * Puts files and repository back. What a check changed inside of installed packages, or in a file that git ignores, stays
   * changed; what it added beside them goes.
   */
  readonly restore: () => Promise<void>;
  /** Becomes a copy of another tree: in place where the installed packages are still the same, else made anew. */
  readonly moveTo: (tree: string) => Promise<void>;
  readonly remove: () => Promise<void>;
}

/** The copy as it was made. */
interface Original {
  readonly copy: ThrowAwayCopy;
  /** What is there and is not in the tree: what git ignores. Folders end with a slash and are named as a whole. */
  readonly ignored: ReadonlySet<string>;
  readonly repository: string;
  /** What the repository had installed then. */
  readonly installed: string;
}

export async function makeProbeCopy(request: Omit<CopyRequest, 'withDependencies'>): Promise<ProbeCopy> {
  let { tree } = request;
  const make = async (): Promise<Original> => {
    const installed = await installedStamp(request.repository);
    const copy = await throwAwayCopy({ ...request, tree, withDependencies: true });
    try {
      return { ...(await pictureOf(copy, tree)), installed };
    } catch (error) {
      await copy.remove();
      throw error;
    }
  };
  let original = await make();
  const replace = async (): Promise<void> => {
    const spoiled = original.copy;
    original = await make();
    await spoiled.remove();
  };
  return {
    root: () => original.copy.root,
    restore: async () => {
      if (!(await putBack(original))) {
        await replace();
      }
    },
    moveTo: async (next) => {
      if (next === tree && (await installedStamp(request.repository)) === original.installed) {
        return;
      }
      tree = next;
      const moved = await moveInPlace(request.repository, original, tree);
      if (moved === undefined) {
        await replace();
      } else {
        original = moved;
      }
    },
    remove: async () => await original.copy.remove(),
  };
}

/** Private files in the copy's git folder: an index of the tree, with what git knows of each file, and the copy's own. */
const indexName = 'mstack-index';
const ownIndexName = 'mstack-own-index';

async function pictureOf(copy: ThrowAwayCopy, tree: string): Promise<Omit<Original, 'installed'>> {
  const own = path.join(copy.root, '.git');
  const index = path.join(own, indexName);
  // What git knows of files that are the same in both, it knows already.
  copyFileSync(path.join(own, 'index'), index);
  await runGit(copy.root, { args: ['read-tree', '--reset', tree], index });
  // It also complains of what it cannot refresh: gitlinks without their repository.
  await tryGit(copy.root, { args: ['update-index', '-q', '--refresh'], index });
  copyFileSync(path.join(own, 'index'), path.join(own, ownIndexName));
  return { copy, ignored: new Set(await otherFiles(copy.root)), repository: repositoryStamp(own) };
}

/** False: it cannot be put back, and a new copy must be made. */
async function putBack({ copy, ignored, repository }: Original): Promise<boolean> {
  const { root } = copy;
  const own = path.join(root, '.git');
  try {
    if (repositoryStamp(own) !== repository) {
      return false;
    }
    const index = path.join(own, indexName);
    const others = new Set(await otherFiles(root));
    if ([...ignored].some((name) => !others.has(name))) {
      return false;
    }
    for (const name of others) {
      if (!ignored.has(name)) {
        await rm(path.join(root, name), { recursive: true, force: true, maxRetries: 3 });
      }
    }
    const changed = await runGit(root, { args: ['diff-files', '--name-only', '-z'], index });
    if (changed !== '') {
      await runGit(root, { args: ['checkout-index', '--force', '-u', '-z', '--stdin'], index, input: changed });
    }
    copyFileSync(path.join(own, ownIndexName), path.join(own, 'index'));
    return true;
  } catch {
    // A check removed the repository, took rights away, or put a folder where a file was: a new copy has none of that.
    return false;
  }
}

/** Undefined: it cannot be moved, and a new copy must be made. */
async function moveInPlace(repository: string, original: Original, tree: string): Promise<Original | undefined> {
  const { copy, installed } = original;
  try {
    if ((await installedStamp(repository)) !== installed || !(await putBack(original))) {
      return undefined;
    }
    const index = path.join(copy.root, '.git', indexName);
    // Takes away what the new tree does not have, and writes only what differs.
    await runGit(copy.root, { args: ['read-tree', '-m', '-u', tree], index });
    await copy.standOn(tree);
    return { ...(await pictureOf(copy, tree)), installed };
  } catch {
    // Something that git ignored lies where the new tree has a file.
    return undefined;
  }
}

/**
 * What git ignores at the top of what it ignores, with times and sizes, and what package managers write last: where it is
 * the same, nothing was installed in between.
 */
async function installedStamp(repository: string): Promise<string> {
  const listed = await runGit(repository, {
    args: ['ls-files', '--others', '--ignored', '--exclude-standard', '--directory', '-z'],
  });
  const names = listed.split('\0').filter((name) => name !== '');
  const marks = names.flatMap((name) => [name, ...installMarks.map((mark) => `${name}${mark}`)]);
  const stats = await Promise.all(
    marks.map(async (name) => {
      const found = await stat(path.join(repository, name)).catch(() => undefined);
      return found === undefined ? '' : `${name} ${found.mtimeMs} ${found.isFile() ? found.size : ''}`;
    }),
  );
  return stats.filter((line) => line !== '').join('\n');
}

/** Files that npm, pnpm, Yarn, Composer and Bundler write into the folder of installed packages, and Python's own. */
const installMarks = [
  '.package-lock.json',
  '.modules.yaml',
  '.yarn-state.yml',
  'composer/installed.json',
  'pyvenv.cfg',
];

async function otherFiles(root: string): Promise<readonly string[]> {
  const index = path.join(root, '.git', indexName);
  const listed = await runGit(root, { args: ['ls-files', '--others', '--directory', '-z'], index });
  return listed.split('\0').filter((name) => name !== '');
}

/** What says where the copy's repository stands: its branch, refs and settings. They are few, because it has no remotes. */
function repositoryStamp(folder: string): string {
  const refs = readdirSync(path.join(folder, 'refs'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  return [...refs.toSorted(), path.join(folder, 'HEAD'), path.join(folder, 'config'), path.join(folder, 'packed-refs')]
    .map(
      (file) => `${file}\n${statSync(file, { throwIfNoEntry: false }) === undefined ? '' : readFileSync(file, 'utf8')}`,
    )
    .join('\n');
}
