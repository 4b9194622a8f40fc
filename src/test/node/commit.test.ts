import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { commitFile, makeGitFolder, oddNames, start } from './gitFolder.ts';

const never = new AbortController().signal;

function blobName(content: string): string {
  return createHash('sha1')
    .update(`blob ${Buffer.byteLength(content)}\0${content}`)
    .digest('hex');
}

describe('Repository.commit', () => {
  it('takes exactly what is named: new, changed, deleted, with odd names', async () => {
    await using folder = await makeGitFolder();
    const { repository, root } = folder;
    await start(folder, Object.fromEntries(oddNames.map((name) => [name, `${name}\n`])));
    await folder.write('staged.txt', 'mine\n');
    await folder.git('add', 'staged.txt');
    await folder.write('untracked.txt', 'mine\n');
    const paths: string[] = [];
    for (const [index, name] of oddNames.entries()) {
      if (index % 2 === 0) {
        await folder.write(name, 'changed\n');
      } else {
        await unlink(path.join(root, name));
      }
      await folder.write(`new/${name}`, 'new\n');
      paths.push(name, `new/${name}`);
    }
    const committed = await repository.commit(paths, '# A title\n\nBody\n\nRefs: x\n', never);
    assert.ok(committed.ok, committed.ok ? '' : committed.failure);
    const names = (await folder.git('show', '--name-only', '-z', '--format=', '--no-renames'))
      .split('\0')
      .filter((name) => name !== '');
    assert.deepEqual(names.toSorted(), paths.toSorted());
    assert.equal(await folder.git('log', '-1', '--format=%B'), '# A title\n\nBody\n\nRefs: x\n\n');
    assert.equal(await folder.git('status', '--porcelain'), 'A  staged.txt\n?? untracked.txt\n');
    assert.equal(committed.value, await repository.head());
  });

  it('leaves staged parts of other files staged', async () => {
    await using folder = await makeGitFolder();
    await start(folder, { 'a.txt': 'a\n', 'part.txt': '1\n2\n3\n4\n5\n6\n7\n8\n' });
    await folder.write('part.txt', 'one\n2\n3\n4\n5\n6\n7\n8\n');
    await folder.git('add', 'part.txt');
    await folder.write('part.txt', 'one\n2\n3\n4\n5\n6\n7\neight\n');
    const staged = await folder.git('diff', '--cached');
    const unstaged = await folder.git('diff');
    assert.ok((await commitFile(folder, 'a.txt', 'b\n')).ok);
    assert.equal(await folder.git('diff', '--cached'), staged);
    assert.equal(await folder.git('diff'), unstaged);
  });

  it('that a hook refuses leaves index and branch as they were, and gives the hook’s words', async () => {
    await using folder = await makeGitFolder();
    const head = await start(folder, { 'a.txt': 'a\n' });
    const hook = path.join(folder.root, '.git', 'hooks', 'pre-commit');
    await mkdir(path.dirname(hook), { recursive: true });
    await writeFile(hook, '#!/bin/sh\necho "No: $(git diff --cached --name-only)" >&2\nexit 1\n');
    await chmod(hook, 0o755);
    await folder.write('mine.txt', 'mine\n');
    await folder.git('add', 'mine.txt');
    const before = await folder.git('status', '--porcelain');
    await folder.write('new.txt', 'new\n');
    await folder.write('a.txt', 'b\n');
    const refused = await folder.repository.commit(['a.txt', 'new.txt'], 'feat: x\n', never);
    assert.ok(!refused.ok);
    assert.equal(refused.failure, 'No: a.txt\nnew.txt');
    assert.equal(await folder.repository.head(), head);
    await unlink(path.join(folder.root, 'new.txt'));
    await folder.write('a.txt', 'a\n');
    assert.equal(await folder.git('status', '--porcelain'), before);
  });

  it('that is refused leaves nothing announced, also when a crash had announced it before', async () => {
    await using folder = await makeGitFolder();
    await start(folder, { 'a.txt': 'a\n' });
    const hook = path.join(folder.root, '.git', 'hooks', 'pre-commit');
    await mkdir(path.dirname(hook), { recursive: true });
    await writeFile(hook, '#!/bin/sh\nexit 1\n');
    await chmod(hook, 0o755);
    await folder.write('mine.txt', 'mine\n');
    await folder.write('[new].txt', 'new\n');
    await folder.git('--literal-pathspecs', 'add', '--intent-to-add', 'mine.txt', '[new].txt');
    assert.ok(!(await folder.repository.commit(['a.txt', '[new].txt'], 'feat: x\n', never)).ok);
    assert.equal(await folder.git('status', '--porcelain'), ' A mine.txt\n?? [new].txt\n');
  });

  for (const [hook, made] of [
    ['pre-commit', false],
    ['post-commit', true],
  ] as const) {
    it(`does not wait for ever for a hook that hangs (${hook})`, async () => {
      await using folder = await makeGitFolder();
      const head = await start(folder, { 'a.txt': 'a\n' });
      const file = path.join(folder.root, '.git', 'hooks', hook);
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, '#!/bin/sh\nsleep 300\nsleep 300\n');
      await chmod(file, 0o755);
      await folder.write('a.txt', 'b\n');
      await folder.write('new.txt', 'new\n');
      const committed = await folder.repository.commit(['a.txt', 'new.txt'], 'feat: x\n', never, 1000);
      assert.equal(committed.ok, made);
      assert.equal((await folder.repository.head()) === head, !made);
      assert.equal(await folder.git('status', '--porcelain'), made ? '' : ' M a.txt\n?? new.txt\n');
      assert.ok(committed.ok || /did not end within 1 s and was ended: a hook/.test(committed.failure));
    });
  }

  it('starts no housekeeping that outlives it', async () => {
    await using folder = await makeGitFolder([['gc.auto', '1']]);
    // Git counts the loose objects of this one folder to find out whether it is time.
    const counted = Array.from({ length: 2000 }, (_, index) => `${index}\n`)
      .filter((content) => blobName(content).startsWith('17'))
      .slice(0, 4);
    const hook = path.join(folder.root, '.git', 'hooks', 'pre-auto-gc');
    await mkdir(path.dirname(hook), { recursive: true });
    await writeFile(hook, '#!/bin/sh\ntouch housekeeping\nexit 1\n');
    await chmod(hook, 0o755);
    await start(folder, Object.fromEntries(counted.map((content, index) => [`${index}.txt`, content])));
    await unlink(path.join(folder.root, 'housekeeping'));
    assert.ok((await commitFile(folder, '0.txt', 'changed\n')).ok);
    assert.ok(!existsSync(path.join(folder.root, 'housekeeping')));
    await folder.git('commit', '--quiet', '--allow-empty', '--message=a person');
    assert.ok(existsSync(path.join(folder.root, 'housekeeping')), 'it was time');
  });

  it('of a file that git does not know and a crash left announced works', async () => {
    await using folder = await makeGitFolder();
    await start(folder, {});
    await folder.write('new.txt', 'new\n');
    await folder.git('add', '--intent-to-add', 'new.txt');
    const committed = await folder.repository.commit(['new.txt'], 'feat: x\n', never);
    assert.ok(committed.ok, committed.ok ? '' : committed.failure);
    assert.equal(await folder.git('status', '--porcelain'), '');
  });
});
