import path from 'node:path';
import { Command, CommanderError } from 'commander';
import { version } from '../node/version.ts';
import { complain } from './command.ts';
import { commands } from './commands.ts';

/** Exit code for a wrong command line. */
const usage = 2;

async function runProgram(): Promise<number> {
  let code = 0;
  const program = new Command('mstack')
    .description('Plans in, proven commits out: agents write the code, mstack decides what is done. It never pushes.')
    .version(version)
    // As in git, before the command; commander takes a program's option behind the command just as well.
    .option('--cwd <dir>', 'work in this folder', '.')
    .exitOverride()
    .configureHelp({ showGlobalOptions: true });
  for (const command of commands) {
    const added = program
      .command(`${command.name}${command.arguments === undefined ? '' : ` ${command.arguments}`}`)
      .description(command.summary)
      .option('--json', 'print JSON for programs', false)
      .exitOverride()
      .action(async (...given: unknown[]) => {
        const [options, args] = readAction(given);
        const run = await command.load();
        code = await run(args, {
          ...options,
          cwd: path.resolve(String(program.opts()['cwd'])),
          json: options['json'] === true,
        });
      });
    command.configure?.(added);
  }
  try {
    await program.parseAsync();
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

/** Reads the command line, runs the command, and sets the exit code. A person never sees a stack trace unless they ask. */
export async function main(): Promise<void> {
  try {
    process.exitCode = await runProgram();
  } catch (error) {
    complain(error instanceof Error ? error.message : String(error));
    if (process.env['MSTACK_DEBUG'] !== undefined && error instanceof Error) {
      process.stderr.write(`${error.stack ?? ''}\n`);
    }
    process.exitCode = 3;
  }
}
