import { type GuardedRepository, pushGuard, toolGuard } from '../core/git/pushGuard.ts';
import { tryGit } from './gitCommand.ts';
import { guardHooksFolder } from './guardHooksFolder.ts';
import { readRemotes } from './remotes.ts';

/**
 * What an agent in a work tree is given, so that it neither pushes nor commits there.
 *
 * @param folder absolute path outside the repository, for the hooks
 */
export async function agentGuardEnvironment(
  repository: string,
  folder: string,
): Promise<Readonly<Record<string, string>>> {
  return pushGuard(await readGuarded(repository), guardHooksFolder(folder, repository)).environment;
}

/** The same for a health tool or a check. It may also run where there is no repository. */
export async function toolGuardEnvironment(folder: string): Promise<Readonly<Record<string, string>>> {
  return toolGuard(await readGuardedIfAny(folder)).environment;
}

async function readGuardedIfAny(folder: string): Promise<GuardedRepository> {
  try {
    return await readGuarded(folder);
  } catch {
    // Not a repository, or git is not there: then there is nothing of the user's to be pushed to.
    return { remotes: [], headerKeys: [] };
  }
}

async function readGuarded(root: string): Promise<GuardedRepository> {
  const [remotes, headers] = await Promise.all([
    readRemotes(root),
    tryGit(root, { args: ['config', '-z', '--name-only', '--get-regexp', String.raw`^http\..*extraheader$`] }),
  ]);
  const headerKeys = [...new Set(headers.output.split('\0').filter((key) => key !== ''))];
  return { remotes, headerKeys };
}
