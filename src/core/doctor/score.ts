import type { Dimension, Problem } from '../base/problem.ts';
import type { Range } from '../base/range.ts';

/** 0 to 10, one decimal. `overall` is the mean of the four dimensions. 10 means that nothing was lost, not nearly nothing. */
export type Score = Readonly<Record<Dimension | 'overall', number>>;

/** A score as it is printed and kept. */
export interface DatedScore extends Score {
  /**
   * What was scored: the first 12 hexadecimal digits of the SHA-256 of the file's text in UTF-8, every line end a line
   * feed and no byte order mark, so that it is the same on every platform: `tr -d '\r' < FILE | sha256sum`. When the
   * file's digest is another one now, the score is stale. What surrounds the plan is not in it.
   */
  readonly digest: string;
}

/** Points that a dimension lost, and the place that cost them. */
export interface Loss {
  readonly dimension: Dimension;
  /** Of 10, more than 0. The losses of a dimension add up to what it is below 10, before the score is rounded. */
  readonly points: number;
  /** Of the problem that cost them. */
  readonly code: string;
  readonly range: Range;
  /** What is wrong and what to do about it: the problem's message. */
  readonly message: string;
  /**
   * Everything that must be mended for the points to come back. The same array stands in every loss that the same mending
   * makes good.
   */
  readonly causes: readonly Problem[];
}

export const dimensions: readonly Dimension[] = ['clarity', 'testability', 'scopeFit', 'autonomy'];

/** Turns charges into a score, and into losses that add up to it: a dimension has no more than 10 points to lose. */
export function scoreOf(charges: readonly Loss[]): { score: Score; losses: readonly Loss[] } {
  const parts = dimensions.map((dimension) => {
    const own = charges.filter((charge) => charge.dimension === dimension && charge.points > 0);
    const sum = own.reduce((total, charge) => total + charge.points, 0);
    const scale = sum > 10 ? 10 / sum : 1;
    return {
      dimension,
      value: Math.max(0, 10 - sum),
      losses: scale === 1 ? own : own.map((charge) => ({ ...charge, points: charge.points * scale })),
    };
  });
  const of = (dimension: Dimension): number => tenths(parts.find((part) => part.dimension === dimension)?.value ?? 0);
  return {
    score: {
      overall: tenths(parts.reduce((sum, part) => sum + part.value, 0) / parts.length),
      clarity: of('clarity'),
      testability: of('testability'),
      scopeFit: of('scopeFit'),
      autonomy: of('autonomy'),
    },
    losses: parts.flatMap((part) => part.losses).toSorted((one, other) => other.points - one.points),
  };
}

/** Inaccuracy of sums of shares in floating point numbers, far below any loss. */
const inaccuracy = 1e-9;

/** Rounds down, so that no loss is hidden: 9.96 is 9.9, and only what lost nothing is 10. */
function tenths(value: number): number {
  return Math.floor(value * 10 + inaccuracy) / 10;
}
