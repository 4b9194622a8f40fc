import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { findRepository, Repository } from '../../node/repository.ts';

const run = promisify(execFile);

/** A repository in a folder of its own, and ours on top of it. */
export interface GitFolder extends AsyncDisposable {
  readonly root: string;
  readonly base: string;
  readonly repository: Repository;
  readonly git: (...args: readonly string[]) => Promise<string>;
  readonly write: (file: string, text: string | Buffer) => Promise<void>;
}

/** @param settings lines of `git config`, for this repository */
export async function makeGitFolder(settings: readonly (readonly [string, string])[] = []): Promise<GitFolder> {
  const base = await mkdtemp(path.join(tmpdir(), 'mstack-git-'));
  const root = path.join(base, 'r');
  await mkdir(root);
  const git = async (...args: readonly string[]): Promise<string> =>
    (await run('git', [...args], { cwd: root, maxBuffer: 64_000_000 })).stdout;
  await git('init', '--quiet', '--initial-branch=main');
  for (const [key, value] of [
    ['user.name', 'A Person'],
    ['user.email', 'person@example.invalid'],
    ['commit.gpgSign', 'false'],
    ['core.hooksPath', path.join(root, '.git', 'hooks')],
    ['core.excludesFile', path.join(base, 'none')],
    ['core.autocrlf', 'false'],
    ...settings,
  ] as const) {
    await git('config', key, value);
  }
  const place = await findRepository(root);
  if (!place.ok) {
    throw new Error(place.failure);
  }
  return {
    root: place.value.root,
    base,
    repository: new Repository(place.value, path.join(base, 'temporary')),
    git,
    write: async (file, text) => {
      await mkdir(path.dirname(path.join(root, file)), { recursive: true });
      await writeFile(path.join(root, file), text);
    },
    [Symbol.asyncDispose]: () => rm(base, { recursive: true, force: true, maxRetries: 5 }),
  };
}

/** Names that are taken for options, patterns or several names by whoever is not careful. */
export const oddNames = [
  'with blank.txt',
  ' leading and trailing ',
  '-dash.txt',
  '--all',
  'line\nfeed.txt',
  'tab\t"quote".txt',
  'ünï cödé 日本.txt',
  ':(glob)*.txt',
  ':!x',
  '*.txt',
  '[id]/page?.txt',
  '#hash',
  'back\\slash.txt',
];

/** Commits these files, and gives the commit. */
export async function start(folder: GitFolder, files: Readonly<Record<string, string | Buffer>>): Promise<string> {
  for (const [name, content] of Object.entries(files)) {
    await folder.write(name, content);
  }
  await folder.git('add', '--all');
  await folder.git('commit', '--quiet', '--allow-empty', '--message=start');
  return (await folder.repository.head()) ?? '';
}

/** Commits one file the way a run does. */
export async function commitFile(
  folder: GitFolder,
  file: string,
  content: string,
): ReturnType<GitFolder['repository']['commit']> {
  await folder.write(file, content);
  return folder.repository.commit([file], 'feat: change\n\nA body.\n', new AbortController().signal);
}
