import path from 'node:path';
import type { PlanSummary } from '../../core/plan/planSummary.ts';
import { displayKey, type QueueEntry } from '../../core/plan/queue.ts';
import type { KeptJudgement } from '../../node/planCache.ts';
import { plainText } from './plainText.ts';

export interface ListedPlan {
  readonly entry: QueueEntry<PlanSummary>;
  /** Undefined: nobody asks for it, because the plan is over, or its file went in this moment. */
  readonly judgement: Pick<KeptJudgement, 'score' | 'digest'> | undefined;
}

/** How well a plan is written matters to nobody when it is over; the editor's tree does not show it either. */
export function isOver({ status }: Pick<PlanSummary, 'status'>): boolean {
  return status === 'done' || status === 'failed' || status === 'skipped';
}

/** The queue as lines: number, status, score, title, and why it is not ready; how many there are where nobody can count them. */
export function listText(plans: readonly ListedPlan[]): string {
  const numbers = plans.map(({ entry }) => (entry.key === undefined ? '?' : displayKey(entry.key)));
  const width = numbers.reduce((longest, number) => Math.max(longest, number.length), 0);
  const lines = plans.map(({ entry, judgement }, index) => {
    const state = stateOf(entry);
    const why = entry.ready || entry.plan.status === 'done' ? '' : `\n${' '.repeat(width + 23)}${entry.reason}`;
    const score = isOver(entry.plan) ? '' : (judgement?.score.overall.toFixed(1) ?? '');
    return `${(numbers[index] ?? '').padEnd(width)}  ${state.padEnd(11)}  ${score.padStart(4)}  ${titleOf(entry.plan)}${why}\n`;
  });
  const summary = plans.length > mostUncounted ? `\n${summaryText(plans)}\n` : '';
  return plainText(`${lines.join('')}${summary}`);
}

/** In a word: a plan that a probe has found unfit to be begun is not ready, and waits for a person. */
function stateOf({ ready, reason, plan }: ListedPlan['entry']): string {
  return ready ? 'ready' : reason === plan.heldBack ? 'held back' : (plan.status ?? 'unknown');
}

/** A plan without a title is called by its file. */
function titleOf({ title, file }: PlanSummary): string {
  return title === '' ? path.posix.basename(file, '.md').replace(/^\d+-/, '') : title;
}

/** A longer list is gone from the screen before its end is read. */
const mostUncounted = 20;

function summaryText(plans: readonly ListedPlan[]): string {
  const counts = new Map<string, number>(['ready', 'waiting'].map((state) => [state, 0]));
  for (const { entry } of plans) {
    const state = stateOf(entry) === 'pending' ? 'waiting' : stateOf(entry);
    counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  const told = [...counts].filter(([, count]) => count > 0).map(([state, count]) => `${count} ${state}`);
  return `${plans.length} plans: ${told.join(', ')}.`;
}
