import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Absolute path of a program, as a shell would find it: a name on PATH, or a path (relative ones from `folder`).
 * Undefined when there is none that may be executed. An editor started from a desktop has a shorter PATH than the user's
 * shell, so the places where agents install themselves are looked at afterwards.
 */
export async function findProgram(
  name: string,
  folder: string,
  environment: Environment = process.env,
): Promise<string | undefined> {
  if (name === '') {
    return undefined;
  }
  if (name.includes('/') || (process.platform === 'win32' && name.includes('\\'))) {
    return firstExecutable([path.resolve(folder, name)], environment);
  }
  const home = environment['HOME'] ?? homedir();
  const folders = [
    ...(environment['PATH'] ?? environment['Path'] ?? '').split(path.delimiter),
    path.join(home, '.local', 'bin'),
    path.join(home, '.claude', 'local'),
    '/usr/local/bin',
    '/opt/homebrew/bin',
  ];
  return firstExecutable(
    // A relative entry of PATH would find a program of the repository's: that is not what a name means here.
    folders.filter((entry) => path.isAbsolute(entry)).map((entry) => path.join(entry, name)),
    environment,
  );
}

async function firstExecutable(paths: readonly string[], environment: Environment): Promise<string | undefined> {
  const endings = process.platform === 'win32' ? (environment['PATHEXT'] ?? '.EXE;.CMD;.BAT').split(';') : [];
  for (const candidate of paths.flatMap((file) => [file, ...endings.map((ending) => file + ending)])) {
    if (await isExecutable(candidate)) {
      return candidate;
    }
  }
  return undefined;
}

async function isExecutable(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile();
  } catch {
    // Absent, a broken link, or not ours to execute: it is not the program that is looked for.
    return false;
  }
}
