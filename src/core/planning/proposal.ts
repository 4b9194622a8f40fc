/** A plan as a planner proposes it and a person may still change it. Its identity is decided when it is written. */
export interface ProposedPlan {
  readonly title: string;
  /** A few plain sentences for a person who does not read code. */
  readonly summary: string;
  readonly requirements: string;
  readonly criteria: readonly string[];
  readonly files: readonly { readonly path: string; readonly change: 'new' | 'modify' | 'delete' }[];
  readonly approach: string;
  readonly testing: string;
  readonly outOfScope: readonly string[];
  readonly tasks: readonly string[];
  readonly checks: readonly { readonly tag: string; readonly command: string; readonly expect: string }[];
  /** Positions in the proposal, from 0. */
  readonly blockedBy: readonly number[];
}

/** What a planner makes of a goal: plans in the order in which they are to be carried out. */
export interface Proposal {
  /** Slug. */
  readonly goal: string;
  readonly plans: readonly ProposedPlan[];
}

export interface Question {
  readonly id: string;
  readonly question: string;
  /** Suggested answers; a person may always write another one. */
  readonly options: readonly string[];
  /** What holds when the person skips it or says "decide for me". */
  readonly default: string;
}

/** What was decided about a question, and by whom. It is kept in the plans. */
export interface Decision {
  readonly question: string;
  readonly answer: string;
  readonly by: 'person' | 'planner';
}

/** What a planner is asked to make plans of. */
export interface Goal {
  /** As the person wrote it, or the selection or comment in the editor. */
  readonly text: string;
  /** Where it was asked for: relative to the repository; lines from 0, the last one included. */
  readonly place: { readonly file: string; readonly from: number; readonly to: number } | undefined;
}
