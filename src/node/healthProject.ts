import { existsSync, readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { detectedFiles } from '../core/health/detect.ts';
import { discoverHealth, type HealthDiscovery } from '../core/health/discover.ts';
import type { Category, CategoryHealth, HealthCommand, HealthReport, ToolRun } from '../core/health/health.ts';
import { readHealthSettings } from '../core/health/healthSettings.ts';
import { lanesOf } from '../core/health/lanes.ts';
import { judgeRun, reportOf } from '../core/health/score.ts';
import { readRun } from '../core/health/tools/tools.ts';
import type { SandboxSetting } from '../core/sandbox/sandbox.ts';
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
  const text = (file: string): string | undefined => readTextFile(path.join(repository, file));
  return discoverHealth({
    config,
    agentsMd: text('AGENTS.md'),
    claudeMd: text('CLAUDE.md'),
    manifest: text('package.json'),
    tsconfig: text('tsconfig.json'),
    names: readdirSync(repository),
    text,
    files: new Set(detectedFiles.filter((file) => existsSync(path.join(repository, file)))),
  });
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
  const judged = new Map<Category, CategoryHealth>();
  const ended = new Set<HealthCommand>();
  const counting = countSourceLines(repository, signal).catch(() => undefined);
  const measure = async (command: HealthCommand): Promise<void> => {
    const earlier = inputs === undefined ? undefined : reuse?.store.find(inputs, command);
    if (earlier !== undefined) {
      measuring.onReuse?.(command, earlier);
      judged.set(command.category, earlier);
      return;
    }
    measuring.onStart(command);
    const run = await runTool(command, measuring, timeoutSeconds);
    measuring.onEnd(run);
    if (run.exit.kind === 'exited') {
      ended.add(command);
    }
    judged.set(command.category, withTests(judgeRun(run, await counting), run, reuse?.store));
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
      const health = judged.get(command.category);
      if (health !== undefined) {
        reuse.store.keep(inputs, command, health);
      }
    }
  }
  return reportOf(judged, discovery.notRun, settings.weights, await counting);
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
  const reports = readReports(folder, command, started);
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
