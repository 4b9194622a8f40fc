import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { chooseMutants, type ChosenMutant, type FileMutants } from '../core/mutation/chooseMutants.ts';
import { findMutants } from '../core/mutation/findMutants.ts';
import { findSuites, type Suite } from '../core/mutation/findSuites.ts';
import { languageOf } from '../core/mutation/languages.ts';
import { pickSources, type PickedSources } from '../core/mutation/pickSources.ts';
import { isGenerated, isTestFile, removesFiles } from '../core/mutation/sources.ts';
import { readSettings } from '../core/settings/settings.ts';
import type { HealthDiscovery } from '../core/health/discover.ts';
import { runGit, tryGit } from '../node/gitCommand.ts';
import { discoverProjectHealth } from '../node/healthProject.ts';
import { checkSyntax } from '../node/mutateSyntax.ts';
import { readPlans } from '../node/planFiles.ts';
import { readTextFile } from '../node/settingsFile.ts';

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
    named: discovery.commands.find(({ category }) => category === 'test'),
    files,
    has: (file) => existsSync(path.join(root, file)),
    text: (file) => readTextFile(path.join(root, file)),
  });
  return { root, tree, config, files, discovery, suites };
}

/** Commits that tell where work is done. */
const latestCommits = 200;
/** Files that a sample is taken from. */
const mostFiles = 10;
/** Test files, and characters of them, that are read to see what they are about. */
const mostTests = 3000;
const mostTestText = 30_000_000;

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
  const { root, tree, files } = project;
  const planned = plannedFiles(project);
  const picked = pickSources(
    {
      files: new Set([...files].filter((file) => isTestFile(file) || isTested(file))),
      planned,
      changed: await changeCounts(root),
      tests: testTexts(copy, files),
    },
    // Some will turn out to be generated, or to have nothing to change.
    mostFiles * 3,
    tree,
  );
  const originals = new Map<string, string>();
  const leftOut: string[] = [];
  const all: FileMutants[] = [];
  for (const file of picked.files) {
    const text = readTextFile(path.join(copy, file));
    const language = languageOf(file);
    if (text === undefined || language === undefined || isGenerated(text) || all.length >= mostFiles) {
      continue;
    }
    if (removesFiles(text)) {
      leftOut.push(file);
      continue;
    }
    const mutants = findMutants(text, language);
    if (mutants.length > 0) {
      originals.set(file, text);
      all.push({ file, mutants });
    }
  }
  const mutants = (await validOnes(copy, originals, chooseMutants(all, count * 2, tree), signal)).slice(0, count);
  return { mutants, originals, why: picked.why, leftOut, all };
}

/** Those of them that are programs, as far as that can be known without running them. */
async function validOnes(
  copy: string,
  originals: ReadonlyMap<string, string>,
  chosen: readonly ChosenMutant[],
  signal: AbortSignal,
): Promise<ChosenMutant[]> {
  const broken = new Set<ChosenMutant>();
  for (const [file, original] of originals) {
    const own = chosen.filter((mutant) => mutant.file === file);
    const changed = own.map(({ start, end, after }) => original.slice(0, start) + after + original.slice(end));
    const language = languageOf(file)?.id ?? '';
    const verdicts = await checkSyntax({ language, file, original, changed, folder: copy, signal });
    for (const [index, mutant] of own.entries()) {
      if (verdicts[index] === 'broken' || verdicts[index] === 'same') {
        broken.add(mutant);
      }
    }
  }
  return chosen.filter((mutant) => !broken.has(mutant));
}

function plannedFiles({ root, config }: AuditedProject): readonly string[] {
  const { plans } = readPlans(root, readSettings(config).plansDirectory);
  return plans
    .filter((plan) => !plan.archived && plan.status !== 'done' && plan.status !== 'skipped')
    .flatMap((plan) => plan.files.map((file) => file.path));
}

async function changeCounts(root: string): Promise<ReadonlyMap<string, number>> {
  const log = await tryGit(root, {
    args: ['log', `--max-count=${latestCommits}`, '--name-only', '--format=', '-z', '--no-renames'],
  });
  const counts = new Map<string, number>();
  for (const entry of log.code === 0 ? log.output.split('\0') : []) {
    const file = entry.trim();
    counts.set(file, (counts.get(file) ?? 0) + 1);
  }
  return counts;
}

function testTexts(copy: string, files: ReadonlySet<string>): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  let read = 0;
  for (const file of [...files]
    .filter((name) => isTestFile(name) && languageOf(name) !== undefined)
    .slice(0, mostTests)) {
    if (read < mostTestText) {
      const text = textOf(path.join(copy, file));
      read += text.length;
      texts.set(file, text);
    }
  }
  return texts;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // Gone since it was listed, or a folder of its own: it tells nothing.
    return '';
  }
}
