import path from 'node:path';
import type { HealthCommand, ToolRun } from '../../core/health/health.ts';
import { readHealthSettings } from '../../core/health/healthSettings.ts';
import { defaultTimeoutSeconds, runTool } from '../../node/healthProject.ts';
import { pythonOf } from '../../node/mutateCopy.ts';
import { offlinePackages } from '../../node/offlinePackages.ts';
import type { ProbeCopy } from '../../node/probeCopy.ts';
import { agentGuardEnvironment } from '../../node/toolGuardEnvironment.ts';
import { markerOf, type RunContext } from '../runContext.ts';

/** What every tool of a run is started with. */
export function toolSurroundings({
  repository,
  signal,
  settings,
}: RunContext): Omit<Parameters<typeof runTool>[1], 'marker'> {
  return { repository: repository.root, signal, sandbox: settings.sandbox };
}

/** Whole seconds that a tool may take: what is set, and no more than there is reason for. */
export function toolLimit({ config }: RunContext, most: number): number {
  return Math.max(1, Math.ceil(Math.min(readHealthSettings(config).timeoutSeconds ?? defaultTimeoutSeconds, most)));
}

/** @param run folder of a run, which lies two below that of the repository */
export function copiesFolder(run: string): string {
  return path.resolve(run, '..', '..', 'probe', 'copies');
}

export interface GuardedCopy {
  readonly copy: ProbeCopy;
  /** Nothing that is started with it reaches a remote, or downloads what it runs. */
  readonly environment: Readonly<Record<string, string>>;
}

/** The run's copy of the repository with the files of a tree, installed packages included. Put it back after each use. */
export async function copyOf(context: RunContext, tree: string): Promise<GuardedCopy> {
  const { root } = context.repository;
  const folder = path.dirname(copiesFolder(context.folder));
  const [copy, guard] = await Promise.all([
    context.probeCopies.of({ repository: root, tree, folder: copiesFolder(context.folder) }),
    agentGuardEnvironment(root, folder),
  ]);
  const environment = { ...guard, ...offlinePackages, ...pythonOf(copy.root()), ...markerOf(context) };
  return { copy, environment };
}

/** Runs a health tool on a tree, in the run's copy. */
export async function runToolInCopy(
  context: RunContext,
  tree: string,
  command: HealthCommand,
  timeoutSeconds: number,
): Promise<ToolRun> {
  const { copy, environment } = await copyOf(context, tree);
  const run = await runTool(
    command,
    { ...toolSurroundings(context), marker: environment },
    timeoutSeconds,
    copy.root(),
  );
  await copy.restore();
  return run;
}
