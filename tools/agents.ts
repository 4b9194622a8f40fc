// Installs the real agents that the contract tests drive, into the git-ignored tools/agents/node_modules, and reuses
// them while the versions are those of tools/agents/package.json. Usage: node tools/agents.ts
import { execFile } from 'node:child_process';
import { access, readFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import * as z from 'zod';

const run = promisify(execFile);

const folder = path.join(import.meta.dirname, 'agents');
const modules = path.join(folder, 'node_modules');
const manifest = z.looseObject({ dependencies: z.record(z.string(), z.string()) });
const installed = z.looseObject({ version: z.string() });

export interface AgentPrograms {
  readonly claude: string;
  readonly codex: string;
}

/** Paths of the installed programs; throws a sentence that says what to do when they are not there in the right versions. */
export async function agentPrograms(): Promise<AgentPrograms> {
  const wrong = await wrongPackages();
  if (wrong.length > 0) {
    throw new Error(`The agents for the tests are not installed (${wrong.join(', ')}). Run: node tools/agents.ts`);
  }
  // The package's own `claude` is put in place by an install script, which npm may be set to leave out.
  const claude = path.join(modules, '@anthropic-ai', `claude-code-${process.platform}-${process.arch}`, 'claude');
  return {
    claude: (await exists(claude)) ? claude : path.join(modules, '.bin', 'claude'),
    codex: path.join(modules, '.bin', 'codex'),
  };
}

async function wrongPackages(): Promise<readonly string[]> {
  const { dependencies } = manifest.parse(JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')));
  const found = await Promise.all(
    Object.entries(dependencies).map(async ([name, version]) =>
      (await installedVersion(name)) === version ? [] : [`${name} ${version}`],
    ),
  );
  return found.flat();
}

async function installedVersion(name: string): Promise<string | undefined> {
  const file = path.join(modules, name, 'package.json');
  return (await exists(file)) ? installed.parse(JSON.parse(await readFile(file, 'utf8'))).version : undefined;
}

async function exists(file: string): Promise<boolean> {
  try {
    await access(file);
    return true;
  } catch {
    // Not there, or not for us: the same for somebody who wants to start it.
    return false;
  }
}

async function install(): Promise<void> {
  const wrong = await wrongPackages();
  if (wrong.length > 0) {
    console.log(`Installing ${wrong.join(' and ')} (about 350 MB to download, once) …`);
    await run('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock'], {
      cwd: folder,
      shell: process.platform === 'win32',
      maxBuffer: 16 * 1024 * 1024,
    });
  }
  const programs = await agentPrograms();
  for (const program of Object.values(programs)) {
    const { stdout } = await run(program, ['--version'], { shell: process.platform === 'win32' });
    console.log(stdout.trim());
  }
}

if (import.meta.main) {
  await install();
}
