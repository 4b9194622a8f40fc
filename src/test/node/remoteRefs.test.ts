import assert from 'node:assert/strict';
import path from 'node:path';
import { compareRemoteRefs } from '../../core/git/remoteRefs.ts';
import { runGit } from '../../node/gitCommand.ts';
import { remoteRefs } from '../../node/remoteRefs.ts';
import { type GitFolder, makeGitFolder, start } from './gitFolder.ts';

async function withRemote(): Promise<{ folder: GitFolder; bare: string }> {
  const folder = await makeGitFolder();
  await start(folder, { 'a.txt': 'a\n' });
  const bare = path.join(folder.base, 'bare.git');
  await folder.git('init', '--quiet', '--bare', bare);
  await folder.git('remote', 'add', 'origin', bare);
  await folder.git('push', '--quiet', 'origin', 'main');
  return { folder, bare };
}

async function told(folder: GitFolder, between: () => Promise<unknown>): Promise<string[]> {
  const before = await remoteRefs(folder.root);
  await between();
  const after = await remoteRefs(folder.root, before);
  return compareRemoteRefs(before, after).map((change) => `${change.ref} ${change.by}`);
}

describe('Refs of remotes', () => {
  it('tell a push, whatever way it went', async () => {
    const { folder, bare } = await withRemote();
    await using _ = folder;
    await start(folder, { 'b.txt': 'b\n' });
    assert.deepEqual(await told(folder, async () => await folder.git('push', '-q', 'origin', 'main')), [
      'refs/heads/main pushed',
    ]);
    await start(folder, { 'c.txt': 'c\n' });
    assert.deepEqual(await told(folder, async () => await folder.git('send-pack', bare, 'main:leak')), [
      'refs/heads/leak pushed',
    ]);
    await start(folder, { 'cc.txt': 'c\n' });
    const away = async (): Promise<void> => {
      await folder.git('push', '-q', 'origin', 'main');
      await folder.git('remote', 'remove', 'origin');
    };
    assert.deepEqual(await told(folder, away), ['refs/heads/main pushed']);
    await folder.git('remote', 'add', 'origin', bare);
    await start(folder, { 'd.txt': 'd\n' });
    const fetch = ['fetch', '-q', folder.root, 'main:refs/heads/other'];
    assert.deepEqual(await told(folder, async () => await runGit(bare, { args: fetch })), ['refs/heads/other pushed']);
    assert.deepEqual(await told(folder, async () => await folder.git('push', '-q', bare, ':leak')), [
      'refs/heads/leak unclear',
    ]);
  });

  it('tell what somebody else did apart, also when it was fetched meanwhile', async () => {
    const { folder, bare } = await withRemote();
    await using _ = folder;
    const other = path.join(folder.base, 'other');
    await folder.git('clone', '--quiet', bare, other, '--branch', 'main');
    const push = async (): Promise<void> => {
      const who = ['-c', 'user.name=B', '-c', 'user.email=b@example.invalid'];
      await runGit(other, { args: [...who, 'commit', '--quiet', '--allow-empty', '--message=theirs'] });
      await runGit(other, { args: ['push', '--quiet', 'origin', 'main'] });
    };
    assert.deepEqual(await told(folder, push), ['refs/heads/main elsewhere']);
    const pushAndFetch = async (): Promise<void> => {
      await push();
      await folder.git('fetch', '--quiet');
    };
    assert.deepEqual(await told(folder, pushAndFetch), ['refs/heads/main elsewhere']);
  });

  it('start nothing that the repository names, and bear with remotes that cannot be seen', async () => {
    const { folder } = await withRemote();
    await using _ = folder;
    const marked = path.join(folder.base, 'started');
    await folder.git('config', 'remote.origin.uploadpack', `touch ${marked}; false`);
    await folder.git('config', 'core.sshCommand', `touch ${marked}; false`);
    await folder.git('remote', 'add', 'far', 'ssh://nobody@127.0.0.1:9/x.git');
    await folder.git('remote', 'add', 'secret', 'https://me:secret@127.0.0.1:9/x.git');
    const { places } = await remoteRefs(folder.root);
    assert.deepEqual(
      places.map((place) => `${place.remote} ${place.refs === undefined ? 'not seen' : 'seen'}`),
      ['far not seen', 'origin seen', 'secret not seen'],
    );
    assert.equal(places[2]?.address, 'https://127.0.0.1:9/x.git');
    await assert.rejects(runGit(folder.base, { args: ['hash-object', marked] }));
  });
});
