import { constants, existsSync } from 'node:fs';
import { access, readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Plan } from '../core/plan/plan.ts';
import type { TreeFacts } from '../core/preflight/facts.ts';
import { tryGit } from './gitCommand.ts';
import { findProgram } from './programs.ts';
import type { Repository } from './repository.ts';

/** Hooks that `git commit` runs and that can refuse it. */
const commitHooks: ReadonlySet<string> = new Set(['pre-commit', 'prepare-commit-msg', 'commit-msg']);

/**
 * What is known of the work tree besides what keeps every run from beginning.
 *
 * @param plans of which it is told whether git ignores them
 */
export async function readTree(repository: Repository, plans: readonly Plan[]): Promise<TreeFacts> {
  const { root } = repository;
  const [head, changes, ignoredPlans, hooks, signs, absentSubmodules, lfsMissing] = await Promise.all([
    repository.head(),
    readChanges(root),
    readIgnored(root, plans),
    readHooks(root),
    readSigning(root),
    readAbsentSubmodules(root),
    isLfsMissing(root),
  ]);
  return { head, changes, ignoredPlans, hooks, signs, absentSubmodules, lfsMissing };
}

/** Tracked and untracked, not ignored: what a snapshot would find different from the commit. */
async function readChanges(root: string): Promise<string[]> {
  const status = ['status', '--porcelain=v1', '-z', '--untracked-files=all', '--no-renames'];
  const { output } = await tryGit(root, { args: status });
  return output
    .split('\0')
    .filter((entry) => entry.length > 3)
    .map((entry) => entry.slice(3));
}

async function readIgnored(root: string, plans: readonly Plan[]): Promise<string[]> {
  if (plans.length === 0) {
    return [];
  }
  const input = plans.map(({ file }) => file).join('\0');
  // Exit code 1: none is ignored. It knows no literal paths.
  const { output } = await tryGit(root, { args: ['check-ignore', '-z', '--stdin'], input, literal: false });
  return output.split('\0').filter((file) => file !== '');
}

async function readHooks(root: string): Promise<TreeFacts['hooks']> {
  const { output } = await tryGit(root, { args: ['rev-parse', '--git-path', 'hooks'] });
  const folder = path.resolve(root, output.trim());
  const names = (await readdir(folder).catch(() => [])).filter((name) => commitHooks.has(name));
  const hooks = names.map(async (name) => ({ name, runnable: await isRunnable(path.join(folder, name)) }));
  // Git passes over hooks that may not be executed.
  return (await Promise.all(hooks)).flatMap(({ name, runnable }) => (runnable === undefined ? [] : { name, runnable }));
}

/** Whether the program in a hook's first line is there; undefined: git does not run the file. */
async function isRunnable(hook: string): Promise<boolean | undefined> {
  try {
    await access(hook, constants.X_OK);
    if (!(await stat(hook)).isFile()) {
      return undefined;
    }
    const [first = ''] = (await readFile(hook, 'latin1')).slice(0, 1000).split('\n');
    const [program, argument] = first.startsWith('#!') ? first.slice(2).trim().split(/\s+/) : [];
    if (program === undefined) {
      return true;
    }
    const name = path.basename(program) === 'env' && argument !== undefined ? argument : program;
    return name.startsWith('-') || (await findProgram(name, path.dirname(hook))) !== undefined;
  } catch {
    return undefined;
  }
}

async function readSigning(root: string): Promise<boolean> {
  return (await tryGit(root, { args: ['config', '--type=bool', 'commit.gpgSign'] })).output.trim() === 'true';
}

async function readAbsentSubmodules(root: string): Promise<string[]> {
  if (!existsSync(path.join(root, '.gitmodules'))) {
    return [];
  }
  const args = ['config', '--file', '.gitmodules', '-z', '--get-regexp', String.raw`^submodule\..*\.path$`];
  const { output } = await tryGit(root, { args });
  const folders = output.split('\0').flatMap((entry) => entry.split('\n')[1] ?? []);
  return folders.filter((folder) => !existsSync(path.join(root, folder, '.git')));
}

async function isLfsMissing(root: string): Promise<boolean> {
  const attributes = await readFile(path.join(root, '.gitattributes'), 'utf8').catch(() => '');
  return /\bfilter=lfs\b/.test(attributes) && (await findProgram('git-lfs', root)) === undefined;
}
