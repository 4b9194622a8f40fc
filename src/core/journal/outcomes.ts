import type { AgentOutcome } from '../agents/agent.ts';
import type { CheckEvidence, PlanKey, RunEvent } from './events.ts';

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
    case 'changeInspected':
    case 'testsReplayed':
    case 'mutantsTried':
      return event.findings.some((finding) => finding.severity === 'blocks');
    case 'gateFinished':
      return event.regressions.length > 0 && (event.suspects?.length ?? 0) === 0;
    case 'testsRerun':
      return event.regressions.length > 0;
    case 'checksFinished':
      return event.checks.some((check) => check.outcome === 'failed') || (event.regressed?.length ?? 0) > 0;
    case 'reviewFinished':
      return event.verdict?.verdict !== 'approve';
    case 'commitRefused':
      return true;
    default:
      return false;
  }
}

/**
 * How many of a plan's checks passed, of those that a program could decide. One that could not be read with certainty, or
 * that needs a browser, is in the total: it was written to be proven, and was not.
 */
export function checkFigures(checks: readonly CheckEvidence[]): { passed: number; total: number } {
  const meant = checks.filter((check) => check.tag !== 'manual');
  return { passed: meant.filter((check) => check.outcome === 'passed').length, total: meant.length };
}

interface Dependant {
  readonly key: PlanKey;
  readonly waitsFor: readonly PlanKey[];
}

/**
 * Plans that cannot run any more because one that they wait for ended without being done, or cannot run itself; each with
 * the plan that is in its way.
 *
 * @param ended every plan that has ended, and whether it is done
 */
export function blockedPlans(
  plans: readonly Dependant[],
  ended: ReadonlyMap<PlanKey, boolean>,
): ReadonlyMap<PlanKey, PlanKey> {
  const blocked = new Map<PlanKey, PlanKey>();
  const isDead = (key: PlanKey): boolean => blocked.has(key) || ended.get(key) === false;
  for (let before = -1; before < blocked.size;) {
    before = blocked.size;
    for (const plan of plans) {
      const cause = ended.has(plan.key) || blocked.has(plan.key) ? undefined : plan.waitsFor.find(isDead);
      if (cause !== undefined) {
        blocked.set(plan.key, cause);
      }
    }
  }
  return blocked;
}
