import { failure, type Result, success } from '../core/base/result.ts';
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

export interface AskRequest {
  /** Bundle of the command line, absolute. */
  readonly script: string;
  /** Top level of the repository, absolute. */
  readonly repository: string;
  /** Command and options; `--json` is added. */
  readonly args: readonly string[];
  readonly signal: AbortSignal;
}

/** Asks a command that answers with one JSON object; `AskRequest` without what is the same for all. */
export type AskEngine = (request: Pick<AskRequest, 'args' | 'signal'>) => Promise<Result<unknown, string>>;

/** The object is unchecked. The failure is a sentence for a person. */
export async function askEngine({ script, repository, args, signal }: AskRequest): Promise<Result<unknown, string>> {
  let output = '';
  let complaints = '';
  const exit = await startChild({
    program: process.execPath,
    args: [script, '--cwd', repository, ...args, '--json'],
    cwd: repository,
    environment: ownProgramEnvironment(process.env),
    input: { kind: 'none' },
    shell: false,
    signal,
    timeLimitMs: undefined,
    onStdout: (text) => {
      output += text;
    },
    onStderr: (text) => {
      complaints = (complaints + text).slice(-keptComplaints);
    },
  }).exited;
  if (exit.kind === 'notStarted') {
    return failure(exit.reason);
  }
  try {
    return success(JSON.parse(output));
  } catch {
    // It ended before it could answer; why, it has said to people.
    const told = complaints.trim().replaceAll(/^mstack: /gm, '');
    return failure(told === '' ? `\`mstack ${args.join(' ')}\` gave no answer.` : told);
  }
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
