import type { Uri } from 'vscode';
import type { PlanFiles } from '../planFiles.ts';
import type { PlanRun } from '../panels/planRun.ts';
import type { RunnerClient } from '../runnerClient.ts';

/** What commands work with. */
export interface Workbench {
  readonly plans: PlanFiles;
  readonly runner: RunnerClient;
  readonly panel: PlanRun;
}

export type Command = (workbench: Workbench, target: Uri | undefined) => Promise<void> | void;
