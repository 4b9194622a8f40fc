import type { Gated, Running } from '../../core/executor/state.ts';
import type { CheckEvidence, Effect, RunEvent } from '../../core/journal/events.ts';
import { type Check, isEvidence, type Plan } from '../../core/plan/plan.ts';
import { checkObstacle } from '../../node/checkObstacle.ts';
import { runCheck } from '../../node/checkRunner.ts';
import { findRegressed } from './earlierChecks.ts';
import { appendToFolder, fileNameOf, markerOf, openedPlan, planOf, type RunContext } from '../runContext.ts';

/** Runs the plan's own checks, all of them, so that the evidence is whole even when one fails. */
export async function runChecks(
  context: RunContext,
  state: Running,
  work: Gated,
  effect: Extract<Effect, { kind: 'runChecks' }>,
): Promise<RunEvent[]> {
  const { plan } = await openedPlan(context, planOf(state, work.plan).file, work.snapshot);
  context.stream.write({ plan: work.plan, source: 'check', kind: 'heading', text: 'Checks' });
  const checks: CheckEvidence[] = [];
  for (const [index, check] of plan.checks.entries()) {
    if (context.signal.aborted) {
      return [{ kind: 'effectAborted', effect }];
    }
    const name = `${fileNameOf(work.plan)}-check-${effect.attempt}-${index + 1}.txt`;
    const proof = isEvidence(check) ? await prove(context, plan, check, name) : skipped(check);
    const before = work.before?.find(({ tag, text }) => tag === check.tag && text === check.text)?.verdict;
    const evidence: CheckEvidence = before === undefined ? proof : { ...proof, before };
    context.stream.write({
      plan: work.plan,
      source: 'check',
      kind: evidence.outcome === 'failed' ? 'error' : 'result',
      text: `${evidence.outcome}: ${evidence.command === '' ? evidence.text : evidence.command} (${evidence.reason})`,
    });
    checks.push(evidence);
  }
  // Where its own checks fail already, the others wait for the next attempt.
  const regressed = checks.some(({ outcome }) => outcome === 'failed')
    ? []
    : await findRegressed(context, state, work, plan.checks);
  return context.signal.aborted
    ? [{ kind: 'effectAborted', effect }]
    : [{ kind: 'checksFinished', plan: work.plan, attempt: effect.attempt, checks, regressed }];
}

async function prove(context: RunContext, plan: Plan, check: Check, name: string): Promise<CheckEvidence> {
  const obstacle = await checkObstacle(context.repository.root, plan, check);
  if (obstacle !== undefined) {
    // Not skipped: the plan asks for this proof, and there is none.
    return { ...described(check), outcome: 'failed', reason: `Not run. ${obstacle}`, seconds: 0, evidence: '' };
  }
  const result = await runCheck({
    repository: context.repository.root,
    check,
    timeoutSeconds: plan.checkTimeout,
    signal: context.signal,
    marker: markerOf(context),
    sandbox: { setting: context.settings.sandbox, repository: context.repository.root },
  });
  const { outcome, reason, seconds, run } = result;
  const text = `[${check.tag}] ${check.text}\n${outcome}: ${reason}\n${JSON.stringify(run.exit)}\n\n--- stdout\n${run.stdout}\n--- stderr\n${run.stderr}\n`;
  const evidence = appendToFolder(context, 'evidence', name, text);
  return { ...described(check), outcome, reason, seconds, evidence };
}

function skipped(check: Check): CheckEvidence {
  const reason = check.ambiguous
    ? 'skipped: what it expects cannot be read with certainty; not evidence'
    : check.tag === 'browse'
      ? 'skipped: no browser agent; not evidence'
      : 'for a person; not evidence';
  return { ...described(check), outcome: 'skipped', reason, seconds: 0, evidence: '' };
}

function described(check: Check): Pick<CheckEvidence, 'text' | 'tag' | 'command'> {
  return { text: check.text, tag: check.tag, command: `${check.negated ? '! ' : ''}${check.command ?? ''}` };
}
