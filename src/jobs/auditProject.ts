import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import {
  chooseMutants,
  type ChosenMutant,
  type FileMutants,
  type WantedMutants,
} from '../core/mutation/chooseMutants.ts';
import { findMutants } from '../core/mutation/findMutants.ts';
import { findSuites, type Suite } from '../core/mutation/findSuites.ts';
import { languageOf } from '../core/mutation/languages.ts';
import { pickSources, type PickedSources } from '../core/mutation/pickSources.ts';
import { isGenerated, removesFiles } from '../core/mutation/sources.ts';
import { spreadSample } from '../core/mutation/spreadSample.ts';
import { readSettings } from '../core/settings/settings.ts';
import type { HealthDiscovery } from '../core/health/discover.ts';
import { runGit } from '../node/gitCommand.ts';
import { discoverProjectHealth } from '../node/healthProject.ts';
import { readPlans } from '../node/planFiles.ts';
import { readTextFile } from '../node/settingsFile.ts';
import { validMutants } from '../node/validMutants.ts';

/** What a deep audit is about. */
export interface AuditedProject {
  /** Absolute real path of the top level. */
  readonly root: string;
  /** Its files as they are now; the seed of every choice, too. */
  readonly tree: string;
  readonly config: unknown;
  readonly files: ReadonlySet<string>;
  readonly discovery: HealthDiscovery;
  readonly suites: readonly Suite[];
}

export async function readAuditedProject(root: string, tree: string, config: unknown): Promise<AuditedProject> {
  const listed = await runGit(root, { args: ['ls-tree', '-r', '-z', '--name-only', tree] });
  const files = new Set(listed.split('\0').filter((file) => file !== ''));
  const discovery = discoverProjectHealth(root, config);
  const suites = findSuites({
    named: discovery.commands.find(({ category, folder }) => category === 'test' && folder === undefined),
    files,
    has: (file) => existsSync(path.join(root, file)),
    text: (file) => readTextFile(path.join(root, file)),
  });
  return { root, tree, config, files, discovery, suites };
}

export interface Sample {
  readonly mutants: readonly ChosenMutant[];
  /** Texts of the files, by their path. */
  readonly originals: ReadonlyMap<string, string>;
  readonly why: PickedSources['why'];
  /** Files that are not mutated because they remove files. */
  readonly leftOut: readonly string[];
  /** All mutants of the files, the chosen ones included. */
  readonly all: readonly FileMutants[];
}

export interface SampleRequest {
  readonly count: number;
  /** Whether a suite that can judge is about a file. */
  readonly isTested: (file: string) => boolean;
  readonly signal: AbortSignal;
}

/**
 * Chooses the mutants to try: the same ones for the same files.
 *
 * @param copy absolute folder with the files of the project's tree: those of the person may change meanwhile
 */
export async function takeSample(
  project: AuditedProject,
  copy: string,
  { count, isTested, signal }: SampleRequest,
): Promise<Sample> {
  const { tree, files } = project;
  const picked = pickSources({ files: new Set([...files].filter(isTested)), planned: plannedFiles(project) });
  // Each file that a plan touches is as much work about to be done as any other.
  const weights = picked.files.map((file): [string, number] => [
    file,
    picked.why === 'plans' ? 1 : sizeOf(path.join(copy, file)),
  ]);
  const drawn = drawFiles(new Map(weights.filter(([, weight]) => weight > 0)), copy, count * 2, tree);
  const chosen = chooseMutants(drawn.wanted, tree);
  const mutants = (await validMutants(copy, drawn.originals, chosen, signal)).slice(0, count);
  const touched = new Set(mutants.map(({ file }) => file));
  return {
    mutants,
    originals: new Map([...drawn.originals].filter(([file]) => touched.has(file))),
    why: picked.why,
    leftOut: drawn.leftOut,
    all: drawn.wanted,
  };
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

interface Drawn {
  readonly wanted: readonly WantedMutants[];
  readonly originals: ReadonlyMap<string, string>;
  readonly leftOut: readonly string[];
}

/** Rounds after which a sample stays smaller: each but the last one finds a file that has no more to give. */
const mostRounds = 200;

/**
 * Spreads a sample over files by their weight. Only those it falls on are read; where one has too little to change, what is
 * left of its share falls on the others.
 */
function drawFiles(weights: Map<string, number>, copy: string, count: number, seed: string): Drawn {
  const found = new Map<string, WantedMutants>();
  const originals = new Map<string, string>();
  const leftOut: string[] = [];
  let open = count;
  for (let round = 0; open > 0 && weights.size > 0 && round < mostRounds; round += 1) {
    for (const [file, share] of spreadSample(weights, open, `${seed} ${round}`)) {
      const known = found.get(file) ?? readMutants(copy, file, { originals, leftOut });
      const wanted = Math.min(known.mutants.length, known.wanted + share);
      open -= wanted - known.wanted;
      found.set(file, { ...known, wanted });
      if (wanted === known.mutants.length) {
        weights.delete(file);
      }
    }
  }
  return { wanted: [...found.values()].filter(({ wanted }) => wanted > 0), originals, leftOut };
}

/** What of a file may be changed; none is wanted yet. */
function readMutants(
  copy: string,
  file: string,
  { originals, leftOut }: { readonly originals: Map<string, string>; readonly leftOut: string[] },
): WantedMutants {
  const text = readTextFile(path.join(copy, file));
  const language = languageOf(file);
  if (text === undefined || language === undefined || isGenerated(text)) {
    return { file, mutants: [], wanted: 0 };
  }
  if (removesFiles(text)) {
    leftOut.push(file);
    return { file, mutants: [], wanted: 0 };
  }
  originals.set(file, text);
  return { file, mutants: findMutants(text, language), wanted: 0 };
}

function plannedFiles({ root, config }: AuditedProject): readonly string[] {
  const { plans } = readPlans(root, readSettings(config).plansDirectory);
  return plans
    .filter((plan) => !plan.archived && plan.status !== 'done' && plan.status !== 'skipped')
    .flatMap((plan) => plan.files.map((file) => file.path));
}
