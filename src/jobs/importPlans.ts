import path from 'node:path';
import { failure, type Result, success } from '../core/base/result.ts';
import { type ComposedImport, composeImport, type SourceToImport } from '../core/import/composeImport.ts';
import { detectSources, readSource } from '../core/import/formats.ts';
import type { FoundSource, ImportFormat } from '../core/import/importedPlan.ts';
import type { RepositoryFacts } from '../core/plan/repositoryFacts.ts';
import { listImportFiles, readImportTexts } from '../node/importFiles.ts';
import { readPlans } from '../node/planFiles.ts';
import { readRepositoryFacts } from '../node/repositoryFacts.ts';
import { writeNewFiles } from './planFiles.ts';
import { readPlanGround } from './planGround.ts';

export interface ImportRequest {
  /** Absolute real path of the repository's top level. */
  readonly root: string;
  readonly plansDirectory: string | undefined;
  readonly stateFolder: string;
  /** Places in the repository, relative to it; empty: all of it. */
  readonly places: readonly string[];
  /** Undefined: all formats. */
  readonly format: ImportFormat | undefined;
  readonly withFinished: boolean;
  readonly signal: AbortSignal;
  readonly now: () => Date;
}

/** What is there to be imported, and what would be written. Sources are only read. */
export interface PreparedImport {
  readonly sources: readonly SourceToImport[];
  readonly composed: ComposedImport;
  /** Writes it: all files or none. What was there before is never touched. */
  readonly write: () => Promise<Result<ComposedImport, string>>;
}

export async function prepareImport(request: ImportRequest): Promise<PreparedImport> {
  const { root, signal } = request;
  const repository = await readRepositoryFacts(root, signal);
  const sources = findSources(request).map((source): SourceToImport => {
    const texts = readImportTexts(root, source.files);
    return { source, ...readSource(source, texts) };
  });
  const compose = (): ComposedImport => composeNow(request, sources, repository);
  return { sources, composed: compose(), write: async () => await write(request, compose) };
}

function findSources({ root, places, format }: ImportRequest): readonly FoundSource[] {
  const wanted = places.length === 0 ? [''] : places;
  const found = new Map<string, FoundSource>();
  for (const place of wanted) {
    for (const source of detectSources(listImportFiles(root, place))) {
      const isAsked = place === '' || isWithin(source.place, place) || isWithin(place, source.place);
      if (isAsked && (format === undefined || source.format === format)) {
        found.set(`${source.format} ${source.place}`, source);
      }
    }
  }
  return [...found.values()];
}

function isWithin(place: string, other: string): boolean {
  return place === other || place.startsWith(`${other}/`);
}

function composeNow(
  { root, plansDirectory, now, withFinished }: ImportRequest,
  sources: readonly SourceToImport[],
  repository: RepositoryFacts,
): ComposedImport {
  return composeImport(sources, readPlanGround(root, plansDirectory, repository, now()), { withFinished });
}

async function write(
  { root, plansDirectory, stateFolder, signal }: ImportRequest,
  compose: () => ComposedImport,
): Promise<Result<ComposedImport, string>> {
  let composed = compose();
  if (composed.plans.length === 0) {
    return success(composed);
  }
  const written = await writeNewFiles({
    root,
    folder: path.join(stateFolder, 'planning'),
    signal,
    compose: () => {
      composed = compose();
      return composed.plans;
    },
    clashes: (files) => {
      const own = new Set(files.map(({ file }) => file));
      const ids = new Set(composed.plans.map(({ plan }) => plan.id));
      return readPlans(root, plansDirectory).plans.some(({ file, id }) => !own.has(file) && ids.has(id));
    },
  });
  return written.ok ? success(composed) : failure(written.failure);
}
