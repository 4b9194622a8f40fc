import type { Measured, Running } from '../../core/executor/state.ts';
import { outsideScope } from '../../core/plan/scope.ts';
import type { Effect, RunEvent } from '../../core/journal/events.ts';
import { attemptRef, openedPlan, planOf, type RunContext } from '../runContext.ts';
import { isEdited, uncommittedChanges } from './collectChange.ts';

/**
 * Puts the plan's files, and what the agent's tools wrote beside them, back to what they were when the plan was opened. It is
 * kept under a private ref first. Whatever else changed may be a person's, and stays.
 */
export async function putBack(
  context: RunContext,
  state: Running,
  work: Measured,
  effect: Extract<Effect, { kind: 'putBack' }>,
): Promise<RunEvent[]> {
  const { repository, stream } = context;
  const { file, title } = planOf(state, work.plan);
  const { plan } = await openedPlan(context, file, work.snapshot);
  const head = (await repository.head()) ?? work.head;
  const now = await repository.snapshot();
  const changed = await uncommittedChanges(context, work.snapshot, head, now);
  const outside = new Set(
    outsideScope(
      plan,
      changed.map((change) => change.path),
    ),
  );
  const own = changed.filter((change) => !outside.has(change.path) || isEdited(state.edited, change.path));
  if (own.length > 0) {
    const ref = await freeRef(context, attemptRef(context, work.plan, `put-back-${effect.attempt}`));
    await repository.keep(
      now,
      head,
      ref,
      `mstack: work put back at “${title}”\n\nRefs: ${file}\nMstack-Run: ${context.run}\n`,
      work.snapshot,
    );
    const nested = await repository.restore(work.snapshot, own);
    // An agent may have staged its work; what is the plan's was not the person's when the plan was opened.
    await repository.unstage(own.map((change) => change.path).filter((name) => !outside.has(name)));
    const names = own.map((change) => change.path).join(', ');
    const rest = nested.length === 0 ? '' : ` (repositories of their own stay where they are: ${nested.join(', ')})`;
    stream.write({
      plan: work.plan,
      source: 'git',
      kind: 'result',
      text: `Put back (kept in ${ref}): ${names}${rest}`,
    });
  }
  return [{ kind: 'workPutBack', plan: work.plan, attempt: effect.attempt, paths: own.map((change) => change.path) }];
}

/** A ref that does not exist yet: a run can be stopped more than once at the same attempt, and each work is kept. */
async function freeRef(context: RunContext, wanted: string): Promise<string> {
  for (let number = 2, ref = wanted; ; number += 1) {
    if ((await context.repository.existingRefs([ref])).length === 0) {
      return ref;
    }
    ref = `${wanted}-${number}`;
  }
}
