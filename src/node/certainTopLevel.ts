import { existsSync, lstatSync, readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';

/**
 * Absolute real path of the work tree that a folder lies in, found without starting git, which takes longer than most
 * commands. Undefined wherever git could say something else, or would refuse: then it must be asked. Git's variables of
 * whoever started us do not count, as everywhere (`gitEnvironment`).
 */
export function certainTopLevel(folder: string): string | undefined {
  try {
    return findWorkTree(realpathSync(folder));
  } catch {
    // Something is not there or may not be read: git has the words for it.
    return undefined;
  }
}

function findWorkTree(start: string): string | undefined {
  const { dev } = statSync(start);
  for (let place = start; ; place = path.dirname(place)) {
    // Inside a git folder, or in a bare repository, there is no work tree. Git does not look behind a mount point.
    if (path.basename(place) === '.git' || existsSync(path.join(place, 'HEAD')) || statSync(place).dev !== dev) {
      return undefined;
    }
    const dotGit = lstatSync(path.join(place, '.git'), { throwIfNoEntry: false });
    if (dotGit !== undefined) {
      const isLink = dotGit.isSymbolicLink();
      return !isLink && isOurs(dotGit.uid) && isOurs(statSync(place).uid) && hasWorkTree(place) ? place : undefined;
    }
    if (place === path.dirname(place)) {
      return undefined;
    }
  }
}

/** Git refuses to work in what belongs to somebody else, unless its configuration says that it may. */
function isOurs(owner: number): boolean {
  return process.getuid === undefined || process.getuid() === owner;
}

function hasWorkTree(place: string): boolean {
  const gitFolder = gitFolderOf(path.join(place, '.git'));
  // Linked work trees share the objects and the configuration of the main one.
  const shared = path.join(gitFolder, 'commondir');
  const common = existsSync(shared) ? path.resolve(gitFolder, readFileSync(shared, 'utf8').trim()) : gitFolder;
  const parts = [path.join(gitFolder, 'HEAD'), path.join(common, 'objects'), path.join(common, 'refs')];
  return parts.every((part) => existsSync(part)) && saysNothingElse(path.join(common, 'config'), gitFolder, place);
}

/** A folder, or in linked work trees and submodules a file that says where it is. */
function gitFolderOf(dotGit: string): string {
  if (statSync(dotGit).isDirectory()) {
    return dotGit;
  }
  const text = readFileSync(dotGit, 'utf8');
  if (!text.startsWith('gitdir: ')) {
    throw new Error(`${dotGit} does not say where the git folder is.`);
  }
  return path.resolve(path.dirname(dotGit), text.slice('gitdir: '.length).trimEnd());
}

/** The configuration can name another work tree, or none. */
function saysNothingElse(config: string, gitFolder: string, place: string): boolean {
  return readFileSync(config, 'utf8')
    .split('\n')
    .every((line) => {
      const [name = '', value = ''] = line.split('=').map((part) => part.trim());
      const key = name.toLowerCase();
      if (key === 'worktree') {
        return realpathSync(path.resolve(gitFolder, value)) === place;
      }
      return key === 'bare' ? value === 'false' : !key.startsWith('worktree') && !key.startsWith('bare ');
    });
}
