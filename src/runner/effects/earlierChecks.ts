import type { Gated, Running } from '../../core/executor/state.ts';
import type { RegressedCheck } from '../../core/journal/events.ts';
import { type Check, isEvidence, type Plan } from '../../core/plan/plan.ts';
import { worksOn } from '../../core/plan/scope.ts';
import { checkObstacle } from '../../node/checkObstacle.ts';
import { commandLine, runCheck } from '../../node/checkRunner.ts';
import { readPlans } from '../../node/planFiles.ts';
import { markerOf, planOf, type RunContext } from '../runContext.ts';
import { probeOn } from './probeRun.ts';

/** Commands of earlier plans that are run after one plan: those of the plans nearest to the change come first. */
const mostCommands = 20;

interface EarlierCheck {
  readonly plan: Plan;
  readonly check: Check;
}

type FailedCheck = EarlierCheck & { readonly reason: string };

/**
 * Runs the checks of plans that are done: of those of this run, and of those whose files the change touches. One that fails
 * counts where it passed on what the plan started from, which is only looked at then.
 */
export async function findRegressed(
  context: RunContext,
  state: Running,
  work: Gated,
  own: readonly Check[],
): Promise<readonly RegressedCheck[]> {
  const { plans } = readPlans(context.repository.root, context.settings.plansDirectory);
  const failed: FailedCheck[] = [];
  for (const { plan, check } of earlierChecks(state, work, own, plans)) {
    if (context.signal.aborted) {
      return [];
    }
    if ((await checkObstacle(context.repository.root, plan, check)) !== undefined) {
      continue;
    }
    const result = await runCheck({
      repository: context.repository.root,
      check,
      timeoutSeconds: plan.checkTimeout,
      signal: context.signal,
      marker: markerOf(context),
      sandbox: { setting: context.settings.sandbox, repository: context.repository.root },
    });
    if (result.outcome === 'failed') {
      failed.push({ plan, check, reason: result.reason });
    }
  }
  return failed.length === 0 || context.signal.aborted ? [] : await thoseThatPassed(context, work, failed, plans);
}

/** Each command once, without those that the plan's own checks run anyway. */
function earlierChecks(
  state: Running,
  work: Gated,
  own: readonly Check[],
  plans: readonly Plan[],
): readonly EarlierCheck[] {
  const { file } = planOf(state, work.plan);
  const doneHere = new Set(
    state.plans.filter(({ key }) => state.outcomes.get(key) === 'done').map((plan) => plan.file),
  );
  const touched = (plan: Plan): number => {
    const isListed = worksOn(plan);
    return work.files.filter((changed) => isListed(changed.path)).length;
  };
  const known = new Set(own.map(commandLine));
  return plans
    .filter((plan) => plan.file !== file && plan.status === 'done')
    .map((plan) => ({ plan, near: touched(plan) }))
    .filter(({ plan, near }) => near > 0 || doneHere.has(plan.file))
    .toSorted((a, b) => b.near - a.near)
    .flatMap(({ plan }) => plan.checks.map((check) => ({ plan, check })))
    .filter(({ check }) => {
      const command = commandLine(check);
      const isNew = isEvidence(check) && !known.has(command);
      known.add(command);
      return isNew;
    })
    .slice(0, mostCommands);
}

async function thoseThatPassed(
  context: RunContext,
  work: Gated,
  failed: readonly FailedCheck[],
  all: readonly Plan[],
): Promise<readonly RegressedCheck[]> {
  const suspects = [...new Set(failed.map(({ plan }) => plan))].map((plan) => ({
    ...plan,
    checks: failed.filter((each) => each.plan === plan).map(({ check }) => check),
  }));
  const probed = await probeOn(context, work.snapshot, suspects, all);
  return failed.flatMap(({ plan, check, reason }) => {
    const at = suspects.findIndex((suspect) => suspect.file === plan.file);
    const before = probed[at]?.checks.find(({ tag, text }) => tag === check.tag && text === check.text);
    const command = `${check.negated ? '! ' : ''}${check.command ?? ''}`;
    const isBroken = before?.verdict === 'vacuous';
    context.stream.write({
      plan: work.plan,
      source: 'check',
      kind: isBroken ? 'error' : 'result',
      text: isBroken
        ? `broken by this work: ${command} (${plan.file}: ${reason})`
        : `fails, and did not pass before this work either: ${command} (${plan.file})`,
    });
    return isBroken ? [{ planFile: plan.file, command, reason }] : [];
  });
}
