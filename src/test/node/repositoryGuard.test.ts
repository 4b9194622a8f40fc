import assert from 'node:assert/strict';
import { chmod, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { compareDigests } from '../../core/git/repositoryDigest.ts';
import { fileDigest, guardedPlaces, repositoryDigest } from '../../node/repositoryGuard.ts';
import { type GitFolder, makeGitFolder, start } from './gitFolder.ts';

async function told(change: (folder: GitFolder) => Promise<unknown>): Promise<string[]> {
  await using folder = await makeGitFolder();
  await start(folder, { 'a.txt': 'a\n', 'b.txt': 'b\n' });
  await folder.git('branch', 'other');
  await folder.git('update-ref', 'refs/remotes/origin/main', 'HEAD');
  const places = await guardedPlaces(folder.root);
  const before = await repositoryDigest(places);
  await change(folder);
  return compareDigests(before, await repositoryDigest(places)).map(
    (found) => `${found.part} ${found.name} ${found.change}${found.blocks ? ' blocks' : ''}`,
  );
}

const hidden = (letter: string): string => `hidden files a.txt added blocks${letter}`;

/** What an agent does to git, and what is said of it. */
const cases: readonly (readonly [string, (folder: GitFolder) => Promise<unknown>, readonly string[]])[] = [
  ['nothing', async (folder) => await folder.write('a.txt', 'changed\n'), []],
  ['a look', async (folder) => await folder.git('status'), []],
  [
    'a setting',
    async (folder) => await folder.git('config', 'core.fsmonitor', 'x'),
    ['configuration .git/config modified blocks'],
  ],
  [
    'a hook',
    async (folder) => {
      const hook = path.join(folder.root, '.git', 'hooks', 'post-commit');
      await writeFile(hook, '#!/bin/sh\n');
      await chmod(hook, 0o755);
    },
    ['hooks .git/hooks/post-commit added blocks'],
  ],
  [
    'a hook that is switched on',
    async (folder) => await chmod(path.join(folder.root, '.git/hooks/pre-push.sample'), 0o644),
    ['hooks .git/hooks/pre-push.sample modified blocks'],
  ],
  [
    'attributes',
    async (folder) => await folder.write('.git/info/attributes', '* filter=x\n'),
    ['attributes .git/info/attributes added blocks'],
  ],
  [
    'an exclusion',
    async (folder) => await folder.write('.git/info/exclude', '*.ts\n'),
    ['exclusions .git/info/exclude modified blocks'],
  ],
  ['assume-unchanged', async (folder) => await folder.git('update-index', '--assume-unchanged', 'a.txt'), [hidden('')]],
  ['skip-worktree', async (folder) => await folder.git('update-index', '--skip-worktree', 'a.txt'), [hidden('')]],
  [
    'a commit',
    async (folder) => await folder.git('commit', '--allow-empty', '-m', 'x'),
    ['refs refs/heads/main modified'],
  ],
  [
    'a branch taken away',
    async (folder) => await folder.git('branch', '-D', 'other'),
    ['refs refs/heads/other deleted blocks'],
  ],
  [
    'a stash',
    async (folder) => {
      await folder.write('a.txt', 'changed\n');
      await folder.git('stash');
    },
    ['refs refs/stash added blocks'],
  ],
  ['a fetch', async (folder) => await folder.git('update-ref', '-d', 'refs/remotes/origin/main'), []],
];

describe('What git goes by', () => {
  for (const [name, change, expected] of cases) {
    it(`is compared: ${name}`, async () => {
      assert.deepEqual(await told(change), expected);
    });
  }

  it('is read without starting what the configuration names', async () => {
    await using folder = await makeGitFolder();
    await start(folder, { 'a.txt': 'a\n' });
    const places = await guardedPlaces(folder.root);
    const before = await fileDigest(places);
    const marked = path.join(folder.base, 'started');
    await folder.git('config', 'core.fsmonitor', `touch ${marked}; false`);
    const changes = compareDigests(before, await fileDigest(places));
    assert.deepEqual(
      changes.map((change) => change.name),
      ['.git/config'],
    );
    await assert.rejects(chmod(marked, 0o600), { code: 'ENOENT' });
  });

  it('includes what lies in submodules', async () => {
    await using inner = await makeGitFolder();
    await start(inner, { 'x.txt': 'x\n' });
    await using folder = await makeGitFolder();
    await start(folder, { 'a.txt': 'a\n' });
    await folder.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner.root, 'sub');
    const places = await guardedPlaces(folder.root);
    const before = await repositoryDigest(places);
    await folder.write('sub/x.txt', 'changed\n');
    const changes = compareDigests(before, await repositoryDigest(places));
    assert.deepEqual(
      changes.map((change) => `${change.part} ${change.name}`),
      ['submodules sub'],
    );
    await folder.write('.git/modules/sub/hooks/pre-commit', 'x');
    assert.equal(
      compareDigests(before, await fileDigest(places)).some((change) => change.part === 'hooks'),
      true,
    );
  });
});
