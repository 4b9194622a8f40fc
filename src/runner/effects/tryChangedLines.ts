import type { Checked, Running } from '../../core/executor/state.ts';
import type { Effect, RunEvent } from '../../core/journal/events.ts';
import { namesTestFile } from '../../core/tamper/comparing/changedTests.ts';
import { tryChangedMutants } from '../../node/changedMutants.ts';
import { openedPlan, planOf, type RunContext } from '../runContext.ts';
import { tellTried, type TriedOutcome } from './replayTests.ts';
import { copyOf } from './toolInCopy.ts';

/**
 * Where the plan changes tests that it lists, at least one small change of the lines that it changes must be noticed by them.
 */
export async function tryChangedLines(
  context: RunContext,
  state: Running,
  work: Checked,
  effect: Extract<Effect, { kind: 'tryMutants' }>,
): Promise<RunEvent[]> {
  const { plan, attempt } = effect;
  const outcome = await tryIn(context, state, work).catch((error: unknown) => ({
    findings: [],
    remark: `What the changed tests notice could not be tried: ${error instanceof Error ? error.message : String(error)}`,
  }));
  if (context.signal.aborted) {
    return [{ kind: 'effectAborted', effect }];
  }
  tellTried(context, plan, outcome);
  return [{ kind: 'mutantsTried', plan, attempt, ...outcome }];
}

async function tryIn(context: RunContext, state: Running, work: Checked): Promise<TriedOutcome> {
  const { repository, stream, signal } = context;
  const { plan } = await openedPlan(context, planOf(state, work.plan).file, work.snapshot);
  if (!work.changedTests.some(namesTestFile(plan))) {
    // Tests that it does not list are not its own: what was done to them, tampering and replay tell.
    return { findings: [], remark: undefined };
  }
  stream.write({ plan: work.plan, source: 'check', kind: 'heading', text: 'What the changed tests notice' });
  return await tryChangedMutants({
    repository,
    start: work.snapshot,
    tree: work.tree,
    files: work.files.filter(({ change }) => change !== 'deleted').map(({ path }) => path),
    config: context.config,
    sandbox: context.settings.sandbox,
    copy: async () => await copyOf(context, work.tree),
    signal,
    onTried: (text) => stream.write({ plan: work.plan, source: 'check', kind: 'tool', text }),
  });
}
