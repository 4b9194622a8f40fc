import type { Dimension, Problem, Severity } from '../base/problem.ts';
import type { Range } from '../base/range.ts';
import type { Plan } from '../plan/plan.ts';
import type { Fix } from './fix.ts';
import type { RuleReading } from './reading/ruleReading.ts';
import type { Surroundings } from './surroundings.ts';

export interface Hit {
  readonly message: string;
  readonly range: Range;
}

/**
 * Points, of 10, that a rule's dimension loses. `flat`: once, however often the rule is hit, split over the hits; `share`:
 * these points times the share of criteria, checks or files that are hit, so that a longer plan is not punished.
 */
export type Cost =
  | { readonly kind: 'flat'; readonly points: number }
  | { readonly kind: 'share'; readonly of: 'criteria' | 'checks' | 'files'; readonly points: number };

/** What the catalogue of rules says of a problem, whoever finds it. */
export interface CatalogueEntry {
  /** `plan.<kebab>`, `check.<kebab>` or `queue.<kebab>`, never reused. */
  readonly code: string;
  readonly severity: Severity;
  readonly title: string;
  /** Why it matters, in a sentence or two. */
  readonly why: string;
  /** Words of a plan file that have the problem, and words that say the same without it. */
  readonly bad: string;
  readonly good: string;
  /** What to do, in a sentence. */
  readonly remedy: string;
  /** Why no quick fix is offered, or not for everything, in a sentence: what only its author can say. */
  readonly unmended?: string;
}

/** A doctor rule that judges a plan as a whole: one file in `rules/`, one entry in `rules.ts`. */
export interface Rule extends CatalogueEntry {
  readonly dimension: Dimension;
  readonly cost: Cost;
  /** A plan with such a problem does not run. */
  readonly blocks?: true;
  /** Points, of 10, that other dimensions lose too, once, however often the rule is hit. */
  readonly besides?: Readonly<Partial<Record<Dimension, number>>>;
  /** @param reading of the same plan */
  readonly find: (plan: Plan, surroundings: Surroundings, reading: RuleReading) => readonly Hit[];
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
