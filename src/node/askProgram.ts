import { startChild } from './child.ts';

export interface ProgramQuestion {
  readonly program: string;
  readonly args: readonly string[];
  readonly folder: string;
  /** The whole environment. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

export type ProgramAnswer =
  | { readonly kind: 'answered'; readonly code: number; readonly text: string }
  /** It did not end in time, was not there, or died. */
  | { readonly kind: 'silent' };

/** A look before a run must not wait for a program that hangs. */
const answerWithinMs = 5000;

const keptText = 100_000;

/**
 * Asks a program something that it answers at once, such as its version: what it printed to its output. One that does not
 * end in time is killed with everything below it; nobody waits for its end. Never rejects.
 */
export async function askProgram(question: ProgramQuestion, withinMs = answerWithinMs): Promise<ProgramAnswer> {
  let text = '';
  const child = startChild({
    program: question.program,
    args: question.args,
    cwd: question.folder,
    environment: question.environment,
    input: { kind: 'none' },
    shell: false,
    signal: new AbortController().signal,
    timeLimitMs: undefined,
    onStdout: (piece) => {
      text = (text + piece).slice(0, keptText);
    },
    onStderr: () => undefined,
  });
  return await new Promise((resolve) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      resolve({ kind: 'silent' });
    }, withinMs);
    void child.exited.then((exit) => {
      clearTimeout(timer);
      resolve(exit.kind === 'exited' ? { kind: 'answered', code: exit.code, text } : { kind: 'silent' });
    });
  });
}
