import type { Problem } from '../base/problem.ts';
import type { TextEdit } from '../base/textEdit.ts';

/** A change of a plan file that a person may choose at a place. */
export interface QuickFix {
  /** An imperative. */
  readonly title: string;
  /** As LSP calls kinds of code actions. */
  readonly kind: 'quickfix' | 'refactor.rewrite';
  /** What anybody would do: the editor's “auto fix” takes it. */
  readonly preferred: boolean;
  /** What it mends; undefined: nothing was wrong. */
  readonly problem: Problem | undefined;
  readonly edits: readonly TextEdit[];
}
