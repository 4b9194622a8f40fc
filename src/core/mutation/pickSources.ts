import { isOwnSource } from './sources.ts';

/** What is known of the repository for the choice of the files that are mutated. Paths are relative, forward slashes. */
export interface SourceFacts {
  readonly files: ReadonlySet<string>;
  /** Files that plans which are not done yet touch. */
  readonly planned: readonly string[];
}

export interface PickedSources {
  readonly files: readonly string[];
  readonly why: 'plans' | 'sources';
}

/**
 * The files that a mutation sample is taken from: all those that plans touch, because work is about to be done there;
 * without plans all sources. Whether a test knows a file is never asked: what no test knows is what nobody would notice.
 */
export function pickSources({ files, planned }: SourceFacts): PickedSources {
  const touched = [...new Set(planned)].filter((file) => files.has(file) && isOwnSource(file));
  return touched.length > 0
    ? { files: touched.toSorted(), why: 'plans' }
    : { files: [...files].filter(isOwnSource).toSorted(), why: 'sources' };
}
