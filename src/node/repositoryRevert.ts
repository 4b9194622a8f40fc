import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { failure, type Result, success } from '../core/base/result.ts';
import { planCommits, revertMessage } from '../core/git/revert.ts';
import { removeKey, replaceSection, setKey } from '../core/plan/editPlan.ts';
import { readPlan } from '../core/plan/readPlan.ts';
import { runGit } from './gitCommand.ts';
import type { Repository } from './repository.ts';
import { placesTaken } from './repositoryAttempts.ts';
import { treeWithout } from './repositoryTrees.ts';

export interface RevertRequest {
  readonly repository: Repository;
  /** Plan file, relative to the repository. */
  readonly file: string;
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly signal: AbortSignal;
}

export interface Reverted {
  readonly undone: string;
  readonly commit: string;
  readonly files: readonly string[];
}

/**
 * Undoes the commit of a plan by a new one, with the plan pending again. Runs and their figures (`.mstack/`) stay as they
 * happened. It happens wholly or not at all: a failure says why, and what to do.
 */
export async function revertPlan(request: RevertRequest): Promise<Result<Reverted, string>> {
  const { repository, file } = request;
  const head = await repository.head();
  const obstacle = await obstacleOf(repository, head);
  if (obstacle !== undefined || head === undefined) {
    return failure(obstacle ?? '');
  }
  const [done] = planCommits(await history(repository.root), file);
  if (done === undefined) {
    return failure(`No commit on this branch says that it carries out ${file}, or it was undone already.`);
  }
  if (done.parents !== 1) {
    const what = done.parents === 0 ? 'the first commit of all' : 'a merge';
    return failure(`Commit ${done.commit.slice(0, 10)} of ${file} is ${what}: undo it by hand.`);
  }
  const isOwn = (name: string): boolean => name === file || name.startsWith('.mstack/');
  const tree = await treeWithout(repository, done.commit, head, isOwn);
  if (!tree.ok) {
    return failure(
      `Later commits changed what commit ${done.commit.slice(0, 10)} did, so it cannot be taken out alone. git says: ${tree.failure}`,
    );
  }
  return await write(request, { head, tree: tree.value, undone: done.commit, subject: done.subject });
}

async function obstacleOf(repository: Repository, head: string | undefined): Promise<string | undefined> {
  if (head === undefined) {
    return 'The repository has no commit yet, so there is nothing to undo.';
  }
  if ((await repository.branch()) === undefined) {
    return 'No branch is checked out (detached HEAD), so the commit would belong to nothing. Check a branch out first.';
  }
  const operation = repository.operationInProgress();
  return operation === undefined
    ? undefined
    : `A ${operation} is in progress in the repository. Finish or abort it first.`;
}

async function history(root: string): Promise<string> {
  return await runGit(root, { args: ['log', '-z', '--format=%H%n%P%n%B', '--grep=^Refs: ', 'HEAD'] });
}

interface Undoing {
  readonly head: string;
  readonly tree: string;
  readonly undone: string;
  readonly subject: string;
}

async function write(
  { repository, file, date, signal }: RevertRequest,
  { head, tree, undone, subject }: Undoing,
): Promise<Result<Reverted, string>> {
  const [now, changes] = await Promise.all([repository.snapshot(), repository.changes(tree, head)]);
  const files = changes.map((change) => change.path);
  const wanted = new Set([...files, file]);
  const [open, staged, taken] = await Promise.all([
    repository.changes(head, now),
    runGit(repository.root, { args: ['diff', '--cached', '--name-only', '--no-renames', '-z'] }),
    placesTaken(
      repository.root,
      changes.filter((change) => change.change === 'deleted').map((change) => change.path),
    ),
  ]);
  const dirty = [...open.map((change) => change.path), ...staged.split('\0')].filter((name) => wanted.has(name));
  const inTheWay = [...new Set([...dirty, ...taken])];
  if (inTheWay.length > 0) {
    return failure(
      `Nothing was changed: you have work of your own in ${inTheWay.join(', ')}. Commit it or put it away, then try again.`,
    );
  }
  const text = await planPending(repository, { head, file, undone, date });
  if (text === undefined) {
    return failure(`${file} is no plan any more at the newest commit. Bring it back first.`);
  }
  await repository.restore(tree, changes);
  await writeFile(path.join(repository.root, file), text);
  const committed = await repository.commit([...wanted], revertMessage({ subject, commit: undone, file }), signal);
  if (!committed.ok) {
    const written = await repository.snapshot();
    const ours = (await repository.changes(now, written)).filter((change) => wanted.has(change.path));
    await repository.restore(now, ours);
    return failure(`git did not take the commit, so everything was put back: ${committed.failure}`);
  }
  return success({ undone, commit: committed.value, files });
}

async function planPending(
  repository: Repository,
  { head, file, undone, date }: { head: string; file: string; undone: string; date: string },
): Promise<string | undefined> {
  const listed = await runGit(repository.root, { args: ['ls-tree', '--name-only', '-z', head, '--', file] });
  if (listed === '') {
    return undefined;
  }
  const text = await repository.readFile(head, file);
  if (readPlan(file, text) === undefined) {
    return undefined;
  }
  const open = removeKey(setKey(text, 'status', 'pending'), 'completed');
  return replaceSection(
    open,
    'Implementation Notes',
    `Commit ${undone.slice(0, 10)} carried this out and was undone on ${date}.`,
  );
}
