import { existsSync } from 'node:fs';
import path from 'node:path';
import { detectedFiles } from '../core/health/detect.ts';
import { discoverHealth, type HealthDiscovery } from '../core/health/discover.ts';
import type { HealthCommand, HealthReport, ToolRun } from '../core/health/health.ts';
import { readHealthSettings } from '../core/health/healthSettings.ts';
import { healthReport } from '../core/health/score.ts';
import { readTextFile } from './settingsFile.ts';
import { runShellCommand } from './shellCommand.ts';

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
  readonly onStart: (command: HealthCommand) => void;
  readonly onEnd: (run: ToolRun) => void;
}

/** Seconds that one tool may take when the settings say nothing. */
const defaultTimeoutSeconds = 900;

/** What is kept of one tool's output: its end, where tools put their summary, and enough of its beginning. */
const keptOutput = 8_000_000;

/**
 * Runs every health tool. Those that only read the sources run beside those that run the program; within each lane one
 * after the other, because two test runs at once can get in each other's way.
 */
export async function measureHealth(measuring: HealthMeasuring): Promise<HealthReport> {
  const settings = readHealthSettings(measuring.config);
  const timeoutSeconds = settings.timeoutSeconds ?? defaultTimeoutSeconds;
  const runs: ToolRun[] = [];
  const lane = async (commands: readonly HealthCommand[]): Promise<void> => {
    for (const command of commands) {
      if (!measuring.signal.aborted) {
        measuring.onStart(command);
        const run = await runTool(command, measuring, timeoutSeconds);
        measuring.onEnd(run);
        runs.push(run);
      }
    }
  };
  const dynamic = new Set(['test', 'e2e']);
  await Promise.all([
    lane(measuring.discovery.commands.filter((command) => !dynamic.has(command.category))),
    lane(measuring.discovery.commands.filter((command) => dynamic.has(command.category))),
  ]);
  return healthReport(runs, measuring.discovery.notRun, settings.weights);
}

async function runTool(command: HealthCommand, measuring: HealthMeasuring, timeoutSeconds: number): Promise<ToolRun> {
  const { repository, signal, marker } = measuring;
  const run = await runShellCommand({
    command: command.command,
    folder: repository,
    timeoutSeconds,
    signal,
    marker,
    keptOutput,
  });
  return { command, ...run, folder: repository };
}
