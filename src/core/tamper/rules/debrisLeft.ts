import { folderOf, namesFile, nameOf } from '../reading/plannedWords.ts';
import type { AttemptedChange, FileVersions } from '../tamper.ts';
import { scopeRule } from './scopeRule.ts';

/** What patches, merges, editors, systems, interpreters and crashes leave. */
const leftOver =
  /\.(?:orig|rej|bak|sw[op]|tmp|pyc|stackdump|hprof)$|~$|^(?:\.DS_Store|Thumbs\.db|desktop\.ini|nohup\.out|\.#.{1,200}|#.{1,200}#|(?:npm|yarn|pnpm)-(?:debug|error)\.log|hs_err_pid\d{1,9}\.log)$/;

/** Caches that tools write beside the sources. */
const cache = /(?:^|\/)(?:__pycache__|\.pytest_cache|\.mypy_cache|\.ruff_cache|\.ipynb_checkpoints)\//;

/** What somebody tried something with. */
const attempt = /^(?:tmp|temp|scratch)(?:[-_.\d]|$)/i;

/** New files that only the work left behind. */
export const debrisLeft = scopeRule('scope.debris', (file, change) => {
  const { path, before, pathBefore } = file;
  if (
    before !== undefined ||
    pathBefore !== undefined ||
    change.pathsBefore.has(path) ||
    namesFile(change.plan, path)
  ) {
    return [];
  }
  return leftOver.test(nameOf(path)) || cache.test(path) || isCrash(file) || isForgotten(file, change)
    ? [{ message: `${path} is something that the work left behind. Delete it, or have the plan list it.` }]
    : [];
});

/** An image of memory: of this name, and no text. */
function isCrash({ path, after }: FileVersions): boolean {
  return after === undefined && /^core(?:\.\d{1,9})?$/.test(nameOf(path));
}

/** Of such a name, and nothing of the change speaks of it. */
function isForgotten({ path }: FileVersions, { files }: AttemptedChange): boolean {
  const [stem = ''] = nameOf(path).split('.');
  return (
    [nameOf(path), nameOf(folderOf(path))].some((name) => attempt.test(name)) &&
    !files.some((other) => other.path !== path && other.after?.includes(stem) === true)
  );
}
