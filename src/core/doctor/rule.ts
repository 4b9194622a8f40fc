import type { Dimension, Severity } from '../base/problem.ts';
import type { Range } from '../base/range.ts';
import type { Plan } from '../plan/plan.ts';

export interface Hit {
  readonly message: string;
  readonly range: Range;
}

/** A doctor rule: one file in `rules/`, one entry in `rules.ts`. */
export interface Rule {
  readonly code: string;
  readonly severity: Severity;
  readonly dimension: Dimension;
  /**
   * Points, of 10, that the dimension loses. `share`: this many times the share of criteria that are hit, so that a
   * longer plan is not punished; `flat`: once, however often it is hit.
   */
  readonly cost: { readonly kind: 'share' | 'flat'; readonly points: number };
  readonly find: (plan: Plan) => readonly Hit[];
}
