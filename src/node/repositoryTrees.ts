import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { failure, type Result, success } from '../core/base/result.ts';
import type { ChangedFile } from '../core/journal/events.ts';
import { runGit, tryGit } from './gitCommand.ts';
import type { Repository } from './repository.ts';

/** A tree like `base`, with these paths as they are in `source`. Touches neither index nor work tree. */
export async function treeWith(
  { root }: Repository,
  base: string,
  source: string,
  changes: readonly ChangedFile[],
): Promise<string> {
  return await withIndex(root, base, async (index) => {
    const paths = new Set(changes.map((change) => change.path));
    const listed = (await runGit(root, { args: ['ls-tree', '-r', '-z', source] })).split('\0');
    const kept = listed.filter((entry) => paths.has(entry.slice(entry.indexOf('\t') + 1)));
    const gone = [...paths].map((file) => `0 ${'0'.repeat(40)}\t${file}`);
    await runGit(root, { args: ['update-index', '-z', '--index-info'], index, input: [...gone, ...kept].join('\0') });
    return (await runGit(root, { args: ['write-tree'], index })).trim();
  });
}

/**
 * The tree of `onto` with what one commit changed taken out of it again, without some paths. Lines that moved are found;
 * lines that somebody changed since are a failure, in git's words.
 */
export async function treeWithout(
  { root }: Repository,
  commit: string,
  onto: string,
  except: (file: string) => boolean,
): Promise<Result<string, string>> {
  const listed = await runGit(root, {
    args: ['diff-tree', '-r', '-z', '--no-renames', '--name-only', `${commit}^`, commit],
  });
  const paths = listed.split('\0').filter((file) => file !== '' && !except(file));
  const diff = ['diff', '--binary', '--full-index', '--no-renames', '--no-ext-diff', '--no-textconv', '--no-color'];
  return await withIndex(root, onto, async (index) => {
    if (paths.length > 0) {
      // Bytes that are no UTF-8 would not survive the way through this process, so git writes and reads the file.
      const patch = `${index}.patch`;
      await runGit(root, { args: [...diff, `--output=${patch}`, commit, `${commit}^`, '--', ...paths] });
      const applied = await tryGit(root, { args: ['apply', '--cached', '--whitespace=nowarn', patch], index });
      if (applied.code !== 0) {
        return failure(applied.errorText.trim());
      }
    }
    return success((await runGit(root, { args: ['write-tree'], index })).trim());
  });
}

async function withIndex<Value>(root: string, tree: string, work: (index: string) => Promise<Value>): Promise<Value> {
  const folder = await mkdtemp(path.join(tmpdir(), 'mstack-tree-'));
  try {
    const index = path.join(folder, 'index');
    await runGit(root, { args: ['read-tree', tree], index });
    return await work(index);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
