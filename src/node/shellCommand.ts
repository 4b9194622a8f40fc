import { randomUUID } from 'node:crypto';
import { decideSandbox } from '../core/sandbox/sandbox.ts';
import { startChild, type ChildExit, type ChildRequest } from './child.ts';
import { toolEnvironment } from './childEnvironment.ts';
import { processAlive } from './processAlive.ts';
import { insideSandbox, sandboxHere } from './sandbox.ts';
import { type ToolSandbox, toolSandboxRules } from './sandboxRules.ts';
import { sweep } from './sweep.ts';
import { toolGuardEnvironment } from './toolGuardEnvironment.ts';

export interface ShellCommand {
  /** A command line for the system's shell. */
  readonly command: string;
  readonly folder: string;
  readonly timeoutSeconds: number;
  readonly signal: AbortSignal;
  /** Variables by which a later runner finds what a dead one left running. */
  readonly marker: Readonly<Record<string, string>>;
  readonly sandbox: ToolSandbox;
  /** Characters of each output that are kept: the first and the last half. */
  readonly keptOutput: number;
  /** Everything that it prints, as it comes; pieces may end in the middle of a line. */
  readonly onOutput?: (text: string) => void;
}

/** How the command ended, with what it printed. */
export interface ShellOutcome {
  readonly exit:
    | Exclude<ChildExit, { readonly kind: 'timedOut' | 'stopped' }>
    | { readonly kind: 'timedOut'; readonly afterSeconds: number };
  readonly stdout: string;
  readonly stderr: string;
  readonly seconds: number;
}

const commandMarker = 'MSTACK_COMMAND';
/** How often is looked whether the shell has ended while something that it started still holds its output open. */
const lookMs = 100;

/** Runs a health tool or a check, which pushes nothing to where the user's work belongs. What it leaves running in the background is ended with it, and does not delay its end. */
export async function runShellCommand(request: ShellCommand): Promise<ShellOutcome> {
  const started = performance.now();
  const stdout = boundedText(request.keptOutput);
  const stderr = boundedText(request.keptOutput);
  const own = randomUUID();
  const environment = {
    ...toolEnvironment(process.env),
    ...(await toolGuardEnvironment(request.folder)),
    ...request.marker,
    [commandMarker]: own,
  };
  const start = await startOf(request, environment);
  if ('kind' in start) {
    return { exit: start, stdout: '', stderr: '', seconds: 0 };
  }
  const child = startChild({
    ...start,
    cwd: request.folder,
    environment,
    input: { kind: 'none' },
    signal: request.signal,
    timeLimitMs: request.timeoutSeconds * 1000,
    onStdout: (text) => {
      stdout.add(text);
      request.onOutput?.(text);
    },
    onStderr: (text) => {
      stderr.add(text);
      request.onOutput?.(text);
    },
  });
  const look = setInterval(() => {
    if (child.pid !== undefined && !processAlive(child.pid)) {
      void sweep(commandMarker, own);
    }
  }, lookMs);
  const exit = await child.exited;
  clearInterval(look);
  const seconds = (performance.now() - started) / 1000;
  await sweep(commandMarker, own);
  return { exit: outcomeOf(exit, request.timeoutSeconds), stdout: stdout.text(), stderr: stderr.text(), seconds };
}

async function startOf(
  { command, folder, sandbox }: ShellCommand,
  environment: Readonly<Record<string, string>>,
): Promise<Pick<ChildRequest, 'program' | 'args' | 'shell'> | Extract<ChildExit, { readonly kind: 'notStarted' }>> {
  const decision = decideSandbox(sandbox.setting, await sandboxHere());
  if (decision.kind === 'refused') {
    return { kind: 'notStarted', reason: decision.message };
  }
  if (decision.kind === 'without') {
    return { program: command, args: [], shell: true };
  }
  const rules = await toolSandboxRules(folder, sandbox, environment);
  return { ...insideSandbox(decision, rules, { program: '/bin/sh', args: ['-c', command] }), shell: false };
}

function outcomeOf(exit: ChildExit, timeoutSeconds: number): ShellOutcome['exit'] {
  switch (exit.kind) {
    case 'timedOut':
      return { kind: 'timedOut', afterSeconds: timeoutSeconds };
    case 'stopped':
      return { kind: 'signalled', signal: 'stop' };
    default:
      return exit;
  }
}

/** Collects text up to a limit: its first and its last half, with a mark between. */
function boundedText(limit: number): { add: (text: string) => void; text: () => string } {
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
