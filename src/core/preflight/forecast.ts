import { ranked } from './ranked.ts';

/** What one plan took, from its opening to its commit. */
export interface PlanCost {
  /** Time in which something was done for it; pauses of the run are not counted. */
  readonly seconds: number;
  readonly tokens: number;
  /** Undefined: some agent that worked on it gave no estimate. */
  readonly usd: number | undefined;
}

/** About how much, and between what. */
export interface Estimate {
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

export interface Forecast {
  /** Plans that the run will carry out. */
  readonly plans: number;
  /** Earlier plans of this repository, done by the same agent, that it rests on. */
  readonly history: number;
  /** Undefined: too few. */
  readonly estimates:
    | {
        readonly seconds: Estimate;
        readonly tokens: Estimate;
        /** Undefined: not every earlier plan has a price. */
        readonly usd: Estimate | undefined;
      }
    | undefined;
}

/** Of fewer plans nobody can say what is usual. */
export const leastHistory = 3;

/** The newest ones count: a repository, its tools and its models change. */
export const longestHistory = 30;

/**
 * What a run of `plans` plans will take, if they are like those before:
 * about `plans` × the median of one plan, between `plans` × the 10th and `plans` × the 90th percentile.
 *
 * Percentiles are interpolated between the two nearest ranks (position p × (n − 1) from 0), so that with few plans the
 * range is nearly that from the least to the most that one ever took.
 *
 * @param history what earlier plans took that came to be done, oldest first
 */
export function forecast(plans: number, history: readonly PlanCost[]): Forecast {
  const newest = history.slice(-longestHistory);
  if (newest.length < leastHistory) {
    return { plans, history: newest.length, estimates: undefined };
  }
  const estimate = (values: readonly number[]): Estimate => {
    const at = ranked(values);
    return { low: plans * at(0.1), middle: plans * at(0.5), high: plans * at(0.9) };
  };
  const prices = newest.flatMap(({ usd }) => usd ?? []);
  return {
    plans,
    history: newest.length,
    estimates: {
      seconds: estimate(newest.map(({ seconds }) => seconds)),
      tokens: estimate(newest.map(({ tokens }) => tokens)),
      usd: prices.length === newest.length ? estimate(prices) : undefined,
    },
  };
}
