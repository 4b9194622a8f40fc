import { execFile } from 'node:child_process';
import { access, readFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import * as z from 'zod';

const run = promisify(execFile);

const manifest = z.looseObject({ dependencies: z.record(z.string(), z.string()) });
const installed = z.looseObject({ version: z.string() });

/** Those of the folder's own packages, as `name version`, that its node_modules lacks or has in another version. */
export async function missingPackages(folder: string): Promise<readonly string[]> {
  const { dependencies } = manifest.parse(JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')));
  const found = await Promise.all(
    Object.entries(dependencies).map(async ([name, version]) =>
      (await installedVersion(folder, name)) === version ? [] : [`${name} ${version}`],
    ),
  );
  return found.flat();
}

/** Runs npm in the folder. `args` begin with npm's command. */
export async function npmIn(folder: string, args: readonly string[]): Promise<void> {
  await run('npm', [...args, '--no-audit', '--no-fund'], {
    cwd: folder,
    // npm is a script on Windows, which only its shell starts.
    shell: process.platform === 'win32',
    maxBuffer: 16 * 1024 * 1024,
  });
}

export async function exists(file: string): Promise<boolean> {
  try {
    await access(file);
    return true;
  } catch {
    // Not there, or not for us: the same for somebody who wants to start it.
    return false;
  }
}

async function installedVersion(folder: string, name: string): Promise<string | undefined> {
  const file = path.join(folder, 'node_modules', name, 'package.json');
  return (await exists(file)) ? installed.parse(JSON.parse(await readFile(file, 'utf8'))).version : undefined;
}
