import { accessSync, chmodSync, constants, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { commitHooks, guardHooks, quotedPath } from '../core/git/pushGuard.ts';
import { runGit } from './gitCommand.ts';

/** Writes the hooks that keep agents from committing and pushing into the run's folder, and gives their folder. */
export function guardHooksFolder(runFolder: string, repository: string): string {
  return writeHooks(path.join(runFolder, 'hooks'), guardHooks(repository));
}

/**
 * Writes the hooks for a commit of these paths below a folder, and gives theirs; undefined where the project has no
 * `pre-commit` hook, which alone could stage anything else.
 */
export async function commitHooksFolder(
  root: string,
  below: string,
  paths: readonly string[],
): Promise<string | undefined> {
  const asked = await runGit(root, { args: ['rev-parse', '--path-format=absolute', '--git-path', 'hooks'] });
  if (!isExecutable(path.join(asked.trimEnd(), 'pre-commit'))) {
    return undefined;
  }
  const folder = path.join(below, 'commit-hooks');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const list = path.join(folder, 'paths');
  writeFileSync(list, paths.map((file) => `${quotedPath(Buffer.from(file))}\n`).join(''));
  return writeHooks(folder, commitHooks(list));
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    // Not there, or switched off as git's own samples are.
    return false;
  }
}

function writeHooks(folder: string, hooks: ReadonlyMap<string, string>): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const [name, script] of hooks) {
    const file = path.join(folder, name);
    writeFileSync(file, script);
    chmodSync(file, 0o700);
  }
  return folder;
}
