import { createServer, type Socket } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { within } from './deadline.ts';

/** What a controlled program says first. */
export interface Greeting {
  readonly name: string;
  readonly pid: number;
  /** All of its standard input. */
  readonly input: string;
  /** Those of its variables that begin with `MSTACK_` or `GIT_`. */
  readonly variables: Readonly<Record<string, string | undefined>>;
}

/** One move, made when it is told; each is answered with an outcome. */
export type Move =
  | { readonly kind: 'write'; readonly path: string; readonly text: string }
  | { readonly kind: 'remove'; readonly path: string }
  | { readonly kind: 'print' | 'complain'; readonly text: string }
  | { readonly kind: 'shell'; readonly command: string }
  | { readonly kind: 'answer'; readonly text: string }
  /** Starts a process that outlives it; the text of the outcome is its id. */
  | { readonly kind: 'leave' }
  /** Copies its input to its output, as a filter does. */
  | { readonly kind: 'pass' }
  | { readonly kind: 'exit'; readonly code: number };

export interface Outcome {
  readonly code: number;
  readonly text: string;
}

/** One start of a controlled program, in the test's hands. It does nothing by itself: left alone, it hangs. */
export interface Invocation extends Greeting {
  readonly role: string;
  readonly plan: string;
  readonly attempt: number;
  readonly make: (move: Move) => Promise<Outcome>;
  readonly write: (path: string, text: string) => Promise<Outcome>;
  readonly shell: (command: string) => Promise<Outcome>;
  readonly answer: (value: unknown) => Promise<Outcome>;
  /** Ends it, and waits until it has ended. */
  readonly exit: (code?: number) => Promise<void>;
  /** Settles when it has ended, by itself or by force. */
  readonly ended: Promise<void>;
}

export interface ControlledPrograms extends AsyncDisposable {
  /** Program and arguments of one with this name. */
  readonly command: (name: string) => string[];
  /** The same as a command line for a shell. */
  readonly commandLine: (name: string) => string;
  /** The next start of one with this name that nobody has taken yet. */
  readonly next: (name: string) => Promise<Invocation>;
  /** From now on each start of one with this name goes this way, until another way is given. */
  readonly always: (name: string, way: (invocation: Invocation) => Promise<unknown>) => void;
  /** Whether one has not ended. */
  readonly isWaiting: () => boolean;
  /** All starts so far, in order. */
  readonly started: readonly Invocation[];
}

/** Listens for controlled programs on a socket in a folder, whose path must be short. */
export async function controlPrograms(folder: string): Promise<ControlledPrograms> {
  const address = path.join(folder, 'c.sock');
  const started: Invocation[] = [];
  const waiting = new Map<string, Invocation[]>();
  const wanted = new Map<string, ((invocation: Invocation) => void)[]>();
  const ways = new Map<string, (invocation: Invocation) => Promise<unknown>>();
  const sockets = new Set<Socket>();
  const failures: unknown[] = [];

  const take = (invocation: Invocation): void => {
    started.push(invocation);
    const asking = wanted.get(invocation.name)?.shift();
    const way = ways.get(invocation.name);
    if (asking !== undefined) {
      asking(invocation);
    } else if (way === undefined) {
      waiting.set(invocation.name, [...(waiting.get(invocation.name) ?? []), invocation]);
    } else {
      way(invocation).catch((error: unknown) => failures.push(error));
    }
  };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // Killed programs break their connection: `ended` tells that.
    socket.on('error', () => socket.destroy());
    converse(socket, take);
  });
  await new Promise<void>((resolve) => {
    server.listen(address, resolve);
  });
  const program = path.join(import.meta.dirname, 'controlledProgram.ts');
  const command = (name: string): string[] => [process.execPath, program, address, name];
  return {
    command,
    commandLine: (name) =>
      command(name)
        .map((part) => `'${part}'`)
        .join(' '),
    next: (name) => {
      const first = waiting.get(name)?.shift();
      return first === undefined
        ? within(
            new Promise<Invocation>((resolve) => {
              wanted.set(name, [...(wanted.get(name) ?? []), resolve]);
            }),
            `a start of ${name}`,
          )
        : Promise.resolve(first);
    },
    always: (name, way) => {
      ways.set(name, way);
    },
    isWaiting: () => sockets.size > 0,
    started,
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) {
        socket.destroy();
      }
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      if (failures.length > 0) {
        throw new AggregateError(failures, 'A way of a controlled program failed.');
      }
    },
  };
}

function converse(socket: Socket, take: (invocation: Invocation) => void): void {
  const answers: ((outcome: Outcome) => void)[] = [];
  const closed = Promise.withResolvers<void>();
  socket.on('close', () => closed.resolve());
  const make = (move: Move): Promise<Outcome> => {
    const outcome = new Promise<Outcome>((resolve) => {
      answers.push(resolve);
    });
    socket.write(`${JSON.stringify(move)}\n`);
    const gone = closed.promise.then(() => ({ code: -1, text: 'It has ended.' }));
    return within(Promise.race([outcome, gone]), `the move ${move.kind}`);
  };
  let greeted = false;
  createInterface({ input: socket }).on('line', (line) => {
    if (greeted) {
      answers.shift()?.(JSON.parse(line) as Outcome);
      return;
    }
    greeted = true;
    const greeting = JSON.parse(line) as Greeting;
    take({
      ...greeting,
      role: greeting.variables['MSTACK_ROLE'] ?? '',
      plan: greeting.variables['MSTACK_PLAN'] ?? '',
      attempt: Number(greeting.variables['MSTACK_ATTEMPT'] ?? 0),
      make,
      write: (file, text) => make({ kind: 'write', path: file, text }),
      shell: (command) => make({ kind: 'shell', command }),
      answer: (value) => make({ kind: 'answer', text: typeof value === 'string' ? value : JSON.stringify(value) }),
      exit: async (code = 0) => {
        await make({ kind: 'exit', code });
        await within(closed.promise, 'its end');
      },
      ended: closed.promise,
    });
  });
}
