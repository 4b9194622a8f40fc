import type { Dimension, Severity } from '../../base/problem.ts';
import type { Statement } from './statement.ts';
import type { ClassName } from './words/vocabulary.ts';

/**
 * What mends a criterion: delete the words; replace them by a result, a threshold or a literal; list the members; name the
 * object; complete the sentence; split it; move it to a `[manual]` line under Verification.
 */
export type FixKind =
  | 'delete'
  | 'result'
  | 'threshold'
  | 'literal'
  | 'members'
  | 'name'
  | 'complete'
  | 'split'
  | 'manual';

/** Offending words of a criterion: where they stand in its text, and what is wrong with them. */
export interface Finding {
  readonly start: number;
  /** Position behind them. */
  readonly end: number;
  readonly message: string;
}

/**
 * A rule that judges one criterion by itself: one file in `rules/`, one entry in `criterionRules.ts`. An error or a
 * warning says that nobody could decide the criterion; a hint says what would make it better and costs nothing.
 */
export interface CriterionRule {
  /** `criterion.<kebab>`, never reused. */
  readonly code: string;
  readonly severity: Severity;
  /**
   * The dimension that its problems name. Every undecidable criterion lowers clarity and testability alike, so that other
   * words for the same weakness give the same score; `autonomy` and `scopeFit` are lowered besides.
   */
  readonly dimension: Dimension;
  /** The page of rules is made of these. */
  readonly title: string;
  readonly why: string;
  readonly bad: string;
  readonly good: string;
  readonly fix: FixKind;
  /** Why some of its problems have no quick fix, in a sentence. */
  readonly unmended?: string;
  /** What could be said more in parentheses behind the words, the best first: `__` where only the author knows. */
  readonly gaps?: readonly string[];
  /** What could take the place of the words; with `words`, of exactly these, and then nothing is lost. */
  readonly instead?: readonly { readonly words?: string; readonly text: string }[];
  /** It finds nothing in a criterion that has no word of these classes; absent: it looks at every criterion. */
  readonly looksFor?: readonly ClassName[];
  readonly find: (statement: Statement) => readonly Finding[];
}
