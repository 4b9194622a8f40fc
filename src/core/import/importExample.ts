import { fileTree } from '../plan/fileTree.ts';
import type { Plan } from '../plan/plan.ts';
import type { PlanGround } from '../planning/writtenPlans.ts';
import { type ComposedImport, composeImport } from './composeImport.ts';
import { detectSources, readSource } from './formats.ts';

/** A repository for tests, with the files of sources and a few of its own. */
function exampleGround(files: Iterable<string>, plans: readonly Plan[] = []): PlanGround {
  return {
    repository: {
      files: fileTree([...files, 'src/app.ts', 'src/beds.ts', 'src/maps/tiles.ts', 'eslint.config.js']),
      packageScripts: new Map([['', ['test', 'lint']]]),
      makeTargets: undefined,
      justRecipes: undefined,
      cargoNames: undefined,
    },
    plans,
    files: plans.map(({ file }) => file),
    folder: 'docs/plans',
    today: '2026-01-31',
  };
}

/** Imports all that lies there. */
export function importExample(
  texts: ReadonlyMap<string, string>,
  plans: readonly Plan[] = [],
  withFinished = false,
): ComposedImport {
  const sources = detectSources([...texts.keys()]).map((source) => ({ source, ...readSource(source, texts) }));
  return composeImport(sources, exampleGround(texts.keys(), plans), { withFinished });
}
