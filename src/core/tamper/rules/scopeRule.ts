import { severityBy } from '../reading/plannedWords.ts';
import type { AttemptedChange, FileVersions, Tampering, TamperRule } from '../tamper.ts';

/** What one file brings into the repository that nobody asked for. */
export interface Unasked {
  /** From 0; 0 where it is about the whole file. */
  readonly line?: number;
  /** Default: blocks, and flagged where the plan lists the file. */
  readonly severity?: Tampering['severity'];
  readonly message: string;
}

/** A rule about what does not belong into a commit, looked for in each file that is there after the work. */
export function scopeRule(
  code: string,
  find: (file: FileVersions, change: AttemptedChange) => readonly Unasked[],
): TamperRule {
  return {
    code,
    find: (change) =>
      change.files
        .filter(({ after, entry }) => after !== undefined || entry !== undefined)
        .flatMap((file) =>
          find(file, change).map(({ line = 0, severity, message }) => ({
            code,
            severity: severity ?? severityBy(change.plan, file.path),
            file: file.path,
            line,
            message,
          })),
        ),
  };
}
