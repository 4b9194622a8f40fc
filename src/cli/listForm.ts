import type { KnownProbes } from '../node/probeStore.ts';

/** For a person, for programs, and with all that was read. */
export type ListForm = 'text' | 'json' | 'full';

export interface ListQuestion {
  readonly form: ListForm;
  /** What a run would hold back, with the reasons. */
  readonly held: ReadonlyMap<string, string>;
  /** What is known of checks before the work; absent: nothing is. */
  readonly probes?: KnownProbes | undefined;
  /** All that the answer depends on besides plans and repository. */
  readonly question: string;
}
