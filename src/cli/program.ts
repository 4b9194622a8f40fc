import path from 'node:path';
import { Command, CommanderError, type OutputConfiguration } from 'commander';
import { version } from '../node/version.ts';
import type { Call, CliCommand } from './command.ts';

/** Exit code for a wrong command line. */
const usage = 2;

/** What a command line leads to. */
export interface ProgramEffects {
  readonly run: (call: Call) => Promise<number>;
  /** Where help and what is wrong go; absent: to the terminal. */
  readonly output?: OutputConfiguration;
}

/** Reads any command line, prints help and what is wrong, and gives the exit code. */
export async function runProgram(
  line: readonly string[],
  commands: readonly CliCommand[],
  { run, output = {} }: ProgramEffects,
): Promise<number> {
  let code = 0;
  const program = new Command('mstack')
    .description('Plans in, proven commits out: agents write the code, mstack decides what is done. It never pushes.')
    .version(version)
    // As in git, before the command; commander takes a program's option behind the command just as well.
    .option('--cwd <dir>', 'work in this folder', '.')
    .exitOverride()
    .configureOutput(output)
    .configureHelp({ showGlobalOptions: true });
  for (const command of commands) {
    const added = program
      .command(`${command.name}${command.arguments === undefined ? '' : ` [${command.arguments}...]`}`)
      .description(command.summary)
      .exitOverride()
      .action(async (...given: unknown[]) => {
        const [options, args] = readAction(given);
        const cwd = path.resolve(String(program.opts()['cwd']));
        code = await run({ command, args, options: { ...options, cwd, json: options['json'] === true } });
      });
    if (command.json !== false) {
      added.option('--json', 'print JSON for programs', false);
    }
    for (const { name, value, summary } of command.options ?? []) {
      added.option(`--${name}${value === undefined ? '' : ` <${value}>`}`, summary);
    }
  }
  try {
    await program.parseAsync(line, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) {
      // Commander has printed what is wrong; asking for help or the version is no error.
      return error.exitCode === 0 ? 0 : usage;
    }
    throw error;
  }
  return code;
}

/** Commander hands over the arguments, then the options, then the command. */
function readAction(given: readonly unknown[]): [Readonly<Record<string, unknown>>, string[]] {
  const options = given.at(-2);
  const args = given.slice(0, -2).flat();
  return [
    typeof options === 'object' && options !== null ? { ...options } : {},
    args.filter((argument): argument is string => typeof argument === 'string'),
  ];
}
