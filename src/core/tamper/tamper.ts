import type { Plan } from '../plan/plan.ts';

/** Bytes of one file that are read. What is longer is no text that anybody wrote. */
export const longestText = 2_000_000;

/** One file on the start commit and after the work. Texts are undefined where there is no such file, or none that is read: see `isWritten`, `longestText`. */
export interface FileVersions {
  /** Relative to the repository, with slashes. */
  readonly path: string;
  /** Where it was before, when git calls it renamed. */
  readonly pathBefore?: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** What there is after the work; undefined where the file is gone. */
  readonly entry?: TreeEntry;
}

/** `link`: its text is where it leads. `repository`: a folder that belongs to another one. */
export interface TreeEntry {
  readonly kind: 'file' | 'link' | 'repository';
  /** 0 of a repository. */
  readonly bytes: number;
  /** What the file had before the work; 0 where there was none. */
  readonly bytesBefore: number;
}

/** What an attempt did to a repository. */
export interface AttemptedChange {
  readonly plan: Plan;
  /** All that differs from the start commit, the plan file and what is set aside included. */
  readonly files: readonly FileVersions[];
  /** A text of the start commit; undefined where there is none. */
  readonly textBefore: (path: string) => string | undefined;
  /** Paths of the start commit. */
  readonly pathsBefore: ReadonlySet<string>;
  /** Bytes from which on a file is too large to be committed unasked. */
  readonly fileBytes: number;
}

/** `blocks`: the attempt is not committed. `flagged`: the reviewer and the report are told. */
export type TamperSeverity = 'blocks' | 'flagged';

/** A place where a change may make something look done that is not. */
export interface Tampering {
  /** Stable, `topic.what`, e.g. `test.deleted`. */
  readonly code: string;
  readonly severity: TamperSeverity;
  /** The path after the change; of what is gone, the one before. */
  readonly file: string;
  /** From 0, in the text after the change; of what is gone, in the one before. */
  readonly line: number;
  /** Says what was done to what, and why that proves nothing, in one or two sentences. */
  readonly message: string;
}

/** One way of cheating. */
export interface TamperRule {
  readonly code: string;
  readonly find: (change: AttemptedChange) => readonly Tampering[];
}
