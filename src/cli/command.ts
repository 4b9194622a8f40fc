import { plainText } from './text/plainText.ts';

/** Options that every command has; `json` only where its entry does not say otherwise. */
export interface SharedOptions {
  /** Absolute. */
  readonly cwd: string;
  readonly json: boolean;
}

/** What a person wrote behind a command's name. */
export interface Call {
  readonly command: CliCommand;
  readonly args: readonly string[];
  readonly options: Readonly<Record<string, unknown>> & SharedOptions;
}

/** An option of one command, as `--name` or `--name <value>`. */
export interface CliOption {
  readonly name: string;
  /** What stands for the value in help; undefined: the option has none. */
  readonly value?: string;
  readonly summary: string;
}

/** A command of the command line as help shows it: one entry in `commands.ts`, what it does in a file in `commands/`. */
export interface CliCommand {
  readonly name: string;
  /** What any number of arguments stands for; undefined: the command takes none. */
  readonly arguments?: string;
  readonly summary: string;
  readonly options?: readonly CliOption[];
  /** Its output is a protocol of its own, so that there is no other form to choose. */
  readonly json?: false;
  readonly load: () => Promise<RunCommand>;
}

/** Gives the exit code. What goes wrong in an expected way is printed and has a code of its own. */
export type RunCommand = (args: Call['args'], options: Call['options']) => Promise<number>;

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
  process.stderr.write(plainText(`mstack: ${message}\n`));
}
