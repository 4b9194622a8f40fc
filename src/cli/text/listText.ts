import type { PlanSummary } from '../../core/plan/planSummary.ts';
import { displayKey, type QueueEntry } from '../../core/plan/queue.ts';
import type { KeptJudgement } from '../../node/planCache.ts';

export interface ListedPlan {
  readonly entry: QueueEntry<PlanSummary>;
  readonly judgement: Pick<KeptJudgement, 'score' | 'digest'>;
}

/** The queue as lines: number, status, score, title, and why it is not ready. */
export function listText(plans: readonly ListedPlan[]): string {
  const numbers = plans.map(({ entry }) => (entry.key === undefined ? '?' : displayKey(entry.key)));
  const width = numbers.reduce((longest, number) => Math.max(longest, number.length), 0);
  return plans
    .map(({ entry, judgement }, index) => {
      const state = entry.ready ? 'ready' : (entry.plan.status ?? 'unknown');
      const why = entry.ready || entry.plan.status === 'done' ? '' : `\n${' '.repeat(width + 23)}${entry.reason}`;
      return `${(numbers[index] ?? '').padEnd(width)}  ${state.padEnd(11)}  ${judgement.score.overall.toFixed(1).padStart(4)}  ${entry.plan.title}${why}\n`;
    })
    .join('');
}
