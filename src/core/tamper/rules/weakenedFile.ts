import { severityBy } from '../reading/plannedWords.ts';
import type { FileVersions, Tampering, TamperRule } from '../tamper.ts';

export interface Weakening {
  /** From 0. */
  readonly line: number;
  /** What was done, as a half sentence about the file. */
  readonly what: string;
}

interface WeakenedFile {
  readonly code: string;
  readonly isOne: (path: string) => boolean;
  readonly weakenings: (file: FileVersions) => readonly Weakening[];
}

/** A rule about files of one kind, by their path before or after, that look at less than they did. */
export function weakenedFile({ code, isOne, weakenings }: WeakenedFile): TamperRule {
  return {
    code,
    find: ({ plan, files }) =>
      files
        .filter(({ path, pathBefore }) => isOne(path) || isOne(pathBefore ?? path))
        .flatMap((file) =>
          weakenings(file).map(({ line, what }): Tampering => ({
            code,
            severity: severityBy(plan, file.path),
            file: file.path,
            line,
            message: `${file.path}: ${what}. Put it back, or have the plan list ${file.path}.`,
          })),
        ),
  };
}
