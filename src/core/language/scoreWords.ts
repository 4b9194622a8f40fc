import type { Dimension } from '../base/problem.ts';
import { dimensionNames } from '../doctor/dimensionNames.ts';
import { dimensions, type Score } from '../doctor/score.ts';

/** `clarity 10`, one for each dimension. */
export function dimensionScores(score: Score): string[] {
  return dimensions.map((dimension) => `${dimensionNames[dimension]} ${score[dimension]}`);
}

/** `−1.3 testability, −0.7 clarity`: what each dimension lost, the most first. */
export function lossWords(losses: readonly { readonly dimension: Dimension; readonly points: number }[]): string {
  const lost = new Map<Dimension, number>();
  for (const { dimension, points } of losses) {
    lost.set(dimension, (lost.get(dimension) ?? 0) + points);
  }
  return [...lost]
    .toSorted(([, one], [, other]) => other - one)
    .map(([dimension, points]) => `−${pointsText(points)} ${dimensionNames[dimension]}`)
    .join(', ');
}

/** Tenths, as the score has them; what is less keeps one digit, so that nothing lost is shown as nothing. */
function pointsText(points: number): string {
  return points >= 0.05 ? String(Math.round(points * 10) / 10) : points.toPrecision(1);
}
