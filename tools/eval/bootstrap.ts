import type { Item } from './corpus.ts';
import { type Counts, count, f1 } from './figures.ts';

/** A figure with the interval that holds 95 % of what other draws of repositories would have given. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface Estimates {
  readonly flagged: number;
  readonly precision: Estimate;
  readonly recall: Estimate;
  readonly f1: Estimate;
}

/** Always the same draws, so that two runs of one corpus print the same intervals. */
const seed = 20_260_101;

const draws = 2_000;

/**
 * Figures of a detector, with intervals by bootstrap over repositories: items of one repository resemble each other, so
 * whole repositories are drawn, with replacement. `flagged` says for each item whether the detector said anything.
 */
export function estimate(items: readonly Item[], flagged: readonly boolean[]): Estimates {
  const pairs = items.map((item, index) => ({ item, flagged: flagged[index] === true }));
  const all = countPairs(pairs);
  const byRepository = [...Map.groupBy(pairs, ({ item }) => item.repo).values()].map(countPairs);
  const chance = seeded(seed);
  const drawn = Array.from({ length: draws }, () =>
    byRepository.map(() => byRepository[chance(byRepository.length)] ?? all).reduce(sum),
  );
  const estimated = (figure: (counts: Counts) => number): Estimate => {
    // A draw without anything flagged, or without anything weak, has no such figure.
    const values = drawn
      .map(figure)
      .filter(Number.isFinite)
      .toSorted((one, other) => one - other);
    const at = (share: number): number => values[Math.floor(share * (values.length - 1))] ?? Number.NaN;
    return { value: figure(all), low: at(0.025), high: at(0.975) };
  };
  return {
    flagged: all.truePositive + all.falsePositive,
    precision: estimated(({ truePositive, falsePositive }) => truePositive / (truePositive + falsePositive)),
    recall: estimated(({ truePositive, falseNegative }) => truePositive / (truePositive + falseNegative)),
    f1: estimated(f1),
  };
}

function countPairs(pairs: readonly { readonly item: Item; readonly flagged: boolean }[]): Counts {
  return count(
    pairs,
    ({ item }) => item.weak,
    (pair) => pair.flagged,
  );
}

function sum(one: Counts, other: Counts): Counts {
  return {
    truePositive: one.truePositive + other.truePositive,
    falsePositive: one.falsePositive + other.falsePositive,
    falseNegative: one.falseNegative + other.falseNegative,
    trueNegative: one.trueNegative + other.trueNegative,
  };
}

/** Whole numbers from 0 up to a limit (a linear congruential generator, Numerical Recipes). */
function seeded(start: number): (limit: number) => number {
  let state = start >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}
