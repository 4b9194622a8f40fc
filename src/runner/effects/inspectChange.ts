import type { Collected, Running } from '../../core/executor/state.ts';
import type { Effect, RunEvent } from '../../core/journal/events.ts';
import { findTampering } from '../../core/tamper/findTampering.ts';
import { changedTestFiles } from '../../core/tamper/rules/changedTestFiles.ts';
import { readAttemptedChange } from '../../node/attemptedChange.ts';
import { openedPlan, planOf, type RunContext } from '../runContext.ts';

/**
 * Looks in the change for what makes unfinished work look done. What lies outside the plan and is left in the work tree counts,
 * too: gate and checks run on it. What somebody else committed meanwhile does not.
 */
export async function inspectChange(
  context: RunContext,
  state: Running,
  work: Collected,
  effect: Extract<Effect, { kind: 'inspectChange' }>,
): Promise<RunEvent[]> {
  const { repository, stream } = context;
  const { plan } = await openedPlan(context, planOf(state, work.plan).file, work.snapshot);
  const change = await readAttemptedChange(repository.root, plan, {
    start: work.snapshot,
    end: work.tree,
    fileBytes: context.settings.fileBytes,
  });
  const own = new Set([...work.files.map(({ path }) => path), ...work.leftAlone]);
  const findings = findTampering(change).filter(({ file }) => own.has(file));
  for (const { severity, file, line, message } of findings) {
    const kind = severity === 'blocks' ? 'error' : 'result';
    const word = severity === 'blocks' ? 'tampering' : 'for the reviewer';
    stream.write({ plan: work.plan, source: 'check', kind, text: `${word}: ${file}:${line + 1}: ${message}` });
  }
  const changedTests = changedTestFiles(change, work.files);
  return [{ kind: 'changeInspected', plan: work.plan, attempt: effect.attempt, findings, changedTests }];
}
