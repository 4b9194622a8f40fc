import { lstat } from 'node:fs/promises';
import path from 'node:path';
import { failure, type Result, success } from '../core/base/result.ts';
import {
  type Attempt,
  attemptFormat,
  attemptsPrefix,
  attemptsToPrune,
  baseMark,
  readAttempts,
} from '../core/git/attempts.ts';
import { runGit, tryGit } from './gitCommand.ts';
import type { Repository, TreeChange } from './repository.ts';
import { treeWith } from './repositoryTrees.ts';

/** Everything that is kept, newest first. */
export async function listAttempts(root: string): Promise<readonly Attempt[]> {
  return readAttempts(await runGit(root, { args: ['for-each-ref', `--format=${attemptFormat}`, attemptsPrefix] }));
}

/** What an attempt changed: against the commit that it lies on. */
export async function attemptChanges(repository: Repository, attempt: Attempt): Promise<readonly TreeChange[]> {
  return await repository.changes(`${attempt.commit}^`, attempt.commit);
}

/**
 * Puts what an attempt changed into the work tree, all of it or nothing. Files that are no longer what the attempt began from
 * are a person's, or a later plan's: then nothing is touched, and the failure names them. The index stays as it is.
 *
 * @returns the files that were written
 */
export async function restoreAttempt(
  repository: Repository,
  attempt: Attempt,
): Promise<Result<readonly string[], string>> {
  const [changes, now] = await Promise.all([attemptChanges(repository, attempt), repository.snapshot()]);
  const wanted = new Set(changes.map((change) => change.path));
  const [fromBase, fromAttempt] = await Promise.all([
    repository.changes(`${attempt.commit}^`, now),
    repository.changes(attempt.commit, now),
  ]);
  const open = fromAttempt.filter((change) => wanted.has(change.path));
  const moved = new Set(fromBase.map((change) => change.path));
  const conflicts = open.filter((change) => moved.has(change.path)).map((change) => change.path);
  const inTheWay = await placesTaken(
    repository.root,
    open.filter((change) => change.change === 'deleted').map((change) => change.path),
  );
  const both = [...new Set([...conflicts, ...inTheWay])];
  if (both.length > 0) {
    return failure(
      `Nothing was changed: ${both.join(', ')} is no longer what the attempt began from. Put it on a branch instead: \`mstack attempts restore ${attempt.ref} --branch <name>\`.`,
    );
  }
  await repository.restore(attempt.commit, open);
  return success(open.map((change) => change.path));
}

/** Those of the paths, none of which git sees, at which something lies all the same: an ignored file, a folder, a file above it. */
export async function placesTaken(root: string, paths: readonly string[]): Promise<string[]> {
  const taken = await Promise.all(
    paths.map(async (file) => {
      const parts = file.split('/');
      const above = await Promise.all(
        parts.slice(1).map((_, at) => kindAt(path.join(root, ...parts.slice(0, at + 1)))),
      );
      return (await kindAt(path.join(root, file))) !== undefined || above.includes('other');
    }),
  );
  return paths.filter((_, at) => taken[at]);
}

async function kindAt(place: string): Promise<'folder' | 'other' | undefined> {
  try {
    return (await lstat(place)).isDirectory() ? 'folder' : 'other';
  } catch {
    // Nothing there, or something above it is no folder, which is looked at for itself.
    return undefined;
  }
}

/** Makes a branch with what an attempt changed, on the commit that it was begun from. Nothing else is touched. */
export async function branchOfAttempt(
  repository: Repository,
  attempt: Attempt,
  branch: string,
): Promise<Result<string, string>> {
  const { root } = repository;
  const ref = `refs/heads/${branch}`;
  if ((await tryGit(root, { args: ['check-ref-format', ref], literal: false })).code !== 0) {
    return failure(`“${branch}” cannot be the name of a branch. Give another one.`);
  }
  if ((await repository.existingRefs([ref])).length > 0) {
    return failure(`There is a branch ${branch} already. Give another name.`);
  }
  const changes = await attemptChanges(repository, attempt);
  // Where the person's own open work was kept apart, below the attempt, the branch does not get it.
  const begun = await begunFrom(root, attempt);
  const tree = await treeWith(repository, begun, attempt.commit, changes);
  const message = `chore: ${attempt.why}\n\nRefs: ${attempt.plan}\n`;
  const commit = (await runGit(root, { args: ['commit-tree', tree, '-p', begun], input: message })).trim();
  await runGit(root, { args: ['update-ref', '-m', 'mstack: restore attempt', ref, commit, ''] });
  return success(commit);
}

async function begunFrom(root: string, attempt: Attempt): Promise<string> {
  const below = (await runGit(root, { args: ['log', '-1', '--format=%P%n%B', `${attempt.commit}^`] })).split('\n');
  const isBase = below.includes(baseMark);
  return isBase ? (below[0] ?? '') : (await runGit(root, { args: ['rev-parse', `${attempt.commit}^`] })).trim();
}

/** Deletes what is beyond the limit; gives what was deleted. */
export async function pruneAttempts(
  root: string,
  limit: number,
  failedPlans: ReadonlySet<string>,
): Promise<readonly Attempt[]> {
  const old = attemptsToPrune(await listAttempts(root), limit, failedPlans);
  if (old.length > 0) {
    const input = old.map(({ ref, commit }) => `delete ${ref} ${commit}\n`).join('');
    await runGit(root, { args: ['update-ref', '--stdin'], input });
  }
  return old;
}
