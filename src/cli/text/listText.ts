import type { Diagnosis } from '../../core/doctor/diagnose.ts';
import type { QueueEntry } from '../../core/plan/queue.ts';
import { displayKey } from '../../core/plan/queue.ts';

export interface ListedPlan {
  readonly entry: QueueEntry;
  readonly diagnosis: Diagnosis;
}

/** The queue as lines: number, status, score, title, and why it is not ready. */
export function listText(plans: readonly ListedPlan[]): string {
  const numbers = plans.map(({ entry }) => (entry.key === undefined ? '?' : displayKey(entry.key)));
  const width = Math.max(...numbers.map((number) => number.length));
  return plans
    .map(({ entry, diagnosis }, index) => {
      const state = entry.ready ? 'ready' : (entry.plan.status ?? 'unknown');
      const why = entry.ready || entry.plan.status === 'done' ? '' : `\n${' '.repeat(width + 23)}${entry.reason}`;
      return `${(numbers[index] ?? '').padEnd(width)}  ${state.padEnd(11)}  ${diagnosis.score.overall.toFixed(1).padStart(4)}  ${entry.plan.title}${why}\n`;
    })
    .join('');
}
