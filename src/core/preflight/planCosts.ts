import type { JournalRecord, PlanKey } from '../journal/events.ts';
import type { PlanCost } from './forecast.ts';

/** What a plan took, and who worked on it. */
export interface DonePlan extends PlanCost {
  readonly agent: string;
}

interface Draft {
  seconds: number;
  tokens: number;
  usd: number | undefined;
}

/**
 * What each plan that came to be done in a run took, in the order in which they were done. Time counts from an effect's
 * announcement to the record behind it: what a run waited for a person, or lay dead, is nobody's work.
 *
 * @param records of one run, in order
 */
export function planCosts(records: readonly JournalRecord[]): readonly DonePlan[] {
  const drafts = new Map<PlanKey, Draft>();
  const done: DonePlan[] = [];
  let agent = '';
  const draftOf = (plan: PlanKey): Draft => {
    const draft = drafts.get(plan) ?? { seconds: 0, tokens: 0, usd: 0 };
    drafts.set(plan, draft);
    return draft;
  };
  for (const [index, { event, t }] of records.entries()) {
    if (event.kind === 'runStarted' || event.kind === 'runnerStarted') {
      ({ agent } = event);
    } else if (event.kind === 'effectStarted' && 'plan' in event.effect) {
      const next = records[index + 1];
      // A new runner behind it: the old one died, and when is not known.
      if (next !== undefined && next.event.kind !== 'runnerStarted') {
        draftOf(event.effect.plan).seconds += Math.max(0, next.t - t) / 1000;
      }
    } else if (event.kind === 'agentEnded') {
      const draft = draftOf(event.plan);
      const { usage } = event.outcome;
      draft.tokens += usage.inputTokens + usage.outputTokens;
      draft.usd = usage.usd === undefined || draft.usd === undefined ? undefined : draft.usd + usage.usd;
    } else if (event.kind === 'planCommitted') {
      done.push({ ...draftOf(event.plan), agent });
    }
  }
  return done;
}
