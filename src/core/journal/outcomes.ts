import type { AgentOutcome } from '../agents/agent.ts';
import type { RunEvent } from './events.ts';

const pausingFaults = ['missing', 'authentication', 'limit', 'overload', 'network'] as const;

type Pausing = Extract<AgentOutcome, { kind: 'failed' }> & { readonly fault: (typeof pausingFaults)[number] };

/** Faults that are not the plan's: the run waits for a person instead of failing plan after plan. */
export function pausesRun(outcome: AgentOutcome): outcome is Pausing {
  return outcome.kind === 'failed' && pausingFaults.some((fault) => fault === outcome.fault);
}

/** Whether an event says that an attempt came to nothing. */
export function isStrike(event: RunEvent): boolean {
  switch (event.kind) {
    case 'agentEnded':
      // A reviewer that breaks is counted by the `reviewFinished` that follows.
      return event.role === 'implement' && event.outcome.kind === 'failed' && !pausesRun(event.outcome);
    case 'changeCollected':
      return event.files.length === 0;
    case 'gateFinished':
      return event.regressions.length > 0;
    case 'checksFinished':
      return event.checks.some((check) => check.outcome === 'failed');
    case 'reviewFinished':
      return event.verdict?.verdict !== 'approve';
    case 'commitRefused':
      return true;
    default:
      return false;
  }
}
