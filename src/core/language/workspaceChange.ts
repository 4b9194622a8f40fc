import { comparePositions } from '../base/range.ts';
import type { TextEdit } from '../base/textEdit.ts';

/** A change of several files, as data. Edits speak of the files as they are, and under the names they have, before it. */
export interface WorkspaceChange {
  readonly edits: readonly FileEdits[];
  /** To be done behind the edits. */
  readonly renames: readonly FileRename[];
}

export interface FileEdits {
  /** Relative to the repository. */
  readonly file: string;
  /** In the order of the text; they do not overlap. */
  readonly edits: readonly TextEdit[];
}

export interface FileRename {
  readonly from: string;
  readonly to: string;
}

/** The edits of one file, in the order of the text, each once; undefined: there are none. */
export function fileEdits(file: string, edits: readonly TextEdit[]): FileEdits | undefined {
  const kept: TextEdit[] = [];
  for (const edit of edits.toSorted((one, other) => comparePositions(one.range.start, other.range.start))) {
    const before = kept.at(-1)?.range.end;
    // The same words can be found in two ways: `# Plan 007` is a heading and a mention.
    if (before === undefined || comparePositions(edit.range.start, before) >= 0) {
      kept.push(edit);
    }
  }
  return kept.length === 0 ? undefined : { file, edits: kept };
}
