import { type CancellationToken, Uri } from 'vscode';
import type { PlanRemedies, PlanScores, ProbePlanAnswer, RunCheckAnswer } from '../../protocol/languageServer.ts';
import type { Confidence } from '../confidence.ts';
import type { ConfidencePage } from '../panels/confidencePage.ts';
import type { TypedCommand } from '../dialogues/carryOutFix.ts';
import type { FixReview } from '../dialogues/fixReview.ts';
import type { AskEngine } from '../engineClient.ts';
import type { PlanRun } from '../panels/planRun.ts';
import type { PlanFiles } from '../planFiles.ts';
import type { Planner } from '../planner.ts';
import type { RunnerClient } from '../runnerClient.ts';

/** What the language server does besides what the editor asks it by itself. */
export interface LanguageServer {
  readonly runCheck: (
    check: { readonly repository: string; readonly file: string; readonly line: number },
    token: CancellationToken,
  ) => Promise<RunCheckAnswer>;
  /** @param onCheck gets a line for each check before it is run */
  readonly probePlan: (
    plan: { readonly repository: string; readonly file: string; readonly probe?: string },
    token: CancellationToken,
    onCheck: (line: string) => void,
  ) => Promise<ProbePlanAnswer>;
  readonly remedies: (plan: { readonly repository: string; readonly file: string }) => Promise<PlanRemedies>;
  readonly dispose: () => void;
}

/** What commands work with. */
export interface Workbench {
  readonly plans: PlanFiles;
  readonly runner: RunnerClient;
  readonly panel: PlanRun;
  readonly planner: Planner;
  readonly fixReview: FixReview;
  readonly confidence: Confidence;
  readonly confidencePage: ConfidencePage;
  /** Undefined without an open folder. */
  readonly language: () => LanguageServer | undefined;
  /** Undefined: the language server has not told yet. */
  readonly score: (file: string) => PlanScores['scores'][number] | undefined;
  /** Asks the command line something about the repository. */
  readonly ask: AskEngine;
  /** A command line of ours as a person would type it here, where `mstack` need not be on the PATH. */
  readonly typed: (command: string) => TypedCommand;
  /** The catalogue of the doctor's rules. */
  readonly rulesPage: Uri;
}

/** Arguments are whatever a menu, a code lens, a link or another extension hands over. */
export type Command = (workbench: Workbench, given: readonly unknown[]) => Promise<void> | void;

/** The plan file that a command is about, relative to the repository: a row's, a code lens's, or the active editor's. */
export function planFileOf(workbench: Workbench, given: unknown, active: Uri | undefined): string | undefined {
  if (typeof given === 'object' && given !== null && 'file' in given && typeof given.file === 'string') {
    return given.file;
  }
  const repository = workbench.plans.repository();
  const uri = given instanceof Uri ? given : typeof given === 'string' ? Uri.parse(given) : active;
  const top = repository === undefined ? undefined : `${repository.path.replace(/\/$/, '')}/`;
  return top !== undefined && uri?.scheme === 'file' && uri.path.startsWith(top)
    ? uri.path.slice(top.length)
    : undefined;
}
