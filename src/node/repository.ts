import { existsSync, lstatSync, mkdirSync, realpathSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { simpleGit, type SimpleGit } from 'simple-git';
import { failure, type Result, success } from '../core/base/result.ts';
import { baseMark } from '../core/git/attempts.ts';
import { commitGuard, type Remote } from '../core/git/pushGuard.ts';
import type { ChangedFile } from '../core/journal/events.ts';
import { isWritten } from '../core/tamper/reading/writtenFile.ts';
import { runGit, tryGit } from './gitCommand.ts';
import { commitHooksFolder } from './guardHooksFolder.ts';
import { readRemotes } from './remotes.ts';
import { writeSnapshot } from './repositorySnapshot.ts';

/** The repository at a folder: where it is, and what it must have for a run. */
export interface RepositoryPlace {
  /** Absolute real path of the top level. */
  readonly root: string;
  readonly gitFolder: string;
}

/** Finds the repository that a folder belongs to. */
export async function findRepository(folder: string): Promise<Result<RepositoryPlace, string>> {
  if (!existsSync(folder)) {
    return failure(`There is no folder ${folder}.`);
  }
  let output: string;
  try {
    output = await reader(folder).revparse(['--show-toplevel', '--absolute-git-dir']);
  } catch (error) {
    return failure(
      error instanceof Error && error.message.includes('ENOENT')
        ? 'git was not found. Install git (2.30 or newer) and make sure that it is on your PATH.'
        : `${folder} is not inside a git repository. Run \`git init\` and make a first commit, then try again.`,
    );
  }
  const [root, gitFolder] = output.split('\n');
  if (root === undefined || root === '' || gitFolder === undefined) {
    return failure(`The repository at ${folder} has no work tree (it is bare). Use a clone with a work tree.`);
  }
  return success({ root: realpathSync(root), gitFolder });
}

/** Only for what always prints something: simple-git waits 50 ms after a command that is silent. */
function reader(folder: string): SimpleGit {
  // Without this it would forbid abbreviated options to the user's own hooks and tools.
  return simpleGit({ baseDir: folder, unsafe: { allowAbbreviatedOptions: true } });
}

export interface TreeChange extends ChangedFile {
  /** Blob in the newer tree; all zeros where the file was deleted. */
  readonly blob: string;
}

/**
 * What a run does with git, on one repository. The user's own index is touched by nothing but `commit`, and there only
 * for the paths committed; the work tree by nothing but `restore`, and there only for the paths named.
 */
export class Repository {
  readonly place: RepositoryPlace;
  readonly #temporary: string;
  #indexes = 0;

  /** @param temporary folder for private indexes and message files; it is made when needed */
  constructor(place: RepositoryPlace, temporary: string) {
    this.place = place;
    this.#temporary = temporary;
  }

  get root(): string {
    return this.place.root;
  }

  /** The commit that is checked out; undefined before the first one. */
  async head(): Promise<string | undefined> {
    const outcome = await this.#try(['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']);
    return outcome.code === 0 ? outcome.output.trim() : undefined;
  }

  /** Whether the branch that is checked out still holds a commit. */
  async holds(commit: string): Promise<boolean> {
    return (await this.#try(['merge-base', '--is-ancestor', commit, 'HEAD'])).code === 0;
  }

  /** Name of the branch that is checked out; undefined when HEAD is detached. */
  async branch(): Promise<string | undefined> {
    const outcome = await this.#try(['symbolic-ref', '--short', '--quiet', 'HEAD']);
    return outcome.code === 0 ? outcome.output.trim() : undefined;
  }

  /** A merge, rebase, cherry-pick, revert or bisect that is not finished; undefined: none. */
  operationInProgress(): string | undefined {
    const signs: Record<string, string> = {
      MERGE_HEAD: 'merge',
      'rebase-merge': 'rebase',
      'rebase-apply': 'rebase',
      CHERRY_PICK_HEAD: 'cherry-pick',
      REVERT_HEAD: 'revert',
      BISECT_LOG: 'bisect',
    };
    return Object.entries(signs).find(([name]) => existsSync(path.join(this.place.gitFolder, name)))?.[1];
  }

  /** Files whose conflicts are not resolved: a merge leaves them, and so does a stash. */
  async conflicts(): Promise<string[]> {
    const output = await this.#run(['diff', '--name-only', '--diff-filter=U', '-z']);
    return output.split('\0').filter((file) => file !== '');
  }

  /** Whether git knows who commits; else its own words. */
  async identityProblem(): Promise<string | undefined> {
    const outcome = await this.#try(['var', 'GIT_COMMITTER_IDENT']);
    return outcome.code === 0 ? undefined : outcome.errorText.trim();
  }

  /** Writes the whole work tree (tracked and untracked, not ignored) as a tree object, through a private index. */
  async snapshot(): Promise<string> {
    const index = this.#privateIndex();
    try {
      return await writeSnapshot(this.place, index);
    } finally {
      rmSync(index, { force: true });
    }
  }

  /** Text of a file in a tree or commit. */
  async readFile(tree: string, file: string): Promise<string> {
    return await this.#run(['cat-file', 'blob', `${tree}:${file}`]);
  }

  /** Files that differ between two trees or commits; a rename is a deletion and an addition. */
  async changes(from: string, to: string): Promise<TreeChange[]> {
    const output = await this.#run(['diff-tree', '-r', '-z', '--no-renames', from, to]);
    const fields = output.split('\0');
    const changes: TreeChange[] = [];
    for (let at = 0; at + 1 < fields.length; at += 2) {
      // :100644 100644 <old blob> <new blob> M
      const [, , , blob = '', letter = ''] = (fields[at] ?? '').split(' ');
      const change = letter === 'A' ? 'added' : letter === 'D' ? 'deleted' : 'modified';
      changes.push({ path: fields[at + 1] ?? '', change, blob });
    }
    return changes;
  }

  /**
   * Keeps a tree under a private ref, as a commit on top of `parent`.
   *
   * @param base the work tree before the attempt, which comes between the two, so that a person's open work is told apart
   */
  async keep(tree: string, parent: string, ref: string, message: string, base?: string): Promise<void> {
    const below = base === undefined ? parent : await this.#commitTree(base, parent, `${baseMark}\n`);
    const commit = await this.#commitTree(tree, below, message);
    await this.#run(['update-ref', '-m', 'mstack: keep attempt', ref, commit]);
  }

  async #commitTree(tree: string, parent: string, message: string): Promise<string> {
    // A private commit needs no signature, for which a person might be asked.
    const args = ['commit-tree', '--no-gpg-sign', tree, '-p', parent];
    return (await this.#run(args, { input: message })).trim();
  }

  /**
   * Puts named paths of the work tree back to what they are in a tree. Nothing else is touched, nor is the index.
   *
   * @returns those that are folders now: repositories of their own inside this one. What they hold is in no tree of ours and
   * could not be brought back, so they are left alone.
   */
  async restore(tree: string, changes: readonly ChangedFile[]): Promise<readonly string[]> {
    const nested = changes.filter((change) => this.#isNested(change)).map((change) => change.path);
    const files = changes.filter((change) => !nested.includes(change.path));
    const added = files.filter((change) => change.change === 'added').map((change) => change.path);
    for (const file of added) {
      this.#remove(file);
    }
    const others = files.filter((change) => change.change !== 'added').map((change) => change.path);
    if (others.length > 0) {
      await this.#checkOut(tree, others);
    }
    return nested;
  }

  /** Git names a folder only where it is a repository; one that is none any more gives way to the file it was before. */
  #isNested({ path: file, change }: ChangedFile): boolean {
    const absolute = path.join(this.root, file);
    const isFolder = lstatSync(absolute, { throwIfNoEntry: false })?.isDirectory() === true;
    return isFolder && (change === 'added' || existsSync(path.join(absolute, '.git')));
  }

  async #checkOut(tree: string, others: readonly string[]): Promise<void> {
    const index = this.#privateIndex();
    try {
      await this.#run(['read-tree', tree], { index });
      await this.#run(['checkout-index', '--force', '-z', '--stdin'], { index, input: others.join('\0') });
    } finally {
      rmSync(index, { force: true });
    }
  }

  /** Takes paths out of what is staged, as far as they differ from HEAD there. The work tree is not touched. */
  async unstage(paths: readonly string[]): Promise<void> {
    if (paths.length > 0) {
      await this.#run(['reset', '--quiet', ...fromList], { input: paths.join('\0') });
    }
  }

  /**
   * Commits exactly these paths as they are in the work tree, on the branch that is checked out, with the project's
   * hooks, which push nothing. What else the user has staged stays staged and is not committed. The failure holds git's
   * (or the hook's) words.
   */
  async commit(
    paths: readonly string[],
    message: string,
    signal: AbortSignal,
    timeLimitMs = commitTimeLimitMs,
  ): Promise<Result<string, string>> {
    await this.#indexFree();
    const listed = paths.join('\0');
    const known = new Set((await this.#run(['ls-files', '-z', '--', ...limited(paths)])).split('\0'));
    const unknown = paths.filter((file) => !known.has(file) && existsSync(path.join(this.root, file)));
    if (unknown.length > 0) {
      await this.#run(['add', '--intent-to-add', ...fromList], { input: unknown.join('\0') });
    }
    mkdirSync(this.#temporary, { recursive: true, mode: 0o700 });
    const messageFile = path.join(this.#temporary, `message-${process.pid}`);
    writeFileSync(messageFile, message);
    const before = await this.head();
    const hooks = await commitHooksFolder(this.root, path.resolve(this.#temporary), paths);
    const outcome = await tryGit(this.root, {
      environment: commitGuard(await this.remoteUrls(), hooks).environment,
      timeLimitMs,
      // Housekeeping would go on in the background, where it is ended together with what agents leave.
      args: [
        '-c',
        'gc.auto=0',
        '-c',
        'maintenance.auto=false',
        'commit',
        '--quiet',
        '--only',
        '--cleanup=whitespace',
        `--file=${messageFile}`,
        ...fromList,
      ],
      input: listed,
      signal,
    });
    rmSync(messageFile, { force: true });
    if (outcome.timedOut ? await this.#wentThrough(before, new Set(paths)) : outcome.code === 0) {
      // What a hook made of these paths is in the commit, and in the person's index is still what they were before.
      await this.unstage(hooks === undefined ? [] : paths);
      return success((await this.head()) ?? '');
    }
    await this.#unannounce(new Set(paths));
    if (outcome.timedOut) {
      return failure(
        `git commit did not end within ${Math.round(timeLimitMs / 1000)} s and was ended: a hook of the project hangs, or signing waits for a person.`,
      );
    }
    return failure(
      `${outcome.errorText}\n${outcome.output}`.trim() || `git commit ended with exit code ${outcome.code}`,
    );
  }

  /** Whether a commit that was ended had been made already: a hook that comes after it may hang, too. */
  async #wentThrough(before: string | undefined, paths: ReadonlySet<string>): Promise<boolean> {
    const after = await this.head();
    if (before === undefined || after === undefined || after === before) {
      return false;
    }
    return (await this.changes(before, after)).every((change) => paths.has(change.path));
  }

  /** Takes files that were announced for a commit out of the index again; those of an earlier runner, too. */
  async #unannounce(paths: ReadonlySet<string>): Promise<void> {
    const added = await this.#run(['diff', '--name-only', '--diff-filter=A', '--no-renames', '-z']);
    const announced = added.split('\0').filter((file) => paths.has(file));
    if (announced.length > 0) {
      await this.#try(['rm', '--cached', '--quiet', '--force', ...fromList], announced.join('\0'));
    }
  }

  /** Editors look at a repository all the time and hold its index for a moment; one that stays held needs a person. */
  async #indexFree(): Promise<void> {
    const lock = path.join(this.place.gitFolder, 'index.lock');
    for (let waited = 0; existsSync(lock); waited += lookMs) {
      if (waited > indexPatienceMs) {
        throw new Error(
          `Another git program holds the index of the repository (${lock}). If none is running, one has crashed: remove that file, then run again.`,
        );
      }
      await delay(lookMs);
    }
  }

  /** Commits after `from` on the branch, newest first, each with its whole message. */
  async commitsSince(from: string): Promise<{ commit: string; message: string }[]> {
    if ((await this.head()) === from) {
      return [];
    }
    const output = await this.#run(['log', '-z', '--format=%H%n%B', `${from}..HEAD`]);
    return output
      .split('\0')
      .filter((entry) => entry.trim() !== '')
      .map((entry) => ({ commit: entry.slice(0, 40).trim(), message: entry.slice(entry.indexOf('\n') + 1) }));
  }

  /** Unified diff between two trees for these paths; what somebody writes is shown as text, whatever bytes it has. */
  async diff(from: string, to: string, paths: readonly string[]): Promise<string> {
    const show = async (shown: readonly string[], ...options: string[]): Promise<string> =>
      shown.length === 0
        ? ''
        : await reader(this.root).raw([
            'diff',
            '--no-color',
            '--no-ext-diff',
            '--no-renames',
            ...options,
            from,
            to,
            '--',
            ...limited(shown),
          ]);
    const written = paths.filter(isWritten);
    return limited(paths) === paths
      ? (await show(written, '--text')) + (await show(paths.filter((file) => !isWritten(file))))
      : await show(paths);
  }

  /** Those of the refs that exist. */
  async existingRefs(refs: readonly string[]): Promise<string[]> {
    const found = await Promise.all(refs.map((ref) => this.#try(['rev-parse', '--verify', '--quiet', ref])));
    return refs.filter((_, index) => found[index]?.code === 0);
  }

  async remoteUrls(): Promise<Remote[]> {
    return await readRemotes(this.root);
  }

  /** Whether git ignores a path, so that it cannot be part of a commit. */
  async isIgnored(file: string): Promise<boolean> {
    // A tracked path is never ignored; without `--no-index` git says so itself. The command knows no literal paths.
    const outcome = await tryGit(this.root, { args: ['check-ignore', '--quiet', '--', `./${file}`], literal: false });
    if (outcome.code > 1) {
      throw new Error(`git check-ignore failed: ${outcome.errorText.trim()}`);
    }
    return outcome.code === 0;
  }

  #privateIndex(): string {
    mkdirSync(this.#temporary, { recursive: true, mode: 0o700 });
    this.#indexes += 1;
    return path.join(this.#temporary, `index-${process.pid}-${this.#indexes}`);
  }

  #remove(file: string): void {
    const absolute = path.join(this.root, file);
    rmSync(absolute, { force: true });
    // Folders that git does not know and that are empty now came with the file.
    for (let folder = path.dirname(absolute); folder.length > this.root.length; folder = path.dirname(folder)) {
      try {
        rmdirSync(folder);
      } catch {
        // Not empty, or gone already: so is everything above it.
        return;
      }
    }
  }

  async #run(args: readonly string[], more: { index?: string; input?: string } = {}): Promise<string> {
    return await runGit(this.root, { args, ...more });
  }

  async #try(args: readonly string[], input?: string): Promise<Awaited<ReturnType<typeof tryGit>>> {
    return await tryGit(this.root, { args, ...(input === undefined ? {} : { input }) });
  }
}

/** Hooks run linters and tests; longer than this one hangs. */
const commitTimeLimitMs = 15 * 60_000;
const indexPatienceMs = 5000;
const lookMs = 50;

const fromList = ['--pathspec-from-file=-', '--pathspec-file-nul'];

/** Command lines are limited; beyond this many paths, git is asked about all and the answer is filtered. */
function limited(paths: readonly string[]): readonly string[] {
  return paths.length > 500 ? ['.'] : paths;
}
