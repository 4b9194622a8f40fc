// Installs the real agents that the contract tests drive, into the git-ignored tools/agents/node_modules, and reuses
// them while the versions are those of tools/agents/package.json. Usage: node tools/agents.ts
import { execFile } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { exists, missingPackages, npmIn } from './installedPackages.ts';

const run = promisify(execFile);

const folder = path.join(import.meta.dirname, 'agents');
const modules = path.join(folder, 'node_modules');

export interface AgentPrograms {
  readonly claude: string;
  readonly codex: string;
}

/** Paths of the installed programs; throws a sentence that says what to do when they are not there in the right versions. */
export async function agentPrograms(): Promise<AgentPrograms> {
  const missing = await missingPackages(folder);
  if (missing.length > 0) {
    throw new Error(`The agents for the tests are not installed (${missing.join(', ')}). Run: node tools/agents.ts`);
  }
  // The package's own `claude` is put in place by an install script, which npm may be set to leave out.
  const claude = path.join(modules, '@anthropic-ai', `claude-code-${process.platform}-${process.arch}`, 'claude');
  return {
    claude: (await exists(claude)) ? claude : path.join(modules, '.bin', 'claude'),
    codex: path.join(modules, '.bin', 'codex'),
  };
}

async function install(): Promise<void> {
  const missing = await missingPackages(folder);
  if (missing.length > 0) {
    console.log(`Installing ${missing.join(' and ')} (about 350 MB to download, once) …`);
    await npmIn(folder, ['install', '--no-package-lock']);
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
