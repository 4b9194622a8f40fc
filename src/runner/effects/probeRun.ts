import path from 'node:path';
import type { Running } from '../../core/executor/state.ts';
import type { Effect, ProbedRunPlan, RunEvent } from '../../core/journal/events.ts';
import type { Check, Plan } from '../../core/plan/plan.ts';
import { brokenReason, type ProbedCheck } from '../../core/plan/probe.ts';
import { readPlans } from '../../node/planFiles.ts';
import type { ProbedPlan } from '../../node/probeChecks.ts';
import { probePlans } from '../../node/probePlans.ts';
import { markerOf, planOf, type RunContext } from '../runContext.ts';

/**
 * Runs the checks of all plans that are left, on the tree as it is before any of them is begun. That it cannot be done
 * (no room for a copy, say) ends no run: it is said, and the checks count as not probed.
 */
export async function probeRun(
  context: RunContext,
  state: Running,
  effect: Extract<Effect, { kind: 'probeChecks' }>,
): Promise<RunEvent[]> {
  const { plans: all } = readPlans(context.repository.root, context.settings.plansDirectory);
  const wanted = effect.plans.flatMap((key) => {
    const { file } = planOf(state, key);
    // What is gone or cannot be read is refused when it is opened.
    return all.filter((plan) => plan.file === file).map((plan) => ({ key, plan }));
  });
  context.stream.write({ plan: undefined, source: 'runner', kind: 'heading', text: 'Checks before the work' });
  const probed = await probe(
    context,
    wanted.map(({ plan }) => plan),
    all,
  );
  if (context.signal.aborted) {
    return [{ kind: 'effectAborted', effect }];
  }
  const plans = wanted.map(({ key, plan }, at): ProbedRunPlan => {
    const checks = probed[at]?.checks ?? [];
    const obstacle = state.probe === 'hold' ? brokenReason(checks) : undefined;
    tell(context, { key, plan, checks, obstacle });
    return { plan: key, checks, obstacle };
  });
  return [{ kind: 'checksProbed', plans }];
}

async function probe(
  context: RunContext,
  plans: readonly Plan[],
  all: readonly Plan[],
): Promise<readonly Pick<ProbedPlan, 'checks'>[]> {
  try {
    return await probePlans({
      root: context.repository.root,
      // The run's folder lies two below it.
      stateFolder: path.resolve(context.folder, '..', '..'),
      plans,
      all,
      now: context.now,
      signal: context.signal,
      marker: markerOf(context),
    });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    context.stream.write({
      plan: undefined,
      source: 'check',
      kind: 'error',
      text: `The checks could not be run before the work: ${why}`,
    });
    return plans.map(({ checks }) => ({ checks: checks.map((check) => notProbed(check, why)) }));
  }
}

function notProbed({ tag, text, range }: Check, why: string): ProbedCheck {
  return {
    tag,
    text,
    line: range.start.line,
    verdict: 'not-probed',
    reason: `It could not be run: ${why}`,
    seconds: 0,
  };
}

interface Told extends Pick<ProbedRunPlan, 'checks' | 'obstacle'> {
  readonly key: string;
  readonly plan: Plan;
}

/** What is as it should be takes one line for all. */
function tell({ stream }: RunContext, { key, plan, checks, obstacle }: Told): void {
  stream.write({ plan: key, source: 'runner', kind: 'heading', text: plan.title });
  const red = checks.filter(({ verdict }) => verdict === 'red').length;
  stream.write({
    plan: key,
    source: 'check',
    kind: 'result',
    text: `${red} of ${checks.length} ${checks.length === 1 ? 'check fails' : 'checks fail'} before the work, as they should`,
  });
  for (const { verdict, text, reason } of checks) {
    if (verdict !== 'red') {
      const kind = verdict === 'broken' ? 'error' : 'result';
      stream.write({ plan: key, source: 'check', kind, text: `${verdict}: ${text} (${reason})` });
    }
  }
  if (obstacle !== undefined) {
    stream.write({ plan: key, source: 'runner', kind: 'error', text: `Held back: ${obstacle}` });
  }
}
