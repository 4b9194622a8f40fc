import { StringDecoder } from 'node:string_decoder';
import { execa } from 'execa';

export interface ChildRequest {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** The whole environment of the child: nothing is inherited beside it. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** `text` is written and the pipe closed; `open` leaves it to `write` and `closeInput`. */
  readonly input:
    | { readonly kind: 'none' }
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'open' };
  /** Run `program` as a command line of the system's shell; `args` must be empty then. */
  readonly shell: boolean;
  /** Ends the child and everything below it. */
  readonly signal: AbortSignal;
  readonly timeLimitMs: number | undefined;
  /** Decoded text as it comes; pieces may end in the middle of a line. */
  readonly onStdout: (text: string) => void;
  readonly onStderr: (text: string) => void;
}

export type ChildExit =
  | { readonly kind: 'exited'; readonly code: number }
  | { readonly kind: 'signalled'; readonly signal: string }
  | { readonly kind: 'timedOut' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'notStarted'; readonly reason: string };

export interface Child {
  readonly pid: number | undefined;
  readonly write: (text: string) => void;
  readonly closeInput: () => void;
  /** Sends a signal to the whole group, without waiting. */
  readonly kill: (signal: 'SIGINT' | 'SIGTERM' | 'SIGKILL') => void;
  /** Never rejects. Settles when the child has ended and its output has been read. */
  readonly exited: Promise<ChildExit>;
}

/** How long a child may take to end after SIGTERM before it is killed. */
const killAfterMs = 5000;

/** Starts a process in a group of its own, so that its children end with it (execa: `killDescendants`). */
export function startChild(request: ChildRequest): Child {
  const child = execa(request.program, [...request.args], {
    cwd: request.cwd,
    env: definedOnly(request.environment),
    extendEnv: false,
    shell: request.shell,
    stdin: request.input.kind === 'none' ? 'ignore' : 'pipe',
    buffer: false,
    reject: false,
    killDescendants: true,
    forceKillAfterDelay: killAfterMs,
    cancelSignal: request.signal,
    windowsHide: true,
    ...(request.timeLimitMs === undefined ? {} : { timeout: Math.max(1, request.timeLimitMs) }),
  });
  forward(child.stdout, request.onStdout);
  forward(child.stderr, request.onStderr);
  // A child that ends without reading its input breaks the pipe: its exit tells more than that error.
  child.stdin?.on('error', () => undefined);
  if (request.input.kind === 'text') {
    child.stdin?.end(request.input.text);
  }
  return {
    pid: child.pid,
    write: (text) => {
      if (child.stdin?.writable === true) {
        child.stdin.write(text);
      }
    },
    closeInput: () => child.stdin?.end(),
    kill: (signal) => {
      child.kill(signal);
    },
    exited: child.then((result): ChildExit => {
      if (result.isCanceled) {
        return { kind: 'stopped' };
      }
      if (result.timedOut) {
        return { kind: 'timedOut' };
      }
      if (result.exitCode !== undefined) {
        return { kind: 'exited', code: result.exitCode };
      }
      if (result.signal !== undefined) {
        return { kind: 'signalled', signal: result.signal };
      }
      return { kind: 'notStarted', reason: result.shortMessage ?? 'The program could not be started.' };
    }),
  };
}

function forward(stream: NodeJS.ReadableStream | null | undefined, take: (text: string) => void): void {
  const decoder = new StringDecoder('utf8');
  stream?.on('data', (piece: Buffer) => {
    take(decoder.write(piece));
  });
  stream?.on('end', () => {
    const rest = decoder.end();
    if (rest !== '') {
      take(rest);
    }
  });
}

function definedOnly(environment: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/** Cuts text into lines and hands out complete ones; `end` hands out what is left. A line longer than `limit` is cut there. */
export function lineSplitter(
  take: (line: string) => void,
  limit = 4_000_000,
): { add: (text: string) => void; end: () => void } {
  let rest = '';
  return {
    add: (text) => {
      const lines = (rest + text).split('\n');
      rest = (lines.pop() ?? '').slice(0, limit);
      for (const line of lines) {
        take(line.endsWith('\r') ? line.slice(0, -1) : line);
      }
    },
    end: () => {
      if (rest !== '') {
        take(rest);
        rest = '';
      }
    },
  };
}
