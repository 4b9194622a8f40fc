import type { Checked, Running } from '../../core/executor/state.ts';
import type { Effect, RunEvent, TriedTests } from '../../core/journal/events.ts';
import { asksOtherwise, namesTestFile } from '../../core/tamper/comparing/changedTests.ts';
import { readAttemptedChange } from '../../node/attemptedChange.ts';
import { tryChangedMutants } from '../../node/changedMutants.ts';
import { openedPlan, planOf, type RunContext } from '../runContext.ts';
import { copyOf } from './toolInCopy.ts';
import { tryTests } from './tryTests.ts';

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
  const attempted = 'What the changed tests notice could not be tried';
  const outcome = await tryTests(context, work, effect, attempted, async () => await tryIn(context, state, work));
  return outcome === undefined
    ? [{ kind: 'effectAborted', effect }]
    : [{ kind: 'mutantsTried', plan, attempt, ...outcome }];
}

/** A plan with such a word may well want a program that removes files. */
const removal = /\b(?:remov|delet|clean|unlink|purg|prun|eras)/i;

async function tryIn(context: RunContext, state: Running, work: Checked): Promise<TriedTests> {
  const { repository, stream, signal } = context;
  const { plan } = await openedPlan(context, planOf(state, work.plan).file, work.snapshot);
  const tests = work.changedTests.filter(namesTestFile(plan));
  if (tests.length === 0) {
    // Tests that it does not list are not its own: what was done to them, tampering and replay tell.
    return { findings: [], remark: undefined };
  }
  stream.write({ plan: work.plan, source: 'check', kind: 'heading', text: 'What the changed tests notice' });
  return await tryChangedMutants({
    repository,
    start: work.snapshot,
    tree: work.tree,
    files: work.files.filter(({ change }) => change !== 'deleted'),
    tests,
    asksMore: asksOtherwise(
      await readAttemptedChange(repository.root, plan, {
        start: work.snapshot,
        end: work.tree,
        fileBytes: context.settings.fileBytes,
      }),
      tests,
    ),
    mayRemove: removal.test([plan.title, ...plan.criteria.map(({ text }) => text)].join('\n')),
    gate: work.gate,
    config: context.config,
    sandbox: context.settings.sandbox,
    copy: async () => await copyOf(context, work.tree),
    signal,
    onTried: (text) => stream.write({ plan: work.plan, source: 'check', kind: 'tool', text }),
  });
}
