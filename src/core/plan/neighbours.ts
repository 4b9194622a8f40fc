import type { Plan } from './plan.ts';

/**
 * The other plans around one, as far as a plan can be judged by them. Keys are those of `planKey`; lists of plans are in
 * the order of their files.
 */
export interface Neighbours {
  /** Every plan with this key, archived ones too; more than one is an error. */
  readonly withKey: (key: string) => readonly Plan[];
  /** Every plan with this number, whatever its goal. */
  readonly withId: (id: number) => readonly Plan[];
  /** Every plan of this goal; `''`: those without one. */
  readonly inGoal: (goal: string) => readonly Plan[];
  /** Keys of a ring of plans that wait for each other, beginning with this one; undefined: it is in none. */
  readonly ringOf: (key: string) => readonly string[] | undefined;
  /** Plans that wait for this one directly. */
  readonly dependantsOf: (key: string) => readonly Plan[];
  /**
   * Plans that are still to be done and change a file of this one, with neither waiting for the other, even indirectly.
   * Of those that share one path, at most `mostOverlaps`. Empty for a plan that is not to be done (any more).
   */
  readonly overlapsOf: (plan: Plan) => readonly Overlap[];
  /** Paths that plans create on which this one waits, even indirectly: they need not be there yet. Without `./` before them. */
  readonly createdBefore: (plan: Plan) => ReadonlySet<string>;
}

export interface Overlap {
  /** As this plan lists it. */
  readonly path: string;
  readonly other: Plan;
}

/** A file that everybody changes would else give as many overlaps as there are pairs of plans. */
export const mostOverlaps = 20;
