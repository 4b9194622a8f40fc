import { type CheckRun, judgeCheck, type CheckJudgement } from '../core/plan/judgeCheck.ts';
import type { Check } from '../core/plan/plan.ts';
import { startChild } from './child.ts';
import { toolEnvironment } from './childEnvironment.ts';
import { boundedText } from './healthProject.ts';

export interface CheckRequest {
  readonly repository: string;
  readonly check: Check;
  readonly timeoutSeconds: number;
  readonly signal: AbortSignal;
  readonly marker: Readonly<Record<string, string>>;
}

export interface CheckResult extends CheckJudgement {
  readonly run: CheckRun;
  readonly seconds: number;
}

const keptOutput = 2_000_000;

/** Runs one check's command in the repository, by the system's shell, and judges it. */
export async function runCheck(request: CheckRequest): Promise<CheckResult> {
  const started = performance.now();
  const stdout = boundedText(keptOutput);
  const stderr = boundedText(keptOutput);
  const child = startChild({
    program: commandLine(request.check),
    args: [],
    shell: true,
    cwd: request.repository,
    environment: { ...toolEnvironment(process.env), ...request.marker },
    input: { kind: 'none' },
    signal: request.signal,
    timeLimitMs: request.timeoutSeconds * 1000,
    onStdout: stdout.add,
    onStderr: stderr.add,
  });
  const exit = await child.exited;
  const run: CheckRun = {
    exit:
      exit.kind === 'timedOut'
        ? { kind: 'timedOut', afterSeconds: request.timeoutSeconds }
        : exit.kind === 'stopped'
          ? { kind: 'signalled', signal: 'stop' }
          : exit,
    stdout: stdout.text(),
    stderr: stderr.text(),
  };
  return { ...judgeCheck(request.check, run), run, seconds: (performance.now() - started) / 1000 };
}

/** For `[status]`, curl is told to print the status instead of the page. */
function commandLine(check: Check): string {
  const command = check.command ?? '';
  return check.tag === 'status' && /^curl\b/.test(command)
    ? `${command} --silent --output ${process.platform === 'win32' ? 'NUL' : '/dev/null'} --write-out '%{http_code}'`
    : command;
}
