import type { TestName } from './suspects.ts';
import { startsProgram, startsSubcommand } from './tools/tool.ts';

/** A runner that can be told to run one test: its own option for it, put into a command line. */
interface SelectingRunner {
  readonly recognises: (line: string) => boolean;
  readonly select: (line: string, test: TestName) => string | undefined;
}

const runners: readonly SelectingRunner[] = [
  {
    // What stands behind the first path belongs to the tests: the option must stand before it.
    recognises: (line) => startsProgram(line, ['node']) && /\s--test(?:\s|$)/.test(line),
    select: (line, { name }) =>
      line.replace(/\s--test(?=\s|$)/, (option) => `${option} --test-name-pattern=${quoted(whole(name))}`),
  },
  {
    recognises: (line) => startsProgram(line, ['mocha']),
    select: (line, { name }) => `${line} --grep ${quoted(whole(name.split(' > ').join(' ')))}`,
  },
  {
    recognises: (line) => startsProgram(line, ['vitest']),
    select: (line, { file, name }) =>
      file === undefined || isFile(name)
        ? undefined
        : `${line} ${quoted(file)} -t ${quoted(whole(name.split(' > ').join(' ')))}`,
  },
  {
    recognises: (line) => startsProgram(line, ['jest']),
    select: (line, { name }) => `${line} -t ${quoted(whole(name.split(' › ').join(' ')))}`,
  },
  {
    recognises: (line) => startsSubcommand(line, 'playwright', ['test']),
    select: (line, { name }) =>
      `${line} --grep ${quoted(`${literally(name.replace(/^\[[^\]]*\] /, '').replaceAll(' › ', ' '))}$`)}`,
  },
  {
    recognises: (line) => startsProgram(line, ['pytest']),
    select: (line, { file, name }) =>
      file === undefined || isFile(name) ? undefined : `${line} ${quoted(`${file}::${name}`)}`,
  },
  {
    recognises: (line) => startsSubcommand(line, 'cargo', ['test']),
    // The examples of the documentation have names with blanks, which are no names to their harness.
    select: (line, { name }) =>
      line.includes(' -- ') || name.includes(' ') ? undefined : `${line} -- --exact ${quoted(name)}`,
  },
  {
    recognises: (line) => startsSubcommand(line, 'go', ['test']),
    select: (line, { name }) => `${line} -count=1 -run ${quoted(`^${name}$`)}`,
  },
];

/** A command line that runs something else before, behind or around its runner cannot be given an option at its end. */
const composite = /[;&|<>$`\\\n]/;

/**
 * A command line, for a POSIX shell, that runs one test by itself; undefined: there is no way that is known for certain.
 *
 * @param scripts of package.json: the command may call one of them, which is then run as its text
 */
export function aloneCommand(
  command: string,
  scripts: ReadonlyMap<string, string>,
  test: TestName,
): string | undefined {
  const line = scriptBehind(command, scripts);
  const runner = composite.test(line) ? undefined : runners.find(({ recognises }) => recognises(line));
  return /[\n\r\0]/.test(test.name) ? undefined : runner?.select(line, test);
}

/** The text of the script that a command calls, through scripts that call scripts; else the command. */
function scriptBehind(command: string, scripts: ReadonlyMap<string, string>): string {
  let line = command.trim();
  for (const called = new Set<string>(); ;) {
    const [, name = ''] = /^(?:npm|pnpm|yarn|bun)(?: run)?(?: --silent)? ([\w:.-]+)$/.exec(line) ?? [];
    const text = scripts.get(name);
    if (text === undefined || called.has(name)) {
      return line;
    }
    called.add(name);
    line = text.trim();
  }
}

/** Readers say this of a file that has no test because it could not be loaded. */
function isFile(name: string): boolean {
  return name === 'the file could not be loaded';
}

function whole(name: string): string {
  return `^${literally(name)}$`;
}

function literally(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
