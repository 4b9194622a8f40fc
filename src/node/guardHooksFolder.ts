import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { guardHooks } from '../core/git/pushGuard.ts';

/** Writes the hooks that keep agents from committing and pushing into the run's folder, and gives their folder. */
export function guardHooksFolder(runFolder: string, repository: string): string {
  const folder = path.join(runFolder, 'hooks');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const [name, script] of guardHooks(repository)) {
    const file = path.join(folder, name);
    writeFileSync(file, script);
    chmodSync(file, 0o700);
  }
  return folder;
}
