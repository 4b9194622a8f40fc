/** For a person, for programs, and with all that was read. */
export type ListForm = 'text' | 'json' | 'full';

export interface ListQuestion {
  readonly form: ListForm;
  /** What a run would hold back, with the reasons. */
  readonly held: ReadonlyMap<string, string>;
  /** All that the answer depends on besides plans and repository. */
  readonly question: string;
}
