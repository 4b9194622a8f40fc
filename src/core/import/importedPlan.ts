import type { ProposedPlan } from '../planning/proposal.ts';

export const importFormats = ['spec-kit', 'openspec', 'kiro', 'backlog', 'task-master'] as const;

export type ImportFormat = (typeof importFormats)[number];

/** A plan as a folder of another tool tells it. Its words are those of the source; nothing in it is ours. */
export interface ImportedPlan extends Omit<ProposedPlan, 'blockedBy' | 'files'> {
  /** Where it comes from: a file relative to the repository, and what part of it (`#…`) where it has several. One plan each. */
  readonly from: string;
  /** Slug. */
  readonly goal: string;
  /** `done` and `skipped` only where the source says so. */
  readonly status: 'pending' | 'done' | 'skipped' | 'blocked';
  /** `from` of the plans that it waits for. */
  readonly needs: readonly string[];
  /** Files that it names, as they are written there; nobody has looked yet whether they exist. */
  readonly paths: readonly string[];
}

/** Something of a source that is in no plan, or not as it was. */
export interface LeftOut {
  /** A file or folder relative to the repository, or `from` of a plan. */
  readonly from: string;
  readonly what: string;
  /** A sentence. */
  readonly why: string;
  /** How many acceptance criteria and tasks of the source it holds. */
  readonly criteria: number;
  readonly tasks: number;
}

/** A folder or file of another tool that plans can be made of. */
export interface FoundSource {
  readonly format: ImportFormat;
  /** Relative to the repository: the folder, or the one file. */
  readonly place: string;
  /** What is read of it, relative to the repository. */
  readonly files: readonly string[];
}

export interface ReadSource {
  readonly plans: readonly ImportedPlan[];
  readonly leftOut: readonly LeftOut[];
}
