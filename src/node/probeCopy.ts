import { copyFileSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
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
  readonly remove: () => Promise<void>;
}

/** The copy as it was made. */
interface Original {
  readonly copy: ThrowAwayCopy;
  /** What is there and is not in the tree: what git ignores. Folders end with a slash and are named as a whole. */
  readonly ignored: ReadonlySet<string>;
  readonly repository: string;
}

export async function makeProbeCopy(request: Omit<CopyRequest, 'withDependencies'>): Promise<ProbeCopy> {
  const make = async (): Promise<Original> => {
    const copy = await throwAwayCopy({ ...request, withDependencies: true });
    try {
      return await pictureOf(copy, request.tree);
    } catch (error) {
      await copy.remove();
      throw error;
    }
  };
  let original = await make();
  return {
    root: () => original.copy.root,
    restore: async () => {
      if (!(await putBack(original))) {
        const spoiled = original.copy;
        original = await make();
        await spoiled.remove();
      }
    },
    remove: async () => await original.copy.remove(),
  };
}

/** Private files in the copy's git folder: an index of the tree, with what git knows of each file, and the copy's own. */
const indexName = 'mstack-index';
const ownIndexName = 'mstack-own-index';

async function pictureOf(copy: ThrowAwayCopy, tree: string): Promise<Original> {
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
