import assert from 'node:assert/strict';
import { existsSync, lstatSync, readFileSync, readlinkSync } from 'node:fs';
import { chmod, mkdir, rm, symlink, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { commitFile, type GitFolder, makeGitFolder, oddNames, start } from './gitFolder.ts';

function text(folder: GitFolder, file: string): string {
  return readFileSync(path.join(folder.root, file), 'latin1');
}

describe('Repository.snapshot and restore', () => {
  it('bring odd names back, whatever was done to them', async () => {
    await using folder = await makeGitFolder();
    const { repository } = folder;
    await start(folder, Object.fromEntries(oddNames.map((name) => [name, `${name}\n`])));
    const before = await repository.snapshot();
    for (const [index, name] of oddNames.entries()) {
      if (index % 2 === 0) {
        await folder.write(name, 'changed\n');
      } else {
        await unlink(path.join(folder.root, name));
      }
      await folder.write(`new/${name}`, 'new\n');
    }
    const now = await repository.snapshot();
    const changes = await repository.changes(before, now);
    assert.deepEqual(
      changes.map((change) => `${change.change} ${change.path}`).toSorted(),
      oddNames
        .flatMap((name, index) => [`${index % 2 === 0 ? 'modified' : 'deleted'} ${name}`, `added new/${name}`])
        .toSorted(),
    );
    await repository.restore(before, changes);
    for (const name of oddNames) {
      assert.equal(readFileSync(path.join(folder.root, name), 'utf8'), `${name}\n`);
    }
    assert.ok(!existsSync(path.join(folder.root, 'new')), 'folders that came with the files are gone');
    assert.equal(await folder.git('status', '--porcelain'), '');
    assert.equal(await repository.snapshot(), before);
  });

  it('touch nothing that is not named', async () => {
    await using folder = await makeGitFolder();
    const { repository } = folder;
    await start(folder, { 'a.txt': 'a\n', 'b.txt': 'b\n' });
    const before = await repository.snapshot();
    await folder.write('a.txt', 'changed\n');
    await folder.write('b.txt', 'changed\n');
    await folder.write('c.txt', 'new\n');
    await repository.restore(before, [{ path: 'a.txt', change: 'modified' }]);
    assert.deepEqual(
      [text(folder, 'a.txt'), text(folder, 'b.txt'), text(folder, 'c.txt')],
      ['a\n', 'changed\n', 'new\n'],
    );
  });

  it('leave a repository alone that somebody made inside, and name it', async () => {
    await using folder = await makeGitFolder();
    const { repository, root } = folder;
    await start(folder, { 'a.txt': 'a\n', tool: 'a file\n' });
    const before = await repository.snapshot();
    await unlink(path.join(root, 'tool'));
    for (const inner of ['inner', 'tool']) {
      await folder.git('init', '--quiet', inner);
      await folder.write(`${inner}/b.txt`, 'b\n');
      await folder.git('-C', inner, 'add', '.');
      await folder.git('-C', inner, '-c', 'user.name=A', '-c', 'user.email=a@b', 'commit', '--quiet', '--message=x');
    }
    await folder.write('a.txt', 'changed\n');
    await folder.write('new.txt', 'new\n');
    const left = await repository.restore(before, await repository.changes(before, await repository.snapshot()));
    assert.deepEqual(left, ['inner', 'tool']);
    assert.deepEqual(
      [text(folder, 'a.txt'), text(folder, 'inner/b.txt'), text(folder, 'tool/b.txt')],
      ['a\n', 'b\n', 'b\n'],
    );
    assert.ok(!existsSync(path.join(root, 'new.txt')));
  });

  it('see a change of the same size in the same second', async () => {
    await using folder = await makeGitFolder();
    const { repository } = folder;
    await start(folder, { 'a.txt': 'one\n' });
    // Often enough that some fall into the second of the index.
    for (const word of ['two', 'six', 'ten', 'one', 'two']) {
      const before = await repository.snapshot();
      await folder.write('a.txt', `${word}\n`);
      const after = await repository.snapshot();
      assert.equal((await repository.changes(before, after)).length, 1, word);
      assert.equal(await repository.readFile(after, 'a.txt'), `${word}\n`);
    }
  });

  it('keep executable bits, links and binary content', async () => {
    await using folder = await makeGitFolder();
    const { repository, root } = folder;
    const bytes = Buffer.from([0, 255, 13, 10, 0, 128]);
    await start(folder, {
      'run.sh': 'x\n',
      'plain.sh': 'x\n',
      'bytes.bin': bytes,
      'target.txt': 't\n',
      'was-file': 'f\n',
    });
    await chmod(path.join(root, 'run.sh'), 0o755);
    await symlink('target.txt', path.join(root, 'link'));
    await symlink('nowhere', path.join(root, 'broken'));
    const before = await repository.snapshot();
    await chmod(path.join(root, 'run.sh'), 0o644);
    await chmod(path.join(root, 'plain.sh'), 0o755);
    await folder.write('bytes.bin', Buffer.from([1]));
    await unlink(path.join(root, 'link'));
    await mkdir(path.join(root, 'link'));
    await folder.write('link/inside.txt', 'x\n');
    await unlink(path.join(root, 'broken'));
    await folder.write('broken', 'now a file\n');
    await unlink(path.join(root, 'was-file'));
    await symlink('target.txt', path.join(root, 'was-file'));
    await repository.restore(before, await repository.changes(before, await repository.snapshot()));
    assert.equal(lstatSync(path.join(root, 'run.sh')).mode & 0o111, 0o111);
    assert.equal(lstatSync(path.join(root, 'plain.sh')).mode & 0o111, 0);
    assert.deepEqual(readFileSync(path.join(root, 'bytes.bin')), bytes);
    assert.equal(readlinkSync(path.join(root, 'link')), 'target.txt');
    assert.equal(readlinkSync(path.join(root, 'broken')), 'nowhere');
    assert.equal(text(folder, 'was-file'), 'f\n');
    assert.equal(await repository.snapshot(), before);
  });

  it('never follow a link out of the repository', async () => {
    await using folder = await makeGitFolder();
    const { repository, root, base } = folder;
    await start(folder, { 'dir/a.txt': 'a\n', 'dir/b.txt': 'b\n' });
    const before = await repository.snapshot();
    const outside = path.join(base, 'outside');
    await mkdir(outside);
    await writeFile(path.join(outside, 'a.txt'), 'not ours\n');
    await rm(path.join(root, 'dir'), { recursive: true });
    await symlink(outside, path.join(root, 'dir'));
    await repository.restore(before, await repository.changes(before, await repository.snapshot()));
    assert.equal(readFileSync(path.join(outside, 'a.txt'), 'utf8'), 'not ours\n');
    assert.ok(!existsSync(path.join(outside, 'b.txt')));
    assert.equal(text(folder, 'dir/a.txt'), 'a\n');
    assert.equal(await repository.snapshot(), before);
  });

  it('leave line ends as they are', async () => {
    for (const autocrlf of ['true', 'input', 'false']) {
      await using folder = await makeGitFolder([
        ['core.autocrlf', autocrlf],
        ['core.safecrlf', 'false'],
      ]);
      const { repository } = folder;
      await folder.write('.gitattributes', 'unix.txt text eol=lf\ndos.txt text eol=crlf\nraw.txt -text\n');
      await start(folder, {
        'unix.txt': 'a\nb\n',
        'dos.txt': 'a\r\nb\r\n',
        'raw.txt': 'a\r\nb\n',
        'free.txt': autocrlf === 'true' ? 'a\r\nb\r\n' : 'a\nb\n',
      });
      const before = await repository.snapshot();
      assert.deepEqual(await repository.changes('HEAD', before), [], autocrlf);
      const bytes = ['unix.txt', 'dos.txt', 'raw.txt', 'free.txt'].map((file) => text(folder, file));
      for (const file of ['unix.txt', 'dos.txt', 'raw.txt', 'free.txt']) {
        await folder.write(file, 'changed\n');
      }
      await repository.restore(before, await repository.changes(before, await repository.snapshot()));
      assert.deepEqual(
        ['unix.txt', 'dos.txt', 'raw.txt', 'free.txt'].map((file) => text(folder, file)),
        bytes,
        autocrlf,
      );
      assert.equal(await folder.git('status', '--porcelain'), '', autocrlf);
    }
  });

  it('leave the index alone', async () => {
    await using folder = await makeGitFolder();
    const { repository, root } = folder;
    await start(folder, { 'a.txt': 'a\n', 'gone.txt': 'g\n', 'part.txt': '1\n2\n3\n4\n5\n6\n7\n8\n' });
    await folder.write('part.txt', 'one\n2\n3\n4\n5\n6\n7\n8\n');
    await folder.git('add', 'part.txt');
    await folder.write('part.txt', 'one\n2\n3\n4\n5\n6\n7\neight\n');
    await folder.git('rm', '--quiet', 'gone.txt');
    await folder.write('later.txt', 'x\n');
    await folder.git('add', '--intent-to-add', 'later.txt');
    await folder.write('untracked.txt', 'u\n');
    const index = readFileSync(path.join(root, '.git', 'index'));
    const before = await repository.snapshot();
    assert.equal(await repository.readFile(before, 'part.txt'), 'one\n2\n3\n4\n5\n6\n7\neight\n');
    assert.equal(await repository.readFile(before, 'later.txt'), 'x\n');
    await folder.write('part.txt', 'other\n');
    await folder.write('gone.txt', 'again\n');
    await unlink(path.join(root, 'untracked.txt'));
    await repository.restore(before, await repository.changes(before, await repository.snapshot()));
    assert.deepEqual(readFileSync(path.join(root, '.git', 'index')), index);
    assert.equal(text(folder, 'part.txt'), 'one\n2\n3\n4\n5\n6\n7\neight\n');
    assert.ok(!existsSync(path.join(root, 'gone.txt')));
    assert.equal(text(folder, 'untracked.txt'), 'u\n');
  });

  it('know submodules, other repositories inside, and folders that are empty', async () => {
    await using folder = await makeGitFolder();
    const { repository, root, base } = folder;
    await start(folder, { 'a.txt': 'a\n' });
    await folder.git('init', '--quiet', path.join(base, 'library'));
    for (const [key, value] of [
      ['user.name', 'X'],
      ['user.email', 'x@example.invalid'],
      ['commit.gpgSign', 'false'],
    ] as const) {
      await folder.git('-C', path.join(base, 'library'), 'config', key, value);
    }
    await folder.git('-C', path.join(base, 'library'), 'commit', '--quiet', '--allow-empty', '--message=library');
    await folder.git(
      '-c',
      'protocol.file.allow=always',
      'submodule',
      '--quiet',
      'add',
      path.join(base, 'library'),
      'library',
    );
    await folder.git('commit', '--quiet', '--message=with library');
    await folder.git('init', '--quiet', 'empty-repository');
    await folder.write('empty-repository/x.txt', 'x\n');
    await mkdir(path.join(root, 'empty-folder'));
    const before = await repository.snapshot();
    await folder.write('a.txt', 'b\n');
    await folder.write('deep/er/new.txt', 'n\n');
    const changes = await repository.changes(before, await repository.snapshot());
    assert.deepEqual(
      changes.map((change) => change.path),
      ['a.txt', 'deep/er/new.txt'],
    );
    await repository.restore(before, changes);
    assert.ok(existsSync(path.join(root, 'empty-folder')));
    assert.ok(existsSync(path.join(root, 'library', '.git')));
    assert.ok(!existsSync(path.join(root, 'deep')));
    const committed = await commitFile(folder, 'a.txt', 'c\n');
    assert.ok(committed.ok);
  });

  it('work before anything was ever added', async () => {
    await using folder = await makeGitFolder();
    await folder.git('commit', '--quiet', '--allow-empty', '--message=nothing');
    await folder.write('a.txt', 'a\n');
    const tree = await folder.repository.snapshot();
    assert.equal(await folder.repository.readFile(tree, 'a.txt'), 'a\n');
    assert.equal(await folder.git('status', '--porcelain'), '?? a.txt\n');
  });
});

describe('Repository', () => {
  it('knows what git ignores, tracked files never', async () => {
    await using folder = await makeGitFolder();
    await folder.write('.gitignore', '*.log\nbuild/\n');
    await folder.write('kept.log', 'x\n');
    await folder.git('add', '--force', 'kept.log', '.gitignore');
    await folder.git('commit', '--quiet', '--message=x');
    const ignored = async (file: string): Promise<boolean> => folder.repository.isIgnored(file);
    assert.deepEqual(await Promise.all(['a.log', 'build/x', 'kept.log', 'a.txt', ':x.log', ':(top)x'].map(ignored)), [
      true,
      true,
      false,
      false,
      true,
      false,
    ]);
  });

  it('keeps trees under refs, and tells which exist', async () => {
    await using folder = await makeGitFolder();
    const { repository } = folder;
    const head = await start(folder, { 'a.txt': 'a\n' });
    await folder.write('a.txt', 'b\n');
    const tree = await repository.snapshot();
    await repository.keep(tree, head, 'refs/mstack/attempts/001/x-1', 'mstack attempt');
    assert.deepEqual(await repository.existingRefs(['refs/mstack/attempts/001/x-1', 'refs/mstack/attempts/001/x-2']), [
      'refs/mstack/attempts/001/x-1',
    ]);
    assert.equal(await folder.git('show', 'refs/mstack/attempts/001/x-1:a.txt'), 'b\n');
    assert.equal(await folder.git('branch', '--all', '--format=%(refname)'), 'refs/heads/main\n');
  });

  it('gives commits since another with their whole messages', async () => {
    await using folder = await makeGitFolder();
    const from = await start(folder, { 'a.txt': 'a\n' });
    await folder.git('commit', '--quiet', '--allow-empty', '--message=first\n\nRefs: a\nMstack-Run: b');
    await folder.git('commit', '--quiet', '--allow-empty', '--message=second');
    const commits = await folder.repository.commitsSince(from);
    assert.deepEqual(
      commits.map((entry) => entry.message.trim()),
      ['second', 'first\n\nRefs: a\nMstack-Run: b'],
    );
    assert.equal(commits[0]?.commit, await folder.repository.head());
  });

  it('names an operation that is not finished, also in a linked work tree', async () => {
    await using folder = await makeGitFolder();
    await start(folder, { 'a.txt': 'a\n' });
    assert.equal(folder.repository.operationInProgress(), undefined);
    await folder.write('a.txt', 'b\n');
    await folder.git('commit', '--quiet', '--all', '--message=b');
    await folder.git('revert', '--no-commit', 'HEAD');
    assert.equal(folder.repository.operationInProgress(), 'revert');
  });
});
