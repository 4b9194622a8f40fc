import { dimensionNames } from '../../core/doctor/dimensionNames.ts';
import type { PlanRemedies, PlanScore } from '../../protocol/languageServer.ts';

export interface ScoreItem {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
  /** From 0; undefined: about no line. */
  readonly line: number | undefined;
}

/** A plan's score as a list to choose from: the most expensive place first. */
export function scoreItems(score: PlanScore, remedies: PlanRemedies): { title: string; items: ScoreItem[] } {
  const { overall, clarity, testability, scopeFit, autonomy } = score;
  const parts = { clarity, testability, scopeFit, autonomy };
  const words = Object.entries(dimensionNames).map(
    ([name, word]) => `${word} ${parts[name as keyof typeof parts].toFixed(1)}`,
  );
  const items = remedies.map(({ line, gains, text }) => ({
    label: `Line ${line + 1}`,
    description: gains.map(({ dimension, points }) => `+${points.toFixed(1)} ${dimensionNames[dimension]}`).join(', '),
    detail: text,
    line,
  }));
  return {
    title: `Doctor: ${overall.toFixed(1)} of 10 (${words.join(', ')})`,
    items:
      items.length > 0
        ? items
        : [{ label: 'Nothing to mend', description: '', detail: 'Every dimension is 10.', line: undefined }],
  };
}
