import type { TextEdit } from '../base/textEdit.ts';

/** A way to mend a problem by editing the plan file. */
export interface Fix {
  /** As a person reads it in the editor's menu: an imperative. */
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /**
   * The edit is what anybody would do: it neither loses a word of the person's nor leaves a gap to fill. Only such fixes
   * are applied all at once.
   */
  readonly certain: boolean;
}
