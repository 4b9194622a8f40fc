import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Attempt } from '../../core/git/attempts.ts';
import { branchOfAttempt, listAttempts, pruneAttempts, restoreAttempt } from '../../node/repositoryAttempts.ts';
import { type GitFolder, makeGitFolder, start } from './gitFolder.ts';

const work: Readonly<Record<string, string>> = { 'a.txt': 'new a\n', 'sub/[new].txt': 'new\n' };

/** An agent's work, kept and put back again, beside an open file of a person's. */
async function keep(folder: GitFolder, name: string): Promise<Attempt> {
  const { repository } = folder;
  const head = (await repository.head()) ?? '';
  const before = await repository.snapshot();
  for (const [file, text] of Object.entries(work)) {
    await folder.write(file, text);
  }
  const now = await repository.snapshot();
  const message = `mstack attempt 1 at “T”\n\nRefs: docs/plans/001-a.md\nMstack-Run: r\n`;
  await repository.keep(now, head, `refs/mstack/attempts/001/${name}`, message, before);
  await repository.restore(before, await repository.changes(before, now));
  const attempt = (await listAttempts(folder.root)).find((each) => each.ref.endsWith(name));
  assert.ok(attempt);
  return attempt;
}

async function prepared(): Promise<GitFolder> {
  const folder = await makeGitFolder();
  await start(folder, { 'a.txt': 'a\n', 'mine.txt': 'x\n', 'gone.txt': 'x\n' });
  await folder.write('mine.txt', 'mine\n');
  await folder.write('untracked.txt', 'mine\n');
  return folder;
}

const text = async (folder: GitFolder, file: string): Promise<string> =>
  await readFile(path.join(folder.root, file), 'utf8');

describe('Kept attempts', () => {
  it('come back beside a person’s work, and touch nothing of it', async () => {
    await using folder = await prepared();
    const attempt = await keep(folder, 'r-1');
    await folder.git('add', 'mine.txt');
    const before = await folder.git('status', '--porcelain');
    assert.equal(before, 'M  mine.txt\n?? untracked.txt\n');
    const restored = await restoreAttempt(folder.repository, attempt);
    assert.deepEqual(restored, { ok: true, value: ['a.txt', 'sub/[new].txt'] });
    assert.equal(await text(folder, 'sub/[new].txt'), 'new\n');
    assert.equal(await folder.git('status', '--porcelain'), ' M a.txt\nM  mine.txt\n?? sub/\n?? untracked.txt\n');
    assert.deepEqual(await restoreAttempt(folder.repository, attempt), { ok: true, value: [] });
  });

  it('change nothing where a file is no longer what they began from', async () => {
    for (const [file, change] of [
      ['a.txt', async (folder: GitFolder) => await folder.write('a.txt', 'mine\n')],
      ['a.txt', async (folder: GitFolder) => await start(folder, { 'a.txt': 'committed\n' })],
      ['sub/[new].txt', async (folder: GitFolder) => await folder.write('sub', 'a file\n')],
      [
        'sub/[new].txt',
        async (folder: GitFolder) => {
          await folder.write('.git/info/exclude', 'sub\n');
          await folder.write('sub/[new].txt', 'ignored\n');
        },
      ],
    ] as const) {
      await using folder = await prepared();
      const attempt = await keep(folder, 'r-1');
      await change(folder);
      const before = await folder.git('status', '--porcelain', '--ignored');
      const restored = await restoreAttempt(folder.repository, attempt);
      assert.ok(!restored.ok && restored.failure.includes(`Nothing was changed: ${file} is no longer`), file);
      assert.equal(await folder.git('status', '--porcelain', '--ignored'), before);
    }
  });

  it('become a branch without a person’s open work', async () => {
    await using folder = await prepared();
    const attempt = await keep(folder, 'r-1');
    const status = await folder.git('status', '--porcelain');
    assert.ok((await branchOfAttempt(folder.repository, attempt, 'again')).ok);
    assert.equal(await folder.git('status', '--porcelain'), status);
    assert.equal(await folder.git('diff', '--name-only', 'main', 'again'), 'a.txt\nsub/[new].txt\n');
    assert.ok(!(await branchOfAttempt(folder.repository, attempt, 'again')).ok);
    assert.ok(!(await branchOfAttempt(folder.repository, attempt, 'not..a name')).ok);
  });

  it('are forgotten from the oldest on', async () => {
    await using folder = await prepared();
    for (const name of ['r-1', 'r-2', 'r-3']) {
      await keep(folder, name);
    }
    const gone = await pruneAttempts(folder.root, 1, new Set());
    assert.deepEqual(
      gone.map((each) => each.ref.slice(-3)),
      ['r-2', 'r-1'],
    );
    assert.deepEqual(
      (await listAttempts(folder.root)).map((each) => each.ref.slice(-3)),
      ['r-3'],
    );
    assert.deepEqual(await pruneAttempts(folder.root, 1, new Set()), []);
    assert.ok(existsSync(path.join(folder.root, 'mine.txt')));
  });
});
