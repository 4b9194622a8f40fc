import type { Category, CategoryHealth } from '../../core/health/health.ts';

/** What the gate must say of one category. */
export interface Expected {
  readonly status: CategoryHealth['status'];
  /** Each as `file:line code`, in order of the text; wording is the tool's own, and changes with its version. */
  readonly findings?: readonly string[];
  /** Every test as `outcome file > name`, in order of the text; `file` is absent where the runner tells none. */
  readonly tests?: readonly string[];
  readonly summary?: RegExp;
}

/** A sample project with a small fault: what was edited, and what must come of it. */
export interface Fault {
  readonly name: string;
  /** What is written into each file: a new text, or what stands there with one piece replaced by another. */
  readonly edits: Readonly<Record<string, string | { readonly from: string; readonly to: string }>>;
  /** The categories that are measured again; the others stay as they were without the fault. */
  readonly expected: Readonly<Partial<Record<Category, Expected>>>;
  /** Each must be found among the sentences that tell what got worse. */
  readonly worse: readonly RegExp[];
  readonly verdict: 'pass' | 'fail';
}

export interface Sample {
  /** Name of its folder below `samples`. */
  readonly name: string;
  readonly green: Readonly<Partial<Record<Category, Expected>>>;
  readonly faults: readonly Fault[];
  /**
   * Prints the version of what a command starts, and exits with 0 only where it is on this machine. Undefined: the
   * project's own set-up installs its tools.
   */
  readonly versionCommand?: (command: string) => string;
}
