import type { Dimension } from '../base/problem.ts';
import type { Range } from '../base/range.ts';

/** 0 to 10, one decimal. `overall` is the mean of the four dimensions. */
export type Score = Readonly<Record<Dimension | 'overall', number>>;

/** Points that a dimension lost, and the place that cost them. */
export interface Loss {
  readonly dimension: Dimension;
  /** Of 10, more than 0. The losses of a dimension add up to what it is below 10. */
  readonly points: number;
  /** Of the problem that cost them. */
  readonly code: string;
  readonly range: Range;
  /** What is wrong and what to do about it: the problem's message. */
  readonly message: string;
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
      value: tenths(10 - sum * scale),
      losses: own.map((charge) => ({ ...charge, points: charge.points * scale })),
    };
  });
  const of = (dimension: Dimension): number => parts.find((part) => part.dimension === dimension)?.value ?? 0;
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

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
