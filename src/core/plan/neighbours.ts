import type { Plan } from './plan.ts';

/** The other plans around one, as far as a plan can be judged by them. Keys are those of `planKey`. */
export interface Neighbours {
  /** Every plan with this key, archived ones too; more than one is an error. */
  readonly withKey: (key: string) => readonly Plan[];
  /** Keys of a ring of plans that wait for each other, beginning with this one; undefined: it is in none. */
  readonly ringOf: (key: string) => readonly string[] | undefined;
  /** Plans that wait for this one directly. */
  readonly dependantsOf: (key: string) => readonly Plan[];
  /** Plans that are still to be done and change a file of this one, with neither waiting for the other, even indirectly. */
  readonly overlapsOf: (plan: Plan) => readonly Overlap[];
  /** Paths that plans create on which this one waits, even indirectly: they need not be there yet. */
  readonly createdBefore: (plan: Plan) => ReadonlySet<string>;
}

export interface Overlap {
  readonly path: string;
  readonly other: Plan;
}
