import assert from 'node:assert/strict';
import { chmod, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Result } from '../../core/base/result.ts';
import { type Reverted, revertPlan } from '../../node/repositoryRevert.ts';
import { type GitFolder, makeGitFolder, start } from './gitFolder.ts';

const plan = 'docs/plans/001-a.md';
const long = Array.from({ length: 20 }, (_, index) => `${index}\n`).join('');
const binary = Buffer.from([0, 255, 1, 254, 10, 0]);

/** A plan that is done by a commit of its own. */
async function done(settings: readonly (readonly [string, string])[] = []): Promise<GitFolder> {
  const folder = await makeGitFolder(settings);
  await start(folder, {
    'a.txt': long,
    'gone.txt': 'x\n',
    'b.bin': 'x',
    'other.txt': 'x\n',
    [plan]: '---\nid: 1\nstatus: pending\n---\n\n# A\n',
  });
  await folder.write('a.txt', long.replace('5\n', 'five\n'));
  await folder.write('b.bin', binary);
  await folder.write('new.txt', 'new\n');
  await folder.write('.mstack/health-history.jsonl', '{}\n');
  await rm(path.join(folder.root, 'gone.txt'));
  await folder.write(
    plan,
    '---\nid: 1\nstatus: done\ncompleted: 2026-01-01\n---\n\n# A\n\n## Implementation Notes\n\nDone.\n',
  );
  await folder.git('add', '--all');
  await folder.git(
    'commit',
    '--quiet',
    `--message=feat: a\n\nRefs: ${plan}\nMstack-Run: r\nMstack-Health: 1.0 -> 1.0\n`,
  );
  return folder;
}

async function revert({ repository }: GitFolder): Promise<Result<Reverted, string>> {
  return await revertPlan({ repository, file: plan, date: '2026-02-03', signal: new AbortController().signal });
}

const text = async (folder: GitFolder, file: string): Promise<string> =>
  await readFile(path.join(folder.root, file), 'utf8');

describe('Reverting a plan', () => {
  for (const crlf of ['false', 'true']) {
    it(`takes its whole commit out, and leaves everything else as it is (core.autocrlf=${crlf})`, async () => {
      await using folder = await done([['core.autocrlf', crlf]]);
      await start(folder, {
        'other.txt': 'later\n',
        'a.txt': (await text(folder, 'a.txt')).replace('18\n', 'eighteen\n'),
      });
      await folder.write('other.txt', 'mine\n');
      await folder.git('add', 'other.txt');
      await folder.write('untracked.txt', 'mine\n');
      const reverted = await revert(folder);
      assert.ok(reverted.ok, reverted.ok ? '' : reverted.failure);
      assert.deepEqual(reverted.value.files, ['a.txt', 'b.bin', 'gone.txt', 'new.txt']);
      assert.equal(await folder.git('show', 'HEAD:a.txt'), long.replace('18\n', 'eighteen\n'));
      assert.equal(await folder.git('show', 'HEAD:b.bin'), 'x');
      assert.equal(await folder.git('status', '--porcelain'), 'M  other.txt\n?? untracked.txt\n');
      assert.equal(
        await text(folder, plan),
        `---\nid: 1\nstatus: pending\n---\n\n# A\n\n## Implementation Notes\n\nCommit ${reverted.value.undone.slice(0, 10)} carried this out and was undone on 2026-02-03.\n`,
      );
      assert.equal(await text(folder, '.mstack/health-history.jsonl'), '{}\n');
      assert.match(await folder.git('log', '-1', '--format=%s'), /^revert: feat: a$/m);
      const again = await revert(folder);
      assert.ok(!again.ok && again.failure.includes('or it was undone already'));
    });
  }

  const refusals: readonly (readonly [string, (folder: GitFolder) => Promise<unknown>, RegExp])[] = [
    [
      'work of a person’s in the same file',
      async (f) => await f.write('a.txt', 'mine\n'),
      /work of your own in a\.txt/,
    ],
    [
      'staged work in the same file',
      async (f) => {
        const now = await text(f, 'a.txt');
        await f.write('a.txt', 'mine\n');
        await f.git('add', 'a.txt');
        await f.write('a.txt', now);
      },
      /work of your own in a\.txt/,
    ],
    ['an open plan file', async (f) => await f.write(plan, `${await text(f, plan)}more\n`), /work of your own in docs/],
    [
      'an ignored file where one comes back',
      async (f) => {
        await f.write('.git/info/exclude', 'gone.txt\n');
        await f.write('gone.txt', 'mine\n');
      },
      /work of your own in gone\.txt/,
    ],
    [
      'later commits in the same lines',
      async (f) => await start(f, { 'a.txt': (await text(f, 'a.txt')).replace('five\n', 'FIVE\n') }),
      /Later commits changed what commit/,
    ],
    ['a detached HEAD', async (f) => await f.git('checkout', '--quiet', '--detach'), /detached HEAD/],
    [
      'a hook that says no',
      async (f) => {
        await f.write('.git/hooks/pre-commit', '#!/bin/sh\necho never >&2\nexit 1\n');
        await chmod(path.join(f.root, '.git/hooks/pre-commit'), 0o755);
      },
      /everything was put back: never/,
    ],
  ];
  for (const [name, change, words] of refusals) {
    it(`refuses, and changes nothing: ${name}`, async () => {
      await using folder = await done();
      await change(folder);
      const state = async (): Promise<string> =>
        `${await folder.git('status', '--porcelain', '--ignored')}${await folder.git('diff')}${await folder.git('diff', '--cached')}${await folder.git('rev-parse', 'HEAD')}`;
      const before = await state();
      const reverted = await revert(folder);
      assert.ok(!reverted.ok);
      assert.match(reverted.failure, words);
      assert.equal(await state(), before);
    });
  }
});
