import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runGit } from '../../node/gitCommand.ts';
import { repositoryObstacles } from '../../node/repositoryObstacles.ts';
import { findRepository, Repository, type TreeChange } from '../../node/repository.ts';
import { commitFile, type GitFolder, makeGitFolder, start } from './gitFolder.ts';

const never = new AbortController().signal;

function shown(changes: readonly TreeChange[]): string[] {
  return changes.map((change) => `${change.path} ${change.change}`);
}

async function bytes(folder: GitFolder, file: string): Promise<string> {
  return await readFile(path.join(folder.root, file), 'latin1');
}

async function hook(folder: GitFolder, name: string, script: string): Promise<void> {
  await folder.write(`.git/hooks/${name}`, `#!/bin/sh\n${script}\n`);
  await chmod(path.join(folder.root, '.git', 'hooks', name), 0o755);
}

async function repositoryAt(root: string, folder: GitFolder): Promise<Repository> {
  const place = await findRepository(root);
  assert.ok(place.ok);
  return new Repository(place.value, path.join(folder.base, 'temporary-other'));
}

/** An agent changes a file and makes one; both are seen, put back, and committed when they are made again. */
async function works(repository: Repository, file: string): Promise<void> {
  const absolute = path.join(repository.root, file);
  const old = await readFile(absolute);
  const before = await repository.snapshot();
  await writeFile(absolute, 'agent\n');
  await writeFile(path.join(repository.root, 'agent.txt'), 'agent\n');
  const changes = await repository.changes(before, await repository.snapshot());
  assert.deepEqual(shown(changes).toSorted(), ['agent.txt added', `${file} modified`].toSorted());
  await repository.restore(before, changes);
  assert.deepEqual(await readFile(absolute), old);
  assert.ok(!existsSync(path.join(repository.root, 'agent.txt')));
  assert.equal(await repository.snapshot(), before);
  await writeFile(absolute, 'agent\n');
  await writeFile(path.join(repository.root, 'agent.txt'), 'agent\n');
  const committed = await repository.commit([file, 'agent.txt'], 'feat: x\n', never);
  assert.ok(committed.ok, committed.ok ? '' : committed.failure);
  const now = await repository.changes(`${committed.value}^`, committed.value);
  assert.deepEqual(shown(now).toSorted(), ['agent.txt added', `${file} modified`].toSorted());
}

describe('Special repositories', () => {
  it('sparse checkout: what is not checked out is no deletion, what lies outside is seen all the same', async () => {
    await using folder = await makeGitFolder();
    await start(folder, { 'in/a.txt': 'a\n', 'out/b.txt': 'b\n', 'out/c.txt': 'c\n' });
    const whole = await folder.repository.snapshot();
    await folder.git('sparse-checkout', 'set', 'in');
    assert.ok(!existsSync(path.join(folder.root, 'out')));
    assert.equal(await folder.repository.snapshot(), whole);
    await folder.write('out/b.txt', 'agent\n');
    await folder.write('out/new.txt', 'agent\n');
    const now = await folder.repository.snapshot();
    const changes = await folder.repository.changes(whole, now);
    assert.deepEqual(shown(changes), ['out/b.txt modified', 'out/new.txt added']);
    await folder.repository.restore(whole, changes);
    assert.equal(await bytes(folder, 'out/b.txt'), 'b\n');
    assert.ok(!existsSync(path.join(folder.root, 'out/new.txt')));
    assert.ok((await commitFile(folder, 'in/a.txt', 'agent\n')).ok);
    assert.equal(await folder.git('ls-tree', '-r', '--name-only', 'HEAD'), 'in/a.txt\nout/b.txt\nout/c.txt\n');
  });

  it('linked work tree: works like any other, and the first one is not touched', async () => {
    await using folder = await makeGitFolder();
    await start(folder, { 'a.txt': 'a\n' });
    const linked = path.join(folder.base, 'linked');
    await folder.git('worktree', 'add', '--quiet', '-b', 'side', linked);
    await folder.write('a.txt', 'mine\n');
    await works(await repositoryAt(linked, folder), 'a.txt');
    assert.equal(await folder.git('status', '--porcelain'), ' M a.txt\n');
  });

  it('shallow clone: works like any other', async () => {
    await using folder = await makeGitFolder();
    await start(folder, { 'a.txt': 'a\n' });
    await start(folder, { 'a.txt': 'b\n' });
    const clone = path.join(folder.base, 'shallow');
    await folder.git('clone', '--quiet', '--depth=1', `file://${folder.root}`, clone);
    await runGit(clone, { args: ['config', 'user.name', 'A'] });
    await runGit(clone, { args: ['config', 'user.email', 'a@example.invalid'] });
    await works(await repositoryAt(clone, folder), 'a.txt');
  });

  it('detached HEAD and a repository without a commit: named, so that no run begins', async () => {
    await using folder = await makeGitFolder();
    assert.equal(await folder.repository.head(), undefined);
    await start(folder, { 'a.txt': 'a\n' });
    await folder.git('checkout', '--quiet', '--detach');
    assert.equal(await folder.repository.branch(), undefined);
  });

  for (const [name, flag] of [
    ['assume-unchanged', '--assume-unchanged'],
    ['skip-worktree', '--skip-worktree'],
  ] as const) {
    it(`${name}: an agent cannot hide a change, and the person’s stays hidden and as it is`, async () => {
      await using folder = await makeGitFolder();
      await start(folder, { 'local.txt': 'a\n', 'tests.txt': 'a\n' });
      await folder.git('update-index', flag, 'local.txt');
      await folder.write('local.txt', 'mine\n');
      const before = await folder.repository.snapshot();
      await folder.write('tests.txt', 'agent\n');
      await folder.git('update-index', flag, 'tests.txt');
      const changes = await folder.repository.changes(before, await folder.repository.snapshot());
      assert.deepEqual(shown(changes), ['tests.txt modified']);
      await folder.repository.restore(before, changes);
      await folder.git('update-index', flag.replace('--', '--no-'), 'tests.txt');
      assert.ok((await commitFile(folder, 'tests.txt', 'done\n')).ok);
      assert.equal(await bytes(folder, 'local.txt'), 'mine\n');
      assert.equal(await folder.git('show', 'HEAD:local.txt'), 'a\n');
      assert.match(await folder.git('ls-files', '-v', 'local.txt'), /^[hS] /);
    });
  }

  it('info/exclude and ignored files: never seen, changed or committed', async () => {
    await using folder = await makeGitFolder();
    await start(folder, { 'a.txt': 'a\n', '.gitignore': 'secret.env\n' });
    await folder.write('.git/info/exclude', 'mine.txt\n');
    await folder.write('mine.txt', 'mine\n');
    await folder.write('secret.env', 'mine\n');
    await works(folder.repository, 'a.txt');
    assert.equal(await bytes(folder, 'mine.txt'), 'mine\n');
    assert.equal(await bytes(folder, 'secret.env'), 'mine\n');
    assert.equal(await folder.git('ls-files'), '.gitignore\na.txt\nagent.txt\n');
  });

  for (const [name, settings, attributes] of [
    ['core.autocrlf=true', [['core.autocrlf', 'true']], ''],
    ['core.autocrlf=input', [['core.autocrlf', 'input']], ''],
    ['eol=crlf', [], '* text eol=crlf\n'],
  ] as const) {
    it(`${name}: a person’s line ends stay, byte for byte`, async () => {
      await using folder = await makeGitFolder(settings);
      await start(folder, {
        '.gitattributes': attributes,
        'crlf.txt': 'a\r\nb\r\n',
        'lf.txt': 'a\nb\n',
        'a.txt': 'a\r\n',
      });
      await folder.write('crlf.txt', 'mine\r\nb\n');
      const before = await folder.repository.snapshot();
      await folder.write('a.txt', 'agent\r\n');
      const changes = await folder.repository.changes(before, await folder.repository.snapshot());
      assert.deepEqual(shown(changes), ['a.txt modified']);
      assert.ok((await commitFile(folder, 'a.txt', 'agent\r\n')).ok);
      assert.equal(await bytes(folder, 'crlf.txt'), 'mine\r\nb\n');
      assert.equal(await bytes(folder, 'lf.txt'), 'a\nb\n');
      assert.equal(await bytes(folder, 'a.txt'), 'agent\r\n');
    });
  }

  it('core.ignorecase: a file is known by its one name, and put back under it', async () => {
    await using folder = await makeGitFolder([['core.ignorecase', 'true']]);
    await start(folder, { 'Read.txt': 'a\n', 'a.txt': 'a\n' });
    await works(folder.repository, 'Read.txt');
  });

  it('names that differ in case only: refused where the file system knows one of them', async () => {
    await using folder = await makeGitFolder();
    await start(folder, { 'README.txt': 'a\n', 'readme.txt': 'b\n' });
    assert.deepEqual(await repositoryObstacles(folder.root, never), []);
    await folder.git('config', 'core.ignorecase', 'true');
    assert.deepEqual(await repositoryObstacles(folder.root, never), [
      'README.txt and readme.txt differ in case only, and this file system keeps one of them. Rename one first.',
    ]);
  });

  it('a filter whose program is missing (Git LFS and the like): refused, with what to do', async () => {
    await using folder = await makeGitFolder();
    await start(folder, { 'a.bin': 'a\n' });
    await folder.write('.gitattributes', '*.bin filter=lfs diff=lfs merge=lfs -text\n');
    await folder.git('config', 'filter.lfs.clean', 'no-such-program-here clean -- %f');
    await folder.git('config', 'filter.lfs.required', 'true');
    const [first, ...others] = await repositoryObstacles(folder.root, never);
    assert.match(first ?? '', /^The filter lfs, which \.gitattributes asks for, does not work: .*no-such-program-here/);
    assert.deepEqual(others, []);
  });

  it('a filter that works: content is committed filtered, and put back as it was', async () => {
    await using folder = await makeGitFolder([
      ['filter.rot.clean', 'tr a-z b-za'],
      ['filter.rot.smudge', 'tr b-za a-z'],
      ['filter.rot.required', 'true'],
    ]);
    await start(folder, { '.gitattributes': '*.rot filter=rot\n', 'x.rot': 'hello\n' });
    assert.deepEqual(await repositoryObstacles(folder.root, never), []);
    await works(folder.repository, 'x.rot');
    assert.equal(await folder.git('show', 'HEAD:x.rot'), 'bhfou\n');
  });

  it('commit signing that would have to ask: refused before any work', async () => {
    await using folder = await makeGitFolder();
    await start(folder, { 'a.txt': 'a\n' });
    const asking = path.join(folder.base, 'gpg');
    await writeFile(asking, '#!/bin/sh\necho "gpg: signing failed: Inappropriate ioctl for device" >&2\nexit 2\n');
    await chmod(asking, 0o755);
    await folder.git('config', 'gpg.program', asking);
    await folder.git('config', 'commit.gpgSign', 'true');
    const [first = ''] = await repositoryObstacles(folder.root, never);
    assert.match(first, /^Commits are signed here, and signing does not work without a person: .*gpg failed to sign/s);
    const before = await folder.repository.snapshot();
    await folder.repository.keep(before, (await folder.repository.head()) ?? '', 'refs/mstack/attempts/x', 'x\n');
  });

  it('commit signing that works (ssh): commits are signed', async () => {
    await using folder = await makeGitFolder();
    await start(folder, { 'a.txt': 'a\n' });
    const signer = path.join(folder.base, 'sign');
    // What git wants of a signer for ssh: a file beside the one that it names last.
    await writeFile(
      signer,
      '#!/bin/sh\nfor last; do :; done\nprintf -- "-----BEGIN SSH SIGNATURE-----\\nx\\n-----END SSH SIGNATURE-----\\n" > "$last.sig"\n',
    );
    await chmod(signer, 0o755);
    for (const [key, value] of [
      ['gpg.format', 'ssh'],
      ['gpg.ssh.program', signer],
      ['user.signingKey', 'key::ssh-ed25519 AAAA'],
      ['commit.gpgSign', 'true'],
    ] as const) {
      await folder.git('config', key, value);
    }
    assert.deepEqual(await repositoryObstacles(folder.root, never), []);
    assert.ok((await commitFile(folder, 'a.txt', 'b\n')).ok);
    assert.match(await folder.git('cat-file', 'commit', 'HEAD'), /SSH SIGNATURE/);
  });

  it('a hook that modifies files: what it makes of the plan’s files is committed, a person’s stay', async () => {
    await using folder = await makeGitFolder();
    await start(folder, { 'a.txt': 'a\n', 'mine.txt': 'x\n' });
    await folder.write('mine.txt', 'mine\n');
    await hook(folder, 'pre-commit', 'echo formatted > a.txt && git add a.txt');
    assert.ok((await commitFile(folder, 'a.txt', 'b\n')).ok);
    assert.equal(await folder.git('show', 'HEAD:a.txt'), 'formatted\n');
    assert.equal(await bytes(folder, 'mine.txt'), 'mine\n');
    assert.equal(await folder.git('status', '--porcelain'), ' M mine.txt\n');
  });

  it('a hook that stages everything: the commit is refused, because it would hold a person’s work', async () => {
    await using folder = await makeGitFolder();
    await start(folder, { 'a.txt': 'a\n', 'mine "ü".txt': 'x\n', 'b ü\n".txt': 'x\n' });
    await folder.write('mine "ü".txt', 'mine\n');
    await folder.write('new.txt', 'mine\n');
    await hook(folder, 'pre-commit', 'git add --all');
    const before = await folder.git('status', '--porcelain');
    const head = await folder.repository.head();
    const refused = await commitFile(folder, 'b ü\n".txt', 'b\n');
    assert.ok(!refused.ok);
    assert.match(
      refused.failure,
      /staged files that are not part of the commit.*mine \\"\\303\\274\\".txt.*\nnew\.txt$/s,
    );
    assert.equal(await folder.repository.head(), head);
    await folder.write('b ü\n".txt', 'x\n');
    assert.equal(await folder.git('status', '--porcelain'), before);
    await hook(folder, 'pre-commit', 'exit 0');
    await hook(folder, 'commit-msg', 'echo "Seen: yes" >> "$1"');
    assert.ok((await commitFile(folder, 'b ü\n".txt', 'b\n')).ok);
    assert.match(await folder.git('log', '-1', '--format=%B'), /Seen: yes/);
  });

  it('submodules: a moved one is seen as its commit, and a person’s work in one is not touched', async () => {
    await using inner = await makeGitFolder();
    await start(inner, { 'x.txt': 'x\n' });
    await using folder = await makeGitFolder();
    await start(folder, { 'a.txt': 'a\n' });
    await folder.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner.root, 'sub');
    await folder.git('commit', '--quiet', '--message=sub');
    await folder.write('sub/x.txt', 'mine\n');
    await works(folder.repository, 'a.txt');
    assert.equal(await bytes(folder, 'sub/x.txt'), 'mine\n');
  });

  it('an empty folder of a submodule that is not checked out is no change', async () => {
    await using inner = await makeGitFolder();
    await start(inner, { 'x.txt': 'x\n' });
    await using folder = await makeGitFolder();
    await start(folder, { 'a.txt': 'a\n' });
    await folder.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner.root, 'sub');
    await folder.git('commit', '--quiet', '--message=sub');
    await rm(path.join(folder.root, 'sub'), { recursive: true });
    await mkdir(path.join(folder.root, 'sub'));
    await works(folder.repository, 'a.txt');
  });
});
