import { existsSync, readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { detectedFiles } from '../core/health/detect.ts';
import { discoverHealth, type HealthDiscovery, type ProjectFiles } from '../core/health/discover.ts';
import {
  categories,
  type Category,
  type CategoryHealth,
  type HealthCommand,
  type HealthReport,
  type ToolRun,
} from '../core/health/health.ts';
import { readHealthSettings } from '../core/health/healthSettings.ts';
import { joinProjects } from '../core/health/joinProjects.ts';
import { lanesOf } from '../core/health/lanes.ts';
import { judgeRun, reportOf } from '../core/health/score.ts';
import { readRun } from '../core/health/tools/tools.ts';
import type { SandboxSetting } from '../core/sandbox/sandbox.ts';
import { projectFolders } from './healthFolders.ts';
import type { HealthStore } from './healthStore.ts';
import { readTextFile } from './settingsFile.ts';
import { runShellCommand } from './shellCommand.ts';
import { countSourceLines } from './sourceLines.ts';
import { readReports } from './healthReports.ts';

/**
 * Finds the repository's health tools as its files are now.
 *
 * @param config parsed `.mstack/config.json`; a run gives the one it began with, because an agent can write there
 */
export function discoverProjectHealth(repository: string, config: unknown): HealthDiscovery {
  return discoverHealth({
    config,
    agentsMd: readTextFile(path.join(repository, 'AGENTS.md')),
    claudeMd: readTextFile(path.join(repository, 'CLAUDE.md')),
    ...filesOf(repository),
    projects: projectFolders(repository).map((folder) => ({ folder, ...filesOf(path.join(repository, folder)) })),
  });
}

function filesOf(folder: string): ProjectFiles {
  const text = (file: string): string | undefined => readTextFile(path.join(folder, file));
  return {
    manifest: text('package.json'),
    tsconfig: text('tsconfig.json'),
    names: readdirSync(folder),
    text,
    files: new Set(detectedFiles.filter((file) => existsSync(path.join(folder, file)))),
  };
}

export interface HealthMeasuring {
  readonly repository: string;
  readonly discovery: HealthDiscovery;
  /** As for `discoverProjectHealth`: its weights and time limit count. */
  readonly config: unknown;
  readonly signal: AbortSignal;
  readonly marker: Readonly<Record<string, string>>;
  readonly sandbox: SandboxSetting;
  readonly onStart: (command: HealthCommand) => void;
  readonly onEnd: (run: ToolRun) => void;
  /** What a tool prints, as it comes. */
  readonly onOutput?: (command: HealthCommand, text: string) => void;
  /** Nothing was run: an earlier result stands. */
  readonly onReuse?: (command: HealthCommand, health: CategoryHealth) => void;
  /** Where results and lists of tests are kept. Without it everything is run, and nothing kept. */
  readonly reuse?: {
    readonly store: HealthStore;
    /** `healthInputs` of the work tree as it is at that moment. */
    readonly inputs: () => Promise<string>;
  };
}

/** Seconds that one tool may take when the settings say nothing. */
export const defaultTimeoutSeconds = 900;

/** What is kept of one tool's output: its end, where tools put their summary, and enough of its beginning. */
const keptOutput = 8_000_000;

/** Lanes at a time, on the smallest machine: tools wait for disks and workers, and the system shares out what there is. */
const leastLanes = 4;

/**
 * Runs every health tool, side by side where they write nothing in common (`lanesOf`), as many lanes at a time as there are
 * processors. Results of earlier runs stand where nothing changed; one is kept only when nothing changed while it ran.
 */
export async function measureHealth(measuring: HealthMeasuring): Promise<HealthReport> {
  const { discovery, repository, reuse, signal } = measuring;
  const settings = readHealthSettings(measuring.config);
  const timeoutSeconds = settings.timeoutSeconds ?? defaultTimeoutSeconds;
  const inputs = await reuse?.inputs();
  const judged = new Map<HealthCommand, CategoryHealth>();
  const ended = new Set<HealthCommand>();
  const counting = countSourceLines(repository, signal).catch(() => undefined);
  const measure = async (command: HealthCommand): Promise<void> => {
    const earlier = inputs === undefined ? undefined : reuse?.store.find(inputs, command);
    if (earlier !== undefined) {
      measuring.onReuse?.(command, earlier);
      judged.set(command, earlier);
      return;
    }
    measuring.onStart(command);
    const run = await runTool(command, measuring, timeoutSeconds);
    measuring.onEnd(run);
    if (run.exit.kind === 'exited') {
      ended.add(command);
    }
    judged.set(command, withTests(judgeRun(run, await counting), run, reuse?.store));
  };
  const waiting = [...lanesOf(discovery.commands)];
  const work = async (): Promise<void> => {
    for (let lane = waiting.shift(); lane !== undefined; lane = waiting.shift()) {
      for (const command of lane) {
        if (!signal.aborted) {
          await measure(command);
        }
      }
    }
  };
  await Promise.all(Array.from({ length: Math.max(leastLanes, availableParallelism()) }, work));
  if (reuse !== undefined && inputs !== undefined && !signal.aborted && inputs === (await reuse.inputs())) {
    for (const command of ended) {
      const health = judged.get(command);
      if (health !== undefined) {
        reuse.store.keep(inputs, command, health);
      }
    }
  }
  return reportOf(byCategory(judged, discovery, reuse?.store), discovery.notRun, settings.weights, await counting);
}

/** One health for each category, of all its projects together. */
function byCategory(
  judged: ReadonlyMap<HealthCommand, CategoryHealth>,
  { commands }: HealthDiscovery,
  store: HealthStore | undefined,
): ReadonlyMap<Category, CategoryHealth> {
  const joined = new Map<Category, CategoryHealth>();
  for (const category of categories) {
    const [first, ...rest] = commands.flatMap((command) => {
      const health = command.category === category ? judged.get(command) : undefined;
      return health === undefined ? [] : [{ command, health }];
    });
    if (first !== undefined) {
      const lists = [first, ...rest].map(({ health }) => store?.tests(health.tests?.list ?? ''));
      const known = lists.filter((list) => list !== undefined);
      const list = rest.length > 0 && known.length === lists.length ? store?.keepTests(known.flat()) : undefined;
      joined.set(category, joinProjects([first, ...rest], list));
    }
  }
  return joined;
}

/** Notes by which digest the names of the tests are kept, where the output has all of them. */
export function withTests(health: CategoryHealth, run: ToolRun, store: HealthStore | undefined): CategoryHealth {
  const cases = store === undefined || health.tests === undefined ? undefined : readRun(run).cases;
  return store === undefined || cases === undefined || health.tests === undefined
    ? health
    : { ...health, tests: { ...health.tests, list: store.keepTests(cases) } };
}

/** Runs one command, in the repository or in another folder with its files. */
export async function runTool(
  command: HealthCommand,
  measuring: Pick<HealthMeasuring, 'repository' | 'signal' | 'marker' | 'sandbox' | 'onOutput'>,
  timeoutSeconds: number,
  folder = measuring.repository,
): Promise<ToolRun> {
  const { repository, signal, marker, sandbox } = measuring;
  const started = Date.now();
  const run = await runShellCommand({
    command: command.command,
    folder,
    timeoutSeconds,
    signal,
    marker: { ...marker, ...(command.ours === true ? englishMessages() : {}) },
    sandbox: { setting: sandbox, repository },
    keptOutput,
    onOutput: (text) => measuring.onOutput?.(command, text),
  });
  const reports = readReports(path.join(folder, command.folder ?? ''), command, started);
  return { command, ...run, folder, ...(reports.length === 0 ? {} : { reports }) };
}

/**
 * Messages in English, for command lines of ours, whose output we read. Only the language changes: the encoding, and how
 * texts are sorted, stay the user's, because sources and tests may depend on them. A set but empty LC_ALL counts as unset.
 */
function englishMessages(): Readonly<Record<string, string>> {
  const { LC_ALL: all, LC_CTYPE: encoding, LANG: language } = process.env;
  const user = [all, encoding, language].find((value) => value !== undefined && value !== '');
  return {
    LC_ALL: '',
    LC_MESSAGES: 'C',
    LANGUAGE: 'C',
    DOTNET_CLI_UI_LANGUAGE: 'en',
    ...(user === undefined ? {} : { LC_CTYPE: user }),
    ...(all === undefined || all === '' ? {} : { LANG: all }),
  };
}
