import path from 'node:path';
import type { Opened, Running } from '../../core/executor/state.ts';
import type { Effect, ProbedRunPlan, RunEvent } from '../../core/journal/events.ts';
import type { Check, Plan } from '../../core/plan/plan.ts';
import { brokenReason, type ProbedCheck, proofObstacle } from '../../core/plan/probe.ts';
import { CheckWatch } from '../../node/checkWatch.ts';
import { readPlans } from '../../node/planFiles.ts';
import type { ProbedPlan } from '../../node/probeChecks.ts';
import { probePlans } from '../../node/probePlans.ts';
import { markerOf, openedPlan, planOf, type RunContext } from '../runContext.ts';

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
  const tree = await context.repository.snapshot();
  const probed = await probeOn(
    context,
    tree,
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
  return [{ kind: 'checksProbed', plans, tree }];
}

/**
 * Runs the checks of the plan that was opened on what it starts from: plans before it may have changed what they give. A
 * plan that nothing could prove is not begun.
 */
export async function probePlan(
  context: RunContext,
  state: Running,
  work: Opened,
  effect: Extract<Effect, { kind: 'probePlan' }>,
): Promise<RunEvent[]> {
  const { plan } = await openedPlan(context, planOf(state, work.plan).file, work.snapshot);
  const known = state.probed?.tree === work.snapshot ? state.probed.checks.get(work.plan) : undefined;
  const checks = known ?? (await probeOpened(context, work, plan));
  if (context.signal.aborted) {
    return [{ kind: 'effectAborted', effect }];
  }
  const obstacle = state.probe === 'hold' ? proofObstacle(plan, checks) : undefined;
  if (known === undefined) {
    tell(context, { key: work.plan, plan, checks, obstacle });
  } else if (obstacle !== undefined) {
    context.stream.write({ plan: work.plan, source: 'runner', kind: 'error', text: `Held back: ${obstacle}` });
  }
  return [{ kind: 'planProbed', plan: work.plan, checks, obstacle }];
}

async function probeOpened(context: RunContext, work: Opened, plan: Plan): Promise<readonly ProbedCheck[]> {
  const { plans } = readPlans(context.repository.root, context.settings.plansDirectory);
  const [probed] = await probeOn(context, work.snapshot, [plan], plans);
  return probed?.checks ?? [];
}

/** Runs checks on a tree, in a copy. Where that cannot be done (no room, say), it is said, and they count as not probed. */
export async function probeOn(
  context: RunContext,
  tree: string,
  plans: readonly Plan[],
  all: readonly Plan[],
): Promise<readonly Pick<ProbedPlan, 'checks'>[]> {
  const watch = new CheckWatch({
    everyMs: 10_000,
    live: false,
    tell: (text) =>
      context.stream.write({ plan: undefined, source: 'check', kind: 'result', text: `still running: ${text}` }),
  });
  try {
    return await probePlans({
      root: context.repository.root,
      // The run's folder lies two below it.
      stateFolder: path.resolve(context.folder, '..', '..'),
      tree,
      copies: context.probeCopies,
      plans,
      all,
      now: context.now,
      signal: context.signal,
      marker: markerOf(context),
      onCheck: (progress) => watch.begin(progress),
      sandbox: context.settings.sandbox,
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
  } finally {
    watch.end();
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

/** What is as it should be takes one line for all; what passes already is listed once, in the run's account. */
function tell({ stream }: RunContext, { key, plan, checks, obstacle }: Told): void {
  stream.write({ plan: key, source: 'runner', kind: 'heading', text: plan.title });
  const count = (wanted: ProbedCheck['verdict']): number => checks.filter(({ verdict }) => verdict === wanted).length;
  const [red, green] = [count('red'), count('vacuous')];
  stream.write({
    plan: key,
    source: 'check',
    kind: 'result',
    text: `${red} of ${checks.length} ${checks.length === 1 ? 'check fails' : 'checks fail'} before the work, as they should${green === 0 ? '' : `; ${green} ${green === 1 ? 'passes' : 'pass'} already`}`,
  });
  for (const { verdict, text, reason } of checks) {
    if (verdict !== 'red' && verdict !== 'vacuous') {
      const kind = verdict === 'broken' ? 'error' : 'result';
      stream.write({ plan: key, source: 'check', kind, text: `${verdict}: ${text} (${reason})` });
    }
  }
  if (obstacle !== undefined) {
    stream.write({ plan: key, source: 'runner', kind: 'error', text: `Held back: ${obstacle}` });
  }
}
