/** A check's text in the grammar that leaves nothing open, with its tag. */
export interface StrictForm {
  readonly text: string;
  /** It says just what the words said; else only a person knows whether it does. */
  readonly same: boolean;
}
