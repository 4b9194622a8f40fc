import type { Call } from './command.ts';
import { commands } from './commands.ts';
import { plainCall } from './plainCall.ts';

/** Reads the command line, runs the command, and sets the exit code. A person never sees a stack trace. */
export async function main(): Promise<void> {
  try {
    const line = process.argv.slice(2);
    const plain = plainCall(line, commands);
    process.exitCode =
      plain === undefined ? await (await import('./program.ts')).runProgram(line, commands, { run }) : await run(plain);
  } catch (error) {
    const { brokenCode, tellBroken } = await import('./tellBroken.ts');
    tellBroken(error);
    process.exitCode = brokenCode;
  }
}

async function run({ command, args, options }: Call): Promise<number> {
  return (await command.load())(args, options);
}
