import type { Measured, Running } from '../../core/executor/state.ts';
import { outsideScope } from '../../core/plan/scope.ts';
import type { RunEvent } from '../../core/journal/events.ts';
import type { TreeChange } from '../../node/repository.ts';
import { attemptRef, openedPlan, planOf, requireBranch, type RunContext } from '../runContext.ts';

/** Finds out what the agent changed, keeps it under a private ref, and puts back what the plan may not touch. */
export async function collectChange(
  context: RunContext,
  state: Running,
  work: Measured,
  attempt: number,
): Promise<RunEvent[]> {
  await requireBranch(context, state);
  const { repository, stream } = context;
  const { file, title } = planOf(state, work.plan);
  const [{ plan }, now, found, before] = await Promise.all([
    openedPlan(context, file, work.snapshot),
    repository.snapshot(),
    repository.head(),
    repository.changes(work.head, work.snapshot),
  ]);
  const head = found ?? work.head;
  const ref = attemptRef(context, work.plan, String(attempt));
  const note = `mstack attempt ${attempt} at “${title}”\n\nRefs: ${file}\nMstack-Run: ${context.run}\n`;
  const [changed] = await Promise.all([
    uncommittedChanges(context, work.snapshot, head, now),
    repository.keep(now, head, ref, note),
  ]);
  const usersOwn = new Set(before.map((change) => change.path));
  const denied = new Set(
    outsideScope(
      plan,
      changed.map((change) => change.path),
    ),
  );
  const aside = changed.filter((change) => denied.has(change.path) || usersOwn.has(change.path));
  await repository.restore(work.snapshot, aside);
  const asidePaths = new Set(aside.map((change) => change.path));
  const files = changed.filter((change) => !asidePaths.has(change.path));

  const foreign =
    head === work.head ? [] : (await repository.commitsSince(work.head)).map((entry) => entry.commit.slice(0, 10));
  stream.write({
    plan: work.plan,
    source: 'git',
    kind: files.length === 0 ? 'error' : 'result',
    text:
      files.length === 0
        ? 'No file of the plan was changed.'
        : `Changed: ${files.map((change) => change.path).join(', ')}`,
  });
  if (aside.length > 0) {
    const names = [...asidePaths].join(', ');
    stream.write({
      plan: work.plan,
      source: 'git',
      kind: 'error',
      text: `Outside the plan, put back (kept in ${ref}): ${names}`,
    });
  }
  return [
    {
      kind: 'changeCollected',
      plan: work.plan,
      attempt,
      ref,
      tree: aside.length === 0 ? now : await repository.snapshot(),
      files: files.map((change) => ({ path: change.path, change: change.change })),
      setAside: [...asidePaths],
      foreignCommits: foreign,
    },
  ];
}

/**
 * What changed since the plan was opened and is not in a commit: where somebody committed meanwhile, what now equals that
 * commit is theirs and stays as it is.
 */
export async function uncommittedChanges(
  context: RunContext,
  snapshot: string,
  head: string,
  now: string,
): Promise<TreeChange[]> {
  const [changed, fromHead] = await Promise.all([
    context.repository.changes(snapshot, now),
    context.repository.changes(head, now),
  ]);
  const open = new Set(fromHead.map((change) => change.path));
  return changed.filter((change) => open.has(change.path));
}
