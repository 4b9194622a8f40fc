import { existsSync } from 'node:fs';
import path from 'node:path';
import { readShellCommands } from '../core/doctor/reading/shellCommands.ts';
import type { GateFacts } from '../core/preflight/facts.ts';
import type { KnownHealth } from '../core/preflight/knownHealth.ts';
import { toolEnvironment } from './childEnvironment.ts';
import { discoverProjectHealth } from './healthProject.ts';
import { findProgram } from './programs.ts';
import { readTextFile } from './settingsFile.ts';

/** The health tools, and which of their programs are not there. Nothing is run. */
export async function readGate(
  repository: string,
  config: unknown,
  known: KnownHealth | undefined,
): Promise<GateFacts> {
  const { commands, notRun, problems } = discoverProjectHealth(repository, config);
  const scripts = packageScripts(repository);
  const read = commands.map(async (command) => ({
    ...command,
    missing: await missingProgram(command.command, repository, scripts),
  }));
  return { commands: await Promise.all(read), notRun, problems, known };
}

/** Words of shells that are no program of their own on every machine. */
const builtIns: ReadonlySet<string> = new Set(
  '. : [ alias bg break builtin cd command continue echo eval exec exit export false fg hash help jobs kill let local printf pwd read return set shift source test time times trap true type ulimit umask unset wait'.split(
    ' ',
  ),
);

const launchers: ReadonlySet<string> = new Set(['npx', 'pnpm', 'yarn', 'bunx']);
const scriptRunners: ReadonlySet<string> = new Set(['npm', 'pnpm', 'yarn', 'bun']);

/** The first program of a command line that must be there and is not; package scripts are looked into. */
async function missingProgram(
  commandLine: string,
  repository: string,
  scripts: Readonly<Record<string, string>>,
  depth = 0,
): Promise<string | undefined> {
  for (const { program, words, folder, joint } of readShellCommands(commandLine)) {
    // What stands behind `||` may never be started; a computed word is known only then.
    if (folder === undefined || joint === '||' || words[0]?.computed === true) {
      continue;
    }
    const texts = words.map(({ text }) => text);
    const missing =
      (await isThere(program, path.join(repository, folder))) || builtIns.has(program)
        ? await missingBehind(program, texts, { repository, folder, scripts, depth })
        : program;
    if (missing !== undefined) {
      return missing;
    }
  }
  return undefined;
}

interface Behind {
  readonly repository: string;
  readonly folder: string;
  readonly scripts: Readonly<Record<string, string>>;
  readonly depth: number;
}

/** What a launcher or a script would start. Scripts of other folders, and circles, are not followed. */
async function missingBehind(
  program: string,
  words: readonly string[],
  { repository, folder, scripts, depth }: Behind,
): Promise<string | undefined> {
  const rest = words.slice(1).filter((word) => !word.startsWith('-'));
  const [first, second] = rest;
  if (program === 'npx' || program === 'bunx' || (launchers.has(program) && first === 'exec')) {
    const name = first === 'exec' ? second : first;
    return name === undefined || (await isThere(name, path.join(repository, folder))) ? undefined : name;
  }
  if (scriptRunners.has(program) && folder === '' && depth < 5) {
    const name = first === 'run' ? second : first;
    const script = name === undefined ? undefined : scripts[name];
    return script === undefined ? undefined : await missingProgram(script, repository, scripts, depth + 1);
  }
  return undefined;
}

/** As a shell of a package script finds it: the project's own programs first. */
async function isThere(program: string, folder: string): Promise<boolean> {
  const own = path.join(folder, 'node_modules', '.bin', program);
  return existsSync(own) || (await findProgram(program, folder, toolEnvironment(process.env))) !== undefined;
}

function packageScripts(repository: string): Readonly<Record<string, string>> {
  try {
    const parsed: unknown = JSON.parse(readTextFile(path.join(repository, 'package.json')) ?? '{}');
    const scripts = typeof parsed === 'object' && parsed !== null && 'scripts' in parsed ? parsed.scripts : undefined;
    return typeof scripts === 'object' && scripts !== null
      ? Object.fromEntries(Object.entries(scripts).filter((entry) => typeof entry[1] === 'string'))
      : {};
  } catch {
    // The search for health tools says what is wrong with it.
    return {};
  }
}
