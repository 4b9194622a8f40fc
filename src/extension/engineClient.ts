import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { failure, type Result, success } from '../core/base/result.ts';
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
  const { repository } = request;
  const [command = '', ...rest] = request.args;
  // What stands behind `--` is no option.
  const child = startProgram({ ...request, args: [command, '--stdio', ...rest] });
  let unfinished = '';
  child.stdout.on('data', (text: string) => {
    const lines = (unfinished + text).split('\n');
    unfinished = lines.pop() ?? '';
    for (const line of lines) {
      take(line, request.onMessage);
    }
  });
  const ended = endOf(child, repository);
  let cancelled: NodeJS.Timeout | undefined;
  return {
    answer: (answer) => {
      write(child, answer);
    },
    cancel: () => {
      write(child, { kind: 'cancel' });
      child.stdin.end();
      cancelled ??= setTimeout(() => child.kill('SIGKILL'), cancelledWithinMs);
    },
    ended: ended.finally(() => {
      clearTimeout(cancelled);
    }),
  };
}

function write({ stdin }: ChildProcessWithoutNullStreams, answer: DialogueAnswer): void {
  if (stdin.writable) {
    stdin.write(`${JSON.stringify(answer)}\n`);
  }
}

/** Node itself: the library that starts other programs is larger than the rest of this bundle needs to be. */
function startProgram({ script, repository, args }: Omit<EngineRequest, 'onMessage'>): ChildProcessWithoutNullStreams {
  const child = spawn(process.execPath, [script, '--cwd', repository, ...args], {
    cwd: repository,
    env: ownProgramEnvironment(process.env),
    stdio: 'pipe',
    windowsHide: true,
  });
  child.stdout.setEncoding('utf8');
  child.stderr.setEncoding('utf8');
  // A child that ends without reading its input breaks the pipe: its exit tells more than that error.
  child.stdin.on('error', () => undefined);
  return child;
}

/** Settles when a command has ended and everything that it said has been read. Never rejects. */
async function endOf(child: ChildProcessWithoutNullStreams, repository: string): Promise<Awaited<Engine['ended']>> {
  let complaints = '';
  child.stderr.on('data', (text: string) => {
    complaints = (complaints + text).slice(-keptComplaints);
  });
  return await new Promise((resolve) => {
    child.on('error', (error) => {
      resolve({ code: undefined, complaints: `mstack could not be started in ${repository}: ${error.message}` });
    });
    child.on('close', (code) => {
      resolve({ code: code ?? undefined, complaints: complaints.trim().replaceAll(/^mstack: /gm, '') });
    });
  });
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
  const child = startProgram({ script, repository, args: [...args, '--json'] });
  child.stdin.end();
  const stop = (): void => {
    child.kill();
  };
  signal.addEventListener('abort', stop, { once: true });
  let output = '';
  child.stdout.on('data', (text: string) => {
    output += text;
  });
  const { complaints } = await endOf(child, repository);
  signal.removeEventListener('abort', stop);
  try {
    return success(JSON.parse(output));
  } catch {
    // It ended before it could answer; why, it has said to people.
    return failure(complaints === '' ? `\`mstack ${args.join(' ')}\` gave no answer.` : complaints);
  }
}

/**
 * A command line that names `mstack`, with the program that we have instead: it need not be on the PATH. What else is typed
 * stays as it is.
 */
export function typedCommand(
  script: string,
  command: string,
): { readonly text: string; readonly environment: Readonly<Record<string, string>> } {
  const program = `${process.platform === 'win32' ? '& ' : ''}"${process.execPath}" "${script}"`;
  const isElectron = process.versions['electron'] !== undefined;
  return {
    text: command.replace(/(^|\s)mstack(?=\s)/, (_, before: string) => `${before}${program}`),
    environment: isElectron ? { ELECTRON_RUN_AS_NODE: '1' } : {},
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
