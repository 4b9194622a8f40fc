import { assertNever } from '../../core/base/assertNever.ts';
import type { PlanView, RunView } from '../../core/journal/runView.ts';
import { padded } from './planTree.ts';
import { isInterrupted, type RunSituation } from './runSituation.ts';

export interface StatusText {
  /** With icons as in VS Code's `$(name)`. */
  readonly text: string;
  readonly tooltip: string;
  /** A person should look. */
  readonly attention: boolean;
}

/** What the status bar says. `ready` counts the plans that Run All would take up when nothing runs. */
export function statusText(situation: RunSituation | undefined, ready: number): StatusText {
  if (situation === undefined) {
    return {
      text: `$(checklist) mstack: ${ready === 1 ? '1 plan ready' : `${String(ready)} plans ready`}`,
      tooltip: 'Nothing has run in this repository yet. Click for the Plan Run output.',
      attention: false,
    };
  }
  const { view } = situation;
  const progress = `${String(count(view, 'done'))}/${String(view.plans.length)}`;
  if (isInterrupted(situation)) {
    return {
      text: `$(debug-disconnect) mstack: interrupted, ${progress}`,
      tooltip: 'The runner ended before the run was over. Run All goes on where it stopped.',
      attention: true,
    };
  }
  switch (view.state) {
    case 'running':
      return runningText(view, progress);
    case 'paused':
      return {
        text: `$(debug-pause) mstack: paused, ${progress}`,
        tooltip: `${view.reason ?? 'The run is paused.'} Run All goes on.`,
        attention: true,
      };
    case 'stopped':
      return {
        text: `$(debug-stop) mstack: stopped, ${progress}`,
        tooltip: 'The run was stopped. Run All goes on where it stopped.',
        attention: false,
      };
    case 'finished':
      return finishedText(view);
    default:
      return assertNever(view.state);
  }
}

function runningText(view: RunView, progress: string): StatusText {
  const plan = view.plans.find((candidate) => candidate.state === 'running');
  // While a runner is asked to stop, the fold keeps the request as the reason.
  if (view.reason !== undefined) {
    return { text: `$(loading~spin) mstack: ${progress}, stopping`, tooltip: view.reason, attention: false };
  }
  const now = plan === undefined ? '' : `, ${padded(plan.id)} ${shortPhase(plan)}`;
  return {
    text: `$(loading~spin) mstack: ${progress}${now}`,
    tooltip:
      plan === undefined
        ? `Running with ${view.agent} on ${view.branch}.`
        : `${padded(plan.id)} ${plan.title}: attempt ${String(Math.max(1, plan.attempt))}, with ${view.agent} on ${view.branch}.`,
    attention: false,
  };
}

/** The phase in one word, where the tree has room for more. */
function shortPhase(plan: PlanView): string {
  return plan.phase === undefined || plan.phase === 'opening' ? 'starting' : plan.phase.replace('-', ' ');
}

function finishedText(view: RunView): StatusText {
  const parts = [
    `${String(count(view, 'done'))} done`,
    ...(['failed', 'blocked'] as const)
      .filter((state) => count(view, state) > 0)
      .map((state) => `${String(count(view, state))} ${state}`),
    ...(count(view, 'refused') > 0 ? [`${String(count(view, 'refused'))} need you`] : []),
  ];
  const bad = parts.length > 1;
  return {
    text: `$(${bad ? 'warning' : 'pass'}) mstack: ${parts.join(', ')}`,
    tooltip: bad ? badPlans(view) : 'Every plan of the last run is done.',
    attention: bad,
  };
}

function badPlans(view: RunView): string {
  return view.plans
    .filter((plan) => plan.state !== 'done')
    .map(
      (plan) =>
        `${padded(plan.id)} ${plan.title}: ${plan.state}${plan.reason === undefined ? '' : ` (${plan.reason})`}`,
    )
    .join('\n');
}

function count(view: RunView, state: PlanView['state']): number {
  return view.plans.filter((plan) => plan.state === state).length;
}
