import assert from 'node:assert/strict';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { certainTopLevel } from '../../node/certainTopLevel.ts';
import { findRepository } from '../../node/repository.ts';
import { type GitFolder, makeGitFolder } from './gitFolder.ts';

/** What is found without git must be what git says; `sure` tells whether anything must be found at all. */
async function check(folder: string, sure: boolean): Promise<void> {
  const found = certainTopLevel(folder);
  assert.equal(found !== undefined, sure, folder);
  if (found !== undefined) {
    const said = await findRepository(folder);
    assert.equal(said.ok && said.value.root, found);
  }
}

async function withCommit(): Promise<GitFolder> {
  const folder = await makeGitFolder();
  await folder.write('a.txt', 'a');
  await folder.git('add', 'a.txt');
  await folder.git('commit', '--quiet', '-m', 'start');
  return folder;
}

describe('The top level without git', () => {
  it('is found from any folder of a work tree, also by links to it', async () => {
    await using folder = await makeGitFolder();
    await folder.write('deep/er/a.txt', '');
    await check(folder.root, true);
    await check(path.join(folder.root, 'deep/er'), true);
    await symlink(path.join(folder.root, 'deep'), path.join(folder.base, 'link'));
    await check(path.join(folder.base, 'link'), true);
  });

  it('is that of a linked work tree and of a submodule', async () => {
    await using folder = await withCommit();
    await using other = await withCommit();
    const tree = path.join(folder.base, 'tree');
    await folder.git('worktree', 'add', '--quiet', tree);
    await check(tree, true);
    await folder.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', other.root, 'part');
    await check(path.join(folder.root, 'part'), true);
    assert.notEqual(certainTopLevel(path.join(folder.root, 'part')), certainTopLevel(folder.root));
  });

  it('is left to git where the configuration says something else', async () => {
    await using folder = await makeGitFolder();
    await mkdir(path.join(folder.base, 'elsewhere'));
    await folder.git('config', 'core.worktree', path.join(folder.base, 'elsewhere'));
    await check(folder.root, false);
    await folder.git('config', '--unset', 'core.worktree');
    await check(folder.root, true);
    await folder.git('config', 'core.bare', 'true');
    await check(folder.root, false);
  });

  it('is left to git where there is none, or only half a repository', async () => {
    await using folder = await makeGitFolder();
    await check(path.join(folder.root, '.git'), false);
    await check(path.join(folder.root, '.git/objects'), false);
    await check(folder.base, false);
    await check(path.join(folder.base, 'nowhere'), false);
    await folder.git('init', '--quiet', '--bare', 'bare');
    await check(path.join(folder.root, 'bare'), false);
    await check(path.join(folder.root, 'bare/refs'), false);
    await folder.write('half/.git/HEAD', 'ref: refs/heads/main\n');
    await check(path.join(folder.root, 'half'), false);
    await folder.write('text/.git', 'nothing\n');
    await check(path.join(folder.root, 'text'), false);
    await writeFile(path.join(folder.root, 'text/.git'), 'gitdir: ../nowhere\n');
    await check(path.join(folder.root, 'text'), false);
  });
});
