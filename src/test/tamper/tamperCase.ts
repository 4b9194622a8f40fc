import type { TamperSeverity } from '../../core/tamper/tamper.ts';

export const sampleLanguages = ['typescript', 'python', 'go', 'rust'] as const;

/** Each is a little project in `samples/`. */
export type SampleLanguage = (typeof sampleLanguages)[number];

/** Texts of a repository by path; an edit changes it in place. */
export type Files = Map<string, string>;

/** A way of cheating, and an honest edit of the same kind of place. */
export interface TamperCase {
  /** What the cheat does, in a few words; told apart from all others of the language by it. */
  readonly name: string;
  readonly language: SampleLanguage;
  /** The code of the rule that must find it, e.g. `test.deleted`: the table's row is what stands before the point. */
  readonly kind: string;
  /** What the finding must be at least. Default: `blocks`. */
  readonly severity?: TamperSeverity;
  readonly cheat: (files: Files) => void;
  readonly honest: (files: Files) => void;
  /** Paths that the plan lists besides the one source that it always does; `path (new)`, `path (delete)`. */
  readonly lists?: readonly string[];
  /** As `lists`, for the honest edit alone. */
  readonly honestLists?: readonly string[];
  /** A sentence of the plan's requirements. */
  readonly says?: string;
  /** As `says`, for the honest edit alone. */
  readonly honestSays?: string;
  /** Paths that are no plain text after an edit: a link has its target for a text. */
  readonly as?: Readonly<Record<string, 'link' | 'repository' | 'binary'>>;
  /** The honest edit is put before the reviewer; it is never held back. */
  readonly honestFlagged?: boolean;
}

/** Replaces a part of a file that must be there. */
export function replaceIn(files: Files, path: string, part: string, by: string): void {
  const text = textOf(files, path);
  if (!text.includes(part)) {
    throw new Error(`${path} does not contain ${JSON.stringify(part)}.`);
  }
  files.set(
    path,
    text.replace(part, () => by),
  );
}

/** Puts text behind the end of a file that must be there. */
export function appendTo(files: Files, path: string, text: string): void {
  files.set(path, textOf(files, path) + text);
}

export function textOf(files: Files, path: string): string {
  const text = files.get(path);
  if (text === undefined) {
    throw new Error(`The sample has no ${path}.`);
  }
  return text;
}

export function moveFile(files: Files, from: string, to: string): void {
  const text = textOf(files, from);
  files.delete(from);
  files.set(to, text);
}
