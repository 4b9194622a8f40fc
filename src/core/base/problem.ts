import type { Range } from './range.ts';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

export type Dimension = 'clarity' | 'testability' | 'scopeFit' | 'autonomy';

/** Something of ours that is wrong in a text, positioned. (What a health tool reports is a finding, not a problem.) */
export interface Problem {
  /** Stable: `area.kebab-words`, never reused for another meaning. */
  readonly code: string;
  readonly severity: Severity;
  /** The score's dimension that this problem lowers, if any. */
  readonly dimension?: Dimension;
  readonly message: string;
  readonly range: Range;
}
