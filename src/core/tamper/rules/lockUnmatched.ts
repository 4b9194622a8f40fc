import { manifestsOf } from '../reading/lockEntries.ts';
import { folderOf, namesFile, nameOf } from '../reading/plannedWords.ts';
import type { AttemptedChange, TamperRule } from '../tamper.ts';

const code = 'lock.unmatched';

/** A lock file that changed although no manifest did. */
export const lockUnmatched: TamperRule = {
  code,
  find: (change) =>
    change.files
      .filter(({ path }) => manifestsOf(path) !== undefined && !hasManifest(change, path))
      .map(({ path }) => ({
        code,
        severity: namesFile(change.plan, path) ? 'flagged' : 'blocks',
        file: path,
        line: 0,
        message: `${path} changed, and none of the manifests that it follows did: other packages are installed than anybody asked for. Put it back, or have the plan list ${path}.`,
      })),
};

/** Manifests below the lock file's folder belong to its workspace. */
function hasManifest({ files }: AttemptedChange, lock: string): boolean {
  const folder = folderOf(lock);
  return files.some(
    ({ path }) =>
      manifestsOf(lock)?.includes(nameOf(path)) === true && (folder === '' || path.startsWith(`${folder}/`)),
  );
}
