import { readFileSync } from 'node:fs';
import path from 'node:path';
import { markFailed } from '../../core/executor/planNotes.ts';
import type { Measured, Running } from '../../core/executor/state.ts';
import { failureCommitMessage, isCommitOf } from '../../core/git/commitMessage.ts';
import { displayKey } from '../../core/plan/queue.ts';
import { readPlan } from '../../core/plan/readPlan.ts';
import type { RunEvent } from '../../core/journal/events.ts';
import { replaceFile } from '../../node/replaceFile.ts';
import { attemptRef, isoDate, planOf, requireBranch, type RunContext } from '../runContext.ts';

/** Writes the Diagnosis into the plan file and commits that file alone. Safe to repeat after a crash. */
export async function recordFailure(
  context: RunContext,
  state: Running,
  work: Measured,
  reason: string,
): Promise<RunEvent[]> {
  await requireBranch(context, state, work.head);
  const { repository, stream } = context;
  const { file } = planOf(state, work.plan);
  const done = (await repository.commitsSince(work.head)).find((entry) => isCommitOf(entry.message, file, context.run));
  if (done !== undefined && readPlan(file, await repository.readFile(done.commit, file))?.status === 'failed') {
    return [{ kind: 'failureRecorded', plan: work.plan, commit: done.commit, reason }];
  }
  const strikes = state.strikes.get(work.plan) ?? [];
  const refs = strikes.map((strike) => attemptRef(context, work.plan, String(strike.attempt)));
  const kept = await repository.existingRefs(refs);
  const absolute = path.join(repository.root, file);
  const date = isoDate(context.now());
  replaceFile(absolute, markFailed(readFileSync(absolute, 'utf8'), { date, reason, strikes, refs: kept }));
  const message = failureCommitMessage(displayKey(work.plan), reason, file, context.run);
  const committed = await repository.commit([file], message, new AbortController().signal);
  const said = /[.!?…]$/.test(reason) ? reason : `${reason}.`;
  stream.write({
    plan: work.plan,
    source: 'git',
    kind: 'error',
    text: committed.ok
      ? `Failed: ${said} The Diagnosis is in ${file} (commit ${committed.value.slice(0, 10)}).`
      : `Failed: ${said} The Diagnosis is in ${file}, but git did not take the commit: ${committed.failure}`,
  });
  return [{ kind: 'failureRecorded', plan: work.plan, commit: committed.ok ? committed.value : undefined, reason }];
}
