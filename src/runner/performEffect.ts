import { assertNever } from '../core/base/assertNever.ts';
import type { Running, RunState } from '../core/executor/state.ts';
import type { Effect, RunEvent } from '../core/journal/events.ts';
import { collectChange } from './effects/collectChange.ts';
import { commitPlan } from './effects/commitPlan.ts';
import { judgeUnchanged } from './effects/judgeUnchanged.ts';
import { inspectChange } from './effects/inspectChange.ts';
import { measureBaseline, runGate } from './effects/measureHealth.ts';
import { openPlan } from './effects/openPlan.ts';
import { probePlan, probeRun } from './effects/probeRun.ts';
import { putBack } from './effects/putBack.ts';
import { recordFailure } from './effects/recordFailure.ts';
import { replayTests } from './effects/replayTests.ts';
import { rerunTests } from './effects/rerunTests.ts';
import { runChecks } from './effects/runChecks.ts';
import { tryChangedLines } from './effects/tryChangedLines.ts';
import { implement } from './effects/implementPlan.ts';
import { reviewChange } from './effects/reviewChange.ts';
import type { RunContext } from './runContext.ts';

type StateFor<Kind extends RunState['kind']> = Extract<RunState, { kind: Kind }>;

/** What came of an effect. With an alarm the run goes on only when a person has looked. */
export interface Performed {
  readonly events: readonly RunEvent[];
  readonly alarm: string | undefined;
}

/** Effects that start programs of others, which can do what no plan asks for. */
const watched: ReadonlySet<Effect['kind']> = new Set([
  'startAgent',
  'measureBaseline',
  'runGate',
  'rerunTests',
  'runChecks',
  'replayTests',
  'tryMutants',
]);

/** Carries one effect out and reports what came of it. The state is the one that asked for the effect. */
export async function performEffect(
  context: RunContext,
  state: RunState & Running,
  effect: Effect,
): Promise<Performed> {
  const perform = async (): Promise<RunEvent[]> => await eventsOf(context, state, effect);
  if (!watched.has(effect.kind)) {
    return { events: await perform(), alarm: undefined };
  }
  const { value, alarm } = await context.watch.over(async () => judgeUnchanged(context, state, perform));
  return { events: value, alarm };
}

async function eventsOf(context: RunContext, state: RunState & Running, effect: Effect): Promise<RunEvent[]> {
  switch (effect.kind) {
    case 'probeChecks':
      return await probeRun(context, state, effect);
    case 'openPlan':
      return await openPlan(context, state, effect.plan);
    case 'probePlan':
      return await probePlan(context, state, expecting(state, 'probingPlan').work, effect);
    case 'measureBaseline':
      return await measureBaseline(context, effect);
    case 'startAgent':
      return effect.role === 'review'
        ? await reviewChange(context, state, expecting(state, 'reviewing').work, effect)
        : await implement(context, state, expecting(state, 'implementing').work, effect);
    case 'collectChange':
      return await collectChange(context, state, expecting(state, 'collecting').work, effect.attempt);
    case 'inspectChange':
      return await inspectChange(context, state, expecting(state, 'inspecting').work, effect);
    case 'runGate':
      return await runGate(context, state, expecting(state, 'gating').work, effect);
    case 'runChecks':
      return await runChecks(context, state, expecting(state, 'checking').work, effect);
    case 'rerunTests':
      return await rerunTests(context, state, expecting(state, 'rerunning').work, effect);
    case 'replayTests':
      return await replayTests(context, state, expecting(state, 'replaying').work, effect);
    case 'tryMutants':
      return await tryChangedLines(context, state, expecting(state, 'mutating').work, effect);
    case 'commitPlan':
      return await commitPlan(context, state, expecting(state, 'committing').work, effect.attempt);
    case 'putBack':
      return await putBack(context, state, expecting(state, 'puttingBack').work, effect);
    case 'recordFailure':
      return await recordFailure(context, state, expecting(state, 'recordingFailure').work, effect.reason);
    default:
      return assertNever(effect);
  }
}

function expecting<Kind extends RunState['kind']>(state: RunState, kind: Kind): StateFor<Kind> {
  if (state.kind !== kind) {
    throw new Error(`This effect belongs to state ${kind}, but the run is in state ${state.kind}.`);
  }
  return state as StateFor<Kind>;
}
