import { createInterface } from 'node:readline';
import { failure, type Result, success } from '../core/base/result.ts';
import type { DeepProgress } from '../jobs/auditDeep.ts';
import type { AuditMessage } from '../protocol/auditDialogue.ts';
import { complain } from './command.ts';
import type { Project } from './project.ts';
import type { ProjectAudit } from './projectAudit.ts';
import { oneTerminalLine } from './text/progressLine.ts';

export interface DeepOptions {
  readonly mutants?: number;
  readonly minutes?: number;
  /** Who is told: a person at a terminal, the program that started this one, or nobody. */
  readonly watcher: 'person' | 'stdio' | 'nobody';
}

/** Reads `--mutants` and `--minutes`. The failure is a sentence. */
export function readLimits(
  options: Readonly<Record<string, unknown>>,
): Result<Pick<DeepOptions, 'mutants' | 'minutes'>, string> {
  const limits: { mutants?: number; minutes?: number } = {};
  for (const [name, most] of [
    ['mutants', 1000],
    ['minutes', 1440],
  ] as const) {
    const given = options[name];
    if (given !== undefined) {
      const value = Number(given);
      if (!(value > 0 && value <= most) || (name === 'mutants' && !Number.isInteger(value))) {
        return failure(`--${name} must be a number from 1 to ${most}, and is ${JSON.stringify(given)}.`);
      }
      limits[name] = value;
    }
  }
  return success(limits);
}

/** Runs the deep audit, which keeps what it finds out. Gives undefined when it is done, else the exit code. */
export async function deepAudit(project: Project, { watcher, ...limits }: DeepOptions): Promise<number | undefined> {
  const stopping = new AbortController();
  const stop = (): void => stopping.abort();
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  signals.forEach((signal) => process.on(signal, stop));
  const input = watcher === 'stdio' ? createInterface({ input: process.stdin, crlfDelay: Infinity }) : undefined;
  input?.on('close', stop);
  input?.on('line', (line) => {
    if (isCancel(line)) {
      stop();
    }
  });
  const show = watcher === 'person' ? oneTerminalLine(process.stderr) : undefined;
  const onProgress = (progress: DeepProgress): void => {
    show?.(`${progress.done}/${progress.of}  ${progress.text}`);
    if (watcher === 'stdio') {
      tell({ kind: 'progress', ...progress });
    }
  };
  try {
    const { runDeepAudit } = await import('../jobs/auditDeep.ts');
    const result = await runDeepAudit({ root: project.root, ...limits, signal: stopping.signal, onProgress });
    if (!result.ok) {
      sayFailure(watcher, result.failure);
      return 3;
    }
    return undefined;
  } catch (error) {
    if (!stopping.signal.aborted) {
      throw error;
    }
    sayFailure(watcher, 'The audit was stopped. Nothing was changed, and nothing was kept.');
    return 130;
  } finally {
    show?.('');
    signals.forEach((signal) => process.off(signal, stop));
    input?.off('close', stop);
    input?.close();
    if (input !== undefined) {
      process.stdin.destroy();
    }
  }
}

/** Prints one message for the program that started this one. */
export function tell(
  message: Exclude<AuditMessage, { kind: 'audited' }> | { kind: 'audited'; audit: ProjectAudit },
): void {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}

function sayFailure(watcher: DeepOptions['watcher'], message: string): void {
  if (watcher === 'stdio') {
    tell({ kind: 'failed', message });
  }
  complain(message);
}

function isCancel(line: string): boolean {
  try {
    const read: unknown = JSON.parse(line);
    return typeof read === 'object' && read !== null && 'kind' in read && read.kind === 'cancel';
  } catch {
    // Not a message: nothing else is listened for.
    return false;
  }
}
