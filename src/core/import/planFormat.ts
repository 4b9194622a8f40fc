import type { FoundSource, ImportedPlan, ImportFormat } from './importedPlan.ts';
import type { LeftOutList } from './leftOutList.ts';

/** A kind of folder: one file in `formats/`, one line in `formats.ts`. */
export interface PlanFormat {
  readonly id: ImportFormat;
  readonly name: string;
  /** Headings that its templates put into every file; nobody wrote them to say something. */
  readonly headings: readonly string[];
  /** Sources among files, each relative to the repository. */
  readonly detect: (files: readonly string[]) => readonly FoundSource[];
  /**
   * Never throws, in linear time. A file without a text could not be read.
   *
   * @param texts of the source's files, by their paths
   * @param leftOut gets what cannot be carried over for a reason of its own; of Markdown, the rest is found by itself
   */
  readonly read: (
    source: FoundSource,
    texts: ReadonlyMap<string, string>,
    leftOut: LeftOutList,
  ) => readonly ImportedPlan[];
}
