import type { Dimension, Problem, Severity } from '../base/problem.ts';
import type { Range } from '../base/range.ts';
import type { Plan } from '../plan/plan.ts';
import type { Fix } from './fix.ts';
import type { Surroundings } from './surroundings.ts';

export interface Hit {
  readonly message: string;
  readonly range: Range;
}

/** A doctor rule that judges a plan as a whole: one file in `rules/`, one entry in `rules.ts`. */
export interface Rule {
  /** `plan.<kebab>`, `check.<kebab>` or `queue.<kebab>`, never reused. */
  readonly code: string;
  readonly severity: Severity;
  readonly dimension: Dimension;
  /**
   * Points, of 10, that the dimension loses. `share`: this many times the share of criteria that are hit, so that a
   * longer plan is not punished; `flat`: once, however often it is hit.
   */
  readonly cost: { readonly kind: 'share' | 'flat'; readonly points: number };
  readonly find: (plan: Plan, surroundings: Surroundings) => readonly Hit[];
  /** Ways to mend one of its problems, the best first; asked for only when a person wants them. */
  readonly fixes?: (request: FixRequest) => readonly Fix[];
}

export interface FixRequest {
  readonly problem: Problem;
  readonly plan: Plan;
  /** The file's lines, without line ends. */
  readonly lines: readonly string[];
  readonly surroundings: Surroundings;
}
