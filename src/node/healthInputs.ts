import { statSync } from 'node:fs';
import path from 'node:path';
import { sha256 } from '../core/base/sha256.ts';
import { toolEnvironment } from './childEnvironment.ts';
import { runGit } from './gitCommand.ts';
import { projectFolders } from './healthFolders.ts';
import { installedStamps } from './installedFiles.ts';

/** Files of ours, which no tool of the project reads. */
const own = /^\.mstack\/(?:health-history\.jsonl|learnings\.jsonl|handoffs\/)/;
/** What package managers note of what they installed, and settings that git usually ignores. */
const beside = [
  'node_modules/.package-lock.json',
  'node_modules/.modules.yaml',
  'node_modules/.yarn-state.yml',
  '.env',
  '.env.local',
  '.env.test',
  '.env.test.local',
];
/** Variables that differ from one start of the same program to the next, and mean nothing to a tool. */
const restless = /^(?:MSTACK_|SSH_|XDG_SESSION|DBUS_|TERM|WINDOWID|SHLVL$|_$|OLDPWD$|PWD$|COLUMNS$|LINES$)/;

/**
 * Everything that a health tool's result may depend on, as a digest: the work tree (`tree` of `Repository.snapshot`), the
 * environment, what is installed beside it, the platform and Node. Not the network, and not the time.
 *
 * @param without further paths of the tree that no tool reads, as the plan files that a run itself writes
 */
export async function healthInputs(
  root: string,
  tree: string,
  without: ReadonlySet<string> = new Set(),
): Promise<string> {
  const listed = await runGit(root, { args: ['ls-tree', '-r', '-z', tree] });
  const files = listed.split('\0').filter((line) => {
    const file = line.slice(line.indexOf('\t') + 1);
    return !own.test(file) && !without.has(file);
  });
  const environment = Object.entries(toolEnvironment(process.env))
    .filter(([name]) => !restless.test(name))
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
  const places = ['', ...projectFolders(root)].flatMap((folder) => beside.map((file) => path.join(folder, file)));
  const installed = places.map((file) => {
    const stats = statSync(path.join(root, file), { throwIfNoEntry: false });
    return stats === undefined ? '' : `${file} ${stats.mtimeMs} ${stats.size} ${stats.ino}`;
  });
  const packages = [...(await installedStamps(root))];
  return sha256(
    JSON.stringify([files, environment, installed, packages, process.platform, process.arch, process.version]),
  );
}
