import type { Measured, Running } from '../../core/executor/state.ts';
import { outsideScope } from '../../core/plan/scope.ts';
import type { Edited, RunEvent } from '../../core/journal/events.ts';
import type { TreeChange } from '../../node/repository.ts';
import { attemptRef, openedPlan, planOf, requireBranch, type RunContext } from '../runContext.ts';

/** Finds out what changed, keeps it under a private ref, and puts back what the agent wrote outside the plan. */
export async function collectChange(
  context: RunContext,
  state: Running,
  work: Measured,
  attempt: number,
): Promise<RunEvent[]> {
  await requireBranch(context, state, work.head);
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
    repository.keep(now, head, ref, note, work.snapshot),
  ]);
  const { files, aside, left } = sortOut(changed, {
    denied: new Set(
      outsideScope(
        plan,
        changed.map((change) => change.path),
      ),
    ),
    persons: new Set(before.map((change) => change.path)),
    edited: state.edited,
  });
  const nested = await repository.restore(work.snapshot, aside);

  const foreign =
    head === work.head ? [] : (await repository.commitsSince(work.head)).map((entry) => entry.commit.slice(0, 10));
  const say = (kind: 'result' | 'error', text: string): void => {
    stream.write({ plan: work.plan, source: 'git', kind, text });
  };
  if (files.length === 0) {
    say('error', 'No file of the plan was changed.');
  } else {
    say('result', `Changed: ${names(files)}`);
  }
  if (aside.length > 0) {
    say('error', `Outside the plan, put back (kept in ${ref}): ${names(aside)}`);
  }
  if (nested.length > 0) {
    say(
      'error',
      `Repositories of their own, left where they are: ${nested.join(', ')}. Delete them if you did not make them.`,
    );
  }
  if (left.length > 0) {
    say('error', `Changed outside the plan, left in your work tree and not committed: ${names(left)}`);
  }
  if (foreign.length > 0) {
    say('error', `Commits that mstack did not make appeared on the branch: ${foreign.join(', ')}. Look at them.`);
  }
  return [
    {
      kind: 'changeCollected',
      plan: work.plan,
      attempt,
      ref,
      tree: aside.length === 0 ? now : await repository.snapshot(),
      files: files.map((change) => ({ path: change.path, change: change.change })),
      setAside: aside.map((change) => change.path),
      leftAlone: left.map((change) => change.path),
      foreignCommits: foreign,
      head,
    },
  ];
}

/** Whether the agent wrote a file, as far as it can be known. */
export function isEdited(edited: Edited, path: string): boolean {
  return edited === 'unknown' || edited.includes(path);
}

interface Known {
  /** Paths that the plan may not touch. */
  readonly denied: ReadonlySet<string>;
  /** Paths in which the person had uncommitted changes when the plan was opened. */
  readonly persons: ReadonlySet<string>;
  readonly edited: Edited;
}

/**
 * Whose change is what: inside the plan it is the plan's. Outside it is the agent's where its own tools wrote it; else
 * it may be a person's, who works on while the agent does.
 */
function sortOut(
  changed: readonly TreeChange[],
  { denied, persons, edited }: Known,
): { files: TreeChange[]; aside: TreeChange[]; left: TreeChange[] } {
  const outside = changed.filter((change) => denied.has(change.path) || persons.has(change.path));
  return {
    files: changed.filter((change) => !outside.includes(change)),
    aside: outside.filter((change) => isEdited(edited, change.path)),
    left: outside.filter((change) => !isEdited(edited, change.path)),
  };
}

function names(changes: readonly TreeChange[]): string {
  return changes.map((change) => change.path).join(', ');
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
