import { copyFileSync, existsSync, lstatSync, statSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { runGit, tryGit } from './gitCommand.ts';

interface SnapshotPlace {
  readonly root: string;
  readonly gitFolder: string;
}

const fromList = ['--pathspec-from-file=-', '--pathspec-file-nul'];

/**
 * Writes the whole work tree (tracked and untracked, not ignored) as a tree object, through a private index. What the user's
 * index hides from git (`assume-unchanged`, `skip-worktree` of a file that is there) is in it as it is: an agent could hide
 * what it changes in that way.
 *
 * @param index where the private index may lie; whoever calls removes it
 */
export async function writeSnapshot({ root, gitFolder }: SnapshotPlace, index: string): Promise<string> {
  const own = path.join(gitFolder, 'index');
  if (existsSync(own)) {
    // The copy brings what git knows of unchanged files, so that it need not read them all again.
    copyFileSync(own, index);
    // Git compares an entry's time with its index's to find files that changed in the same second: a copy must not
    // look younger than the original. Whole seconds err on the safe side.
    const written = Math.floor(statSync(own).mtimeMs / 1000);
    utimesSync(index, written, written);
    await unhide(root, index);
  }
  // In a sparse checkout, git passes over what lies outside of it without a word.
  const sparse = existsSync(path.join(gitFolder, 'info', 'sparse-checkout')) ? ['--sparse'] : [];
  await addAll(root, index, sparse);
  return (await runGit(root, { args: ['write-tree'], index })).trim();
}

async function unhide(root: string, index: string): Promise<void> {
  const listed = (await runGit(root, { args: ['ls-files', '-v', '-z'], index })).split('\0');
  // A small letter is assume-unchanged, `S` skip-worktree.
  const assumed = listed.flatMap((entry) => (/^[a-z] /.test(entry) ? [entry.slice(2)] : []));
  const skipped = listed.flatMap((entry) => (/^S /i.test(entry) ? [entry.slice(2)] : []));
  const there = skipped.filter((file) => lstatSync(path.join(root, file), { throwIfNoEntry: false }) !== undefined);
  for (const [option, files] of [
    ['--no-assume-unchanged', assumed],
    ['--no-skip-worktree', there],
  ] as const) {
    if (files.length > 0) {
      const input = files.map((file) => `${file}\0`).join('');
      await runGit(root, { args: ['update-index', option, '-z', '--stdin'], index, input });
    }
  }
}

async function addAll(root: string, index: string, sparse: readonly string[]): Promise<void> {
  if ((await tryGit(root, { args: ['add', ...sparse, '--all', '--', '.'], index })).code === 0) {
    return;
  }
  // A repository inside this one that has no commit yet cannot be added: what is not in it can.
  const others = await runGit(root, { args: ['ls-files', '--others', '--exclude-standard', '-z'], index });
  const untracked = others.split('\0').filter((file) => file !== '' && !file.endsWith('/'));
  await runGit(root, { args: ['add', ...sparse, '--update', '--', '.'], index });
  if (untracked.length > 0) {
    await runGit(root, { args: ['add', ...sparse, ...fromList], index, input: untracked.join('\0') });
  }
}
