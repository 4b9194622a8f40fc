import { type CheckRun, judgeCheck, type CheckJudgement } from '../core/plan/judgeCheck.ts';
import type { Check } from '../core/plan/plan.ts';
import type { ToolSandbox } from './sandboxRules.ts';
import { runShellCommand } from './shellCommand.ts';

export interface CheckRequest {
  /** Where it is run: the repository, or a copy of it. */
  readonly repository: string;
  readonly check: Check;
  readonly timeoutSeconds: number;
  readonly signal: AbortSignal;
  readonly marker: Readonly<Record<string, string>>;
  readonly sandbox: ToolSandbox;
}

export interface CheckResult extends CheckJudgement {
  readonly run: CheckRun;
  readonly seconds: number;
}

const keptOutput = 2_000_000;

/** Runs one check's command in the repository, by the system's shell, and judges it. */
export async function runCheck(request: CheckRequest): Promise<CheckResult> {
  const { check, repository, timeoutSeconds, signal, marker, sandbox } = request;
  const { seconds, ...run } = await runShellCommand({
    command: commandLine(check),
    folder: repository,
    timeoutSeconds,
    signal,
    marker,
    sandbox,
    keptOutput,
  });
  return { ...judgeCheck(check, run), run, seconds };
}

/** For `[status]`, curl is told to print the status instead of the page. */
export function commandLine(check: Check): string {
  const command = check.command ?? '';
  return check.tag === 'status' && /^curl\b/.test(command)
    ? `${command} --silent --output ${process.platform === 'win32' ? 'NUL' : '/dev/null'} --write-out '%{http_code}'`
    : command;
}
