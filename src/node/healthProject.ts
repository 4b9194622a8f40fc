import { existsSync } from 'node:fs';
import path from 'node:path';
import { detectedFiles } from '../core/health/detect.ts';
import { discoverHealth, type HealthDiscovery } from '../core/health/discover.ts';
import type { HealthCommand, HealthReport, ToolRun } from '../core/health/health.ts';
import { readHealthSettings } from '../core/health/healthSettings.ts';
import { healthReport } from '../core/health/score.ts';
import { startChild } from './child.ts';
import { toolEnvironment } from './childEnvironment.ts';
import { readConfigFile, readTextFile } from './settingsFile.ts';

/** Finds the repository's health tools as its files are now. */
export function discoverProjectHealth(repository: string): HealthDiscovery {
  const text = (file: string): string | undefined => readTextFile(path.join(repository, file));
  return discoverHealth({
    config: readConfigFile(repository).config,
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
  const settings = readHealthSettings(readConfigFile(measuring.repository).config);
  const timeoutMs = (settings.timeoutSeconds ?? defaultTimeoutSeconds) * 1000;
  const runs: ToolRun[] = [];
  const lane = async (commands: readonly HealthCommand[]): Promise<void> => {
    for (const command of commands) {
      if (!measuring.signal.aborted) {
        measuring.onStart(command);
        const run = await runTool(command, measuring, timeoutMs);
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

async function runTool(command: HealthCommand, measuring: HealthMeasuring, timeoutMs: number): Promise<ToolRun> {
  const started = performance.now();
  const stdout = boundedText(keptOutput);
  const stderr = boundedText(keptOutput);
  const child = startChild({
    program: command.command,
    args: [],
    shell: true,
    cwd: measuring.repository,
    environment: { ...toolEnvironment(process.env), ...measuring.marker },
    input: { kind: 'none' },
    signal: measuring.signal,
    timeLimitMs: timeoutMs,
    onStdout: stdout.add,
    onStderr: stderr.add,
  });
  const exit = await child.exited;
  return {
    command,
    exit:
      exit.kind === 'timedOut'
        ? { kind: 'timedOut', afterSeconds: timeoutMs / 1000 }
        : exit.kind === 'stopped'
          ? { kind: 'signalled', signal: 'stop' }
          : exit,
    stdout: stdout.text(),
    stderr: stderr.text(),
    seconds: (performance.now() - started) / 1000,
    folder: measuring.repository,
  };
}

/** Collects text up to a limit: its first and its last half, with a mark between. */
export function boundedText(limit: number): { add: (text: string) => void; text: () => string } {
  let first = '';
  let last = '';
  let cut = false;
  const half = limit / 2;
  return {
    add: (text) => {
      const room = Math.max(0, half - first.length);
      first += text.slice(0, room);
      last += text.slice(room);
      if (last.length > limit) {
        last = last.slice(-half);
        cut = true;
      }
    },
    text: () => (cut ? `${first}\n[… output cut …]\n${last.slice(-half)}` : first + last),
  };
}
