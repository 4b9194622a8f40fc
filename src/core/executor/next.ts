import { assertNever } from '../base/assertNever.ts';
import type { PlanKey, RunPlan } from '../journal/events.ts';
import { attemptOf, type Next, type Running, type RunState } from './state.ts';

export type Started = Exclude<RunState, { kind: 'notStarted' }>;

/** What is to be done in a state: its effect, or the end of the run. */
export function nextOf(state: Started): Next {
  switch (state.kind) {
    case 'choosing':
      return { kind: 'wait' };
    case 'probing':
      return { kind: 'do', effect: { kind: 'probeChecks', plans: leftPlans(state).map((plan) => plan.key) } };
    case 'opening':
      return { kind: 'do', effect: { kind: 'openPlan', plan: state.plan } };
    case 'probingPlan':
      return { kind: 'do', effect: { kind: 'probePlan', plan: state.work.plan } };
    case 'baselining':
      return { kind: 'do', effect: { kind: 'measureBaseline', plan: state.work.plan } };
    case 'implementing':
      return { kind: 'do', effect: { kind: 'startAgent', role: 'implement', ...place(state) } };
    case 'collecting':
      return { kind: 'do', effect: { kind: 'collectChange', ...place(state) } };
    case 'inspecting':
      return { kind: 'do', effect: { kind: 'inspectChange', ...place(state) } };
    case 'gating':
      return { kind: 'do', effect: { kind: 'runGate', ...place(state) } };
    case 'rerunning':
      return { kind: 'do', effect: { kind: 'rerunTests', ...place(state) } };
    case 'checking':
      return { kind: 'do', effect: { kind: 'runChecks', ...place(state) } };
    case 'replaying':
      return { kind: 'do', effect: { kind: 'replayTests', ...place(state) } };
    case 'mutating':
      return { kind: 'do', effect: { kind: 'tryMutants', ...place(state) } };
    case 'reviewing':
      return { kind: 'do', effect: { kind: 'startAgent', role: 'review', ...place(state) } };
    case 'committing':
      return { kind: 'do', effect: { kind: 'commitPlan', ...place(state) } };
    case 'puttingBack':
      return { kind: 'do', effect: { kind: 'putBack', ...place(state) } };
    case 'recordingFailure':
      return { kind: 'do', effect: { kind: 'recordFailure', plan: state.work.plan, reason: state.reason } };
    case 'paused':
      return { kind: 'end', event: { kind: 'runPaused', reason: state.reason } };
    case 'stopped':
      return { kind: 'end', event: { kind: 'runStopped' } };
    case 'finished':
      return { kind: 'end', event: { kind: 'runFinished' } };
    default:
      return assertNever(state);
  }
}

function place(state: Started & { readonly work: { readonly plan: PlanKey } }): { plan: PlanKey; attempt: number } {
  const next = attemptOf(state, state.work.plan);
  const isOver = state.kind === 'puttingBack' && state.afterwards.kind === 'fail';
  return { plan: state.work.plan, attempt: isOver ? next - 1 : next };
}

/** Plans that are neither over nor blocked. */
export function leftPlans({ plans, outcomes }: Running): readonly RunPlan[] {
  return plans.filter((plan) => !outcomes.has(plan.key));
}

/** The effect whose outcome the state waits for. */
export function effectOf(state: Started): string | undefined {
  const next = nextOf(state);
  return next.kind === 'do' ? next.effect.kind : undefined;
}

export type Abortable = Extract<RunState, { kind: (typeof abortable)[number] }>;

/** States whose effect a stop ends. The others are short, and are finished before the run stops. */
const abortable = [
  'probing',
  'opening',
  'probingPlan',
  'baselining',
  'implementing',
  'collecting',
  'inspecting',
  'gating',
  'rerunning',
  'checking',
  'replaying',
  'mutating',
  'reviewing',
] as const;

export function canAbort(state: Started): state is Abortable {
  return abortable.some((kind) => kind === state.kind);
}
