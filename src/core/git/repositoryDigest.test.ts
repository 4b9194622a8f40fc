import assert from 'node:assert/strict';
import { compareDigests, repositoryChangeText } from './repositoryDigest.ts';

describe('Digests of a repository', () => {
  it('that are the same tell nothing', () => {
    const digest = { parts: { configuration: { config: 'a' }, refs: { 'refs/heads/main': 'a' } } };
    assert.deepEqual(compareDigests(digest, digest), []);
  });

  it('tell what came, went and changed, and what of it cannot be gone on with', () => {
    const changes = compareDigests(
      { parts: { hooks: { 'pre-push': 'a', 'commit-msg': 'a' }, refs: { 'refs/heads/a': '1', 'refs/heads/b': '1' } } },
      {
        parts: {
          hooks: { 'pre-push': 'b' },
          attributes: { attributes: 'a' },
          refs: { 'refs/heads/a': '2', 'refs/stash': '3' },
        },
      },
    );
    assert.deepEqual(
      changes.map((change) => `${change.part} ${change.name} ${change.change}${change.blocks ? ' blocks' : ''}`),
      [
        'hooks commit-msg deleted blocks',
        'hooks pre-push modified blocks',
        'refs refs/heads/a modified',
        'refs refs/heads/b deleted blocks',
        'refs refs/stash added blocks',
        'attributes attributes added blocks',
      ],
    );
    assert.equal(
      changes.slice(1, 2).map(repositoryChangeText).join(''),
      'git’s hooks changed while the agent worked: pre-push was modified.',
    );
  });
});
