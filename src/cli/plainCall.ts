import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Call, CliCommand } from './command.ts';

/**
 * Reads a command line on which nothing is unusual, in a tenth of the time that commander takes to be loaded. Undefined:
 * commander is to read it, which knows help, the version, and the words for what is wrong.
 *
 * @param line arguments behind the program's name
 */
export function plainCall(line: readonly string[], commands: readonly CliCommand[]): Call | undefined {
  const before = line[0] === '--cwd' ? 2 : line[0]?.startsWith('--cwd=') === true ? 1 : 0;
  const command = commands.find(({ name }) => name === line[before]);
  if (command === undefined) {
    return undefined;
  }
  const known = [
    { name: 'cwd', value: 'dir' },
    ...(command.json === false ? [] : [{ name: 'json', value: undefined }]),
    ...(command.options ?? []),
  ];
  const types = known.map(({ name, value }) => [name, { type: value === undefined ? 'boolean' : 'string' }] as const);
  try {
    const { values, positionals } = parseArgs({
      args: line.toSpliced(before, 1),
      options: Object.fromEntries(types),
      allowPositionals: command.arguments !== undefined,
    });
    const { cwd = '.', json = false, ...options } = camelCased(values);
    const isUnusual = Object.entries(values).some(([name, value]) => value === '' || name.startsWith('no-'));
    return isUnusual
      ? undefined
      : {
          command,
          args: positionals,
          options: { ...trueUnlessDenied(known), ...options, cwd: path.resolve(String(cwd)), json: json === true },
        };
  } catch {
    // Not plain: commander says what is wrong with it.
    return undefined;
  }
}

/** `plans-directory` is `plansDirectory` to whoever reads it, as commander has it. */
function camelCased(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );
}

/** What only a `--no-` option changes is true without it, as commander has it. */
function trueUnlessDenied(known: readonly { readonly name: string }[]): Record<string, true> {
  const names = new Set(known.map(({ name }) => name));
  const denied = [...names].filter((name) => name.startsWith('no-')).map((name) => name.slice('no-'.length));
  return Object.fromEntries(denied.filter((name) => !names.has(name)).map((name) => [name, true]));
}
