import type { Dependency, Plan, PlannedFile } from './plan.ts';

/** What plans know of each other. */
export type OtherPlan = Pick<Plan, 'file' | 'archived' | 'id' | 'goal' | 'title' | 'status'>;

/** What a plan's place among the others depends on. */
export interface PlacedPlan extends OtherPlan {
  readonly blockedBy: readonly Pick<Dependency, 'goal' | 'id'>[];
  readonly files: readonly Pick<PlannedFile, 'path' | 'change'>[];
}

/**
 * The other plans around one, as far as a plan can be judged by them. Keys are those of `planKey`; lists of plans are in
 * the order of their files. Whoever keeps answers must hear of what changes them: `PlanIndex.takeAffected`.
 */
export interface Neighbours<Other extends OtherPlan = Plan> {
  /** Every plan with this key, archived ones too; more than one is an error. */
  readonly withKey: (key: string) => readonly Other[];
  /** Every plan with this number, whatever its goal. */
  readonly withId: (id: number) => readonly Other[];
  /** Every plan of this goal; `''`: those without one. */
  readonly inGoal: (goal: string) => readonly Other[];
  /** Keys of a ring of plans that wait for each other, beginning with this one; undefined: it is in none. */
  readonly ringOf: (key: string) => readonly string[] | undefined;
  /** Plans that wait for this one directly. */
  readonly dependantsOf: (key: string) => readonly Other[];
  /**
   * Plans that are still to be done and change a file of this one, with neither waiting for the other, even indirectly.
   * Of those that share one path, at most `mostOverlaps`. Empty for a plan that is not to be done (any more).
   */
  readonly overlapsOf: (plan: OtherPlan) => readonly Overlap<Other>[];
  /**
   * Paths that plans create on which this one waits, even indirectly: they need not be there yet. Without `./` before them.
   * The nearest `mostBefore` plans count.
   */
  readonly createdBefore: (plan: OtherPlan) => ReadonlySet<string>;
  /** Plans that are not done and on which this one waits, even indirectly: with all their words, the nearest `mostBefore`. */
  readonly before: (plan: OtherPlan) => readonly Plan[];
  /** What `find` makes of another plan, found out once for as long as that plan stays as it is. `name` is that of the finding. */
  readonly recall: <Found>(other: Plan, name: string, find: () => Found) => Found;
}

export interface Overlap<Other extends OtherPlan = Plan> {
  /** As this plan lists it. */
  readonly path: string;
  readonly other: Other;
}

/** A file that everybody changes would else give as many overlaps as there are pairs of plans. */
export const mostOverlaps = 20;

/** Whoever judges each plan of a long chain by all that come before would take time by the square of its length. */
export const mostBefore = 300;
