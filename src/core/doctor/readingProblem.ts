import type { Fix } from './fix.ts';
import type { CatalogueEntry, FixRequest } from './rule.ts';

/** A problem that the reader finds in the file as a plan file: its entry in the catalogue, and how to mend it. */
export interface ReadingProblem extends CatalogueEntry {
  /** Ways to mend it, the best first. */
  readonly fixes: (request: FixRequest) => readonly Fix[];
}
