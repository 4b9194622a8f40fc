import { startChild } from '../node/child.ts';
import { ownProgramEnvironment } from '../node/ownProgramEnvironment.ts';
import { type DialogueAnswer, type DialogueMessage, dialogueMessage } from '../protocol/dialogue.ts';

export interface EngineRequest {
  /** Bundle of the command line, absolute. */
  readonly script: string;
  /** Top level of the repository, absolute. */
  readonly repository: string;
  /** Command and options; `--stdio` is added. */
  readonly args: readonly string[];
  readonly onMessage: (message: DialogueMessage) => void;
}

/** A command of the command line at work, with which the editor talks. */
export interface Engine {
  readonly answer: (answer: DialogueAnswer) => void;
  /** Asks it to leave everything as it was, and ends it when it does not. */
  readonly cancel: () => void;
  /** Settles when it has ended: its exit code, and the sentences that it wrote for people. */
  readonly ended: Promise<{ readonly code: number | undefined; readonly complaints: string }>;
}

/** Starts commands of the command line; `EngineRequest` without what is the same for all. */
export type StartEngine = (request: Pick<EngineRequest, 'args' | 'onMessage'>) => Engine;

/** It ends its agent and removes its copies first; an agent may need some seconds. */
const cancelledWithinMs = 20_000;
const keptComplaints = 4000;

/** Starts a command. It ends with the editor: its input closes then, which means cancel. */
export function startEngine(request: EngineRequest): Engine {
  const killing = new AbortController();
  let rest = '';
  let complaints = '';
  const child = startChild({
    program: process.execPath,
    args: [request.script, '--cwd', request.repository, ...request.args, '--stdio'],
    cwd: request.repository,
    environment: ownProgramEnvironment(process.env),
    input: { kind: 'open' },
    shell: false,
    signal: killing.signal,
    timeLimitMs: undefined,
    onStdout: (text) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        take(line, request.onMessage);
      }
    },
    onStderr: (text) => {
      complaints = (complaints + text).slice(-keptComplaints);
    },
  });
  let cancelled: NodeJS.Timeout | undefined;
  return {
    answer: (answer) => {
      child.write(`${JSON.stringify(answer)}\n`);
    },
    cancel: () => {
      child.write(`${JSON.stringify({ kind: 'cancel' } satisfies DialogueAnswer)}\n`);
      child.closeInput();
      cancelled ??= setTimeout(() => killing.abort(), cancelledWithinMs);
    },
    ended: child.exited.then((exit) => {
      clearTimeout(cancelled);
      const told = complaints.trim().replaceAll(/^mstack: /gm, '');
      return exit.kind === 'notStarted'
        ? { code: undefined, complaints: exit.reason }
        : { code: exit.kind === 'exited' ? exit.code : undefined, complaints: told };
    }),
  };
}

/** A newer command line may say more than this version knows. */
function take(line: string, onMessage: (message: DialogueMessage) => void): void {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    // Not a message: something that the command started printed to its output.
    return;
  }
  const message = dialogueMessage.safeParse(value);
  if (message.success) {
    onMessage(message.data);
  }
}
