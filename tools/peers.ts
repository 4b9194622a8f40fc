// Installs the programs that `npm run bench` measures beside mstack, into the git-ignored tools/peers/node_modules, and
// reuses them while the versions are those of tools/peers/package.json. Usage: node tools/peers.ts
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { missingPackages, npmIn } from './installedPackages.ts';

const folder = path.join(import.meta.dirname, 'peers');

/** A file of an installed peer, named from its node_modules folder. */
export function peerFile(...parts: readonly string[]): string {
  return path.join(folder, 'node_modules', ...parts);
}

/** An installed peer as a module. Its types are not there when the project's are checked: the caller says what it uses. */
export async function importPeer(name: string): Promise<unknown> {
  return await import(pathToFileURL(createRequire(peerFile('..', 'package.json')).resolve(name)).href);
}

/** Installs what is missing, by the lock file. Throws npm's own complaint when that fails. */
export async function installPeers(): Promise<void> {
  const missing = await missingPackages(folder);
  if (missing.length > 0) {
    console.log(`Installing the peers (${missing.length} packages and what they need, about 320 MB, once) …`);
    // By the lock file, but without insisting that it names the packages of every platform, as `npm ci` does. No install
    // scripts: no peer needs its own.
    await npmIn(folder, ['install', '--no-save', '--ignore-scripts', '--loglevel=error']);
  }
}

if (import.meta.main) {
  await installPeers();
}
