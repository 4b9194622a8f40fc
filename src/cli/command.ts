import type { Command } from 'commander';

/** Options that every command has. */
export interface SharedOptions {
  readonly cwd: string;
  readonly json: boolean;
}

/** A command of the command line as help shows it: one entry in `commands.ts`, what it does in a file in `commands/`. */
export interface CliCommand {
  readonly name: string;
  /** Arguments as commander writes them, e.g. `[ref...]`. */
  readonly arguments?: string;
  readonly summary: string;
  readonly configure?: (command: Command) => void;
  readonly load: () => Promise<RunCommand>;
}

/** Gives the exit code. What goes wrong in an expected way is printed and has a code of its own. */
export type RunCommand = (
  args: readonly string[],
  options: Readonly<Record<string, unknown>> & SharedOptions,
) => Promise<number>;

export function textOption(options: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}

/** Prints one object on standard output, for programs. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

/** Prints a sentence for a person on standard error. */
export function complain(message: string): void {
  process.stderr.write(`mstack: ${message}\n`);
}
