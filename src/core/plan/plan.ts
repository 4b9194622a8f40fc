import type { Problem } from '../base/problem.ts';
import type { Range } from '../base/range.ts';
import type { FrontmatterEntry } from './frontmatter.ts';
import type { Label } from './labels.ts';
import type { Section } from './outline.ts';
import type { TextPiece } from './placedText.ts';

export const planStatuses = ['pending', 'in-progress', 'done', 'failed', 'blocked', 'skipped'] as const;

export type PlanStatus = (typeof planStatuses)[number];

/** A dependency as written. `goal` undefined: the plan's own goal. */
export interface Dependency {
  readonly goal: string | undefined;
  readonly id: number;
  /** The words that name it, without brackets, quotes and commas. */
  readonly range: Range;
}

export interface Criterion {
  /** Wrapped lines joined with one blank. */
  readonly text: string;
  /** Where each of those lines stands in the file, so that words of the text can be found there. */
  readonly pieces: readonly TextPiece[];
  readonly range: Range;
}

export interface PlannedFile {
  readonly path: string;
  readonly change: 'new' | 'modify' | 'delete';
  /** The path by itself, without backticks. */
  readonly pathRange: Range;
  /** The list item that names it. */
  readonly range: Range;
}

export interface Task {
  /** Wrapped lines joined with one blank. */
  readonly text: string;
  readonly range: Range;
}

/** What a check's command must give. */
export type Expectation =
  | { readonly kind: 'exit'; readonly code: number }
  | { readonly kind: 'contains'; readonly text: string }
  /** The whole trimmed output. */
  | { readonly kind: 'outputs'; readonly text: string }
  /** Any output at all, and exit 0. */
  | { readonly kind: 'match' }
  /** The output is a number of at least this size. */
  | { readonly kind: 'atLeast'; readonly value: number }
  | { readonly kind: 'httpStatus'; readonly code: number };

export interface Check {
  /** `cmd`, `assert`, `status`, `browse`, `manual`, or an unknown word. */
  readonly tag: string;
  /** As written behind the tag, wrapped lines joined with one blank. */
  readonly text: string;
  readonly command: string | undefined;
  readonly expect: Expectation | undefined;
  /** A leading `!`: the command must not succeed. */
  readonly negated: boolean;
  /** A program can decide it: a certain command with a certain expectation (or an agent with a browser, for `browse`). */
  readonly executable: boolean;
  /** What is expected cannot be read with certainty; nobody guesses. */
  readonly ambiguous: boolean;
  readonly range: Range;
  /** What stands behind the tag, up to the end of the item. */
  readonly textRange: Range;
  /** The command by itself, without backticks and a leading `!`. */
  readonly commandRange: Range | undefined;
}

/** A plan file as a careful person reads it. Absent and empty are the same. */
export interface Plan {
  /** Relative to the repository, forward slashes. */
  readonly file: string;
  /** The file's lines without their ends, for rules that look at prose. They may be split at each call: take them once. */
  readonly lines: () => readonly string[];
  readonly archived: boolean;
  readonly id: number | undefined;
  /** Empty: the plan belongs to no goal, which is a namespace of its own. */
  readonly goal: string;
  readonly title: string;
  readonly status: PlanStatus | undefined;
  readonly blockedBy: readonly Dependency[];
  readonly priority: number | undefined;
  readonly allowsMigrations: boolean;
  /** Kinds of human review that are still open. */
  readonly needsReview: readonly string[];
  /** `verification: health-only` waives the executable check. */
  readonly healthOnly: boolean;
  /** Path globs of the plan's own `allow` and `deny`. */
  readonly allow: readonly string[];
  readonly deny: readonly string[];
  /** Time limit of each check, in seconds. */
  readonly checkTimeout: number;
  readonly criteria: readonly Criterion[];
  readonly files: readonly PlannedFile[];
  readonly outOfScope: boolean;
  readonly tasks: readonly Task[];
  readonly checks: readonly Check[];
  /** What is wrong with the file as a plan file (not with its wording: that is the doctor's). */
  readonly problems: readonly Problem[];
  /** Where the title stands, for messages about the whole plan. */
  readonly titleRange: Range;
  /** The frontmatter's keys as they stand in the file, known or not. */
  readonly keys: ReadonlyMap<string, FrontmatterEntry>;
  /** Headings of every level, in the order of the text. */
  readonly sections: readonly Section[];
  /** Bold and plain labels, and headings below the second level, in the order of the text. */
  readonly labels: readonly Label[];
}

/** Identity of a plan as text: `7`, or `goal:7`. Undefined for a plan without an id. */
export function planKey(plan: { readonly goal: string; readonly id: number | undefined }): string | undefined {
  if (plan.id === undefined) {
    return undefined;
  }
  return plan.goal === '' ? String(plan.id) : `${plan.goal}:${plan.id}`;
}

/** Whether a plan file lies in the archive. */
export function isArchived(file: string): boolean {
  return /(?:^|\/)archive\/[^/]+$/.test(file);
}

/** Whether the runner itself can take the check's outcome as evidence. */
export function isEvidence(check: Pick<Check, 'tag' | 'executable' | 'ambiguous'>): boolean {
  return check.executable && !check.ambiguous && ['cmd', 'assert', 'status'].includes(check.tag);
}

/** The check that a line belongs to. */
export function checkAt(plan: Plan, line: number): Check | undefined {
  return plan.checks.find(({ range }) => range.start.line <= line && line <= range.end.line);
}
