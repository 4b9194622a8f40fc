import assert from 'node:assert/strict';
import { compareRemoteRefs, remoteChangeText, type RemoteRefs } from './remoteRefs.ts';

const a = 'a'.repeat(40);
const b = 'b'.repeat(40);

function refs(main: string | undefined, more: Partial<RemoteRefs> = {}): RemoteRefs {
  return {
    places: [{ remote: 'origin', address: '/srv/a.git', refs: main === undefined ? {} : { 'refs/heads/main': main } }],
    tracking: { 'refs/remotes/origin/main': a },
    moves: {},
    here: [],
    ...more,
  };
}

function by(before: RemoteRefs, after: RemoteRefs): string[] {
  return compareRemoteRefs(before, after).map((change) => `${change.ref} ${change.by}`);
}

describe('Refs of remotes', () => {
  it('that stayed are no change', () => {
    assert.deepEqual(compareRemoteRefs(refs(a), refs(a)), []);
  });

  it('were pushed to when this clone has the commit and did not fetch it', () => {
    assert.deepEqual(by(refs(a), refs(b, { here: [b] })), ['refs/heads/main pushed']);
    const pushed = {
      here: [b],
      tracking: { 'refs/remotes/origin/main': b },
      moves: { 'refs/remotes/origin/main': 'update by push' },
    };
    assert.deepEqual(by(refs(a), refs(b, pushed)), ['refs/heads/main pushed']);
  });

  it('were pushed to by somebody else when this clone does not have the commit, or fetched it', () => {
    assert.deepEqual(by(refs(a), refs(b)), ['refs/heads/main elsewhere']);
    const fetched = {
      here: [b],
      tracking: { 'refs/remotes/origin/main': b },
      moves: { 'refs/remotes/origin/main': 'fetch: fast-forward' },
    };
    assert.deepEqual(by(refs(a), refs(b, fetched)), ['refs/heads/main elsewhere']);
  });

  it('that are gone say nothing of who did it', () => {
    assert.deepEqual(by(refs(a), refs(undefined)), ['refs/heads/main unclear']);
  });

  it('that cannot be seen are known by what git wrote down of a push', () => {
    const places = [{ remote: 'origin', address: 'me@host:a', refs: undefined }];
    const moves = { 'refs/remotes/origin/feature/x': 'update by push', 'refs/remotes/origin/main': 'fetch' };
    assert.deepEqual(by(refs(a, { places }), refs(a, { places, moves })), ['refs/heads/feature/x pushed']);
  });

  it('are told in a sentence', () => {
    const [change] = compareRemoteRefs(refs(a), refs(b, { here: [b] }));
    assert.ok(change);
    assert.equal(
      remoteChangeText(change),
      'refs/heads/main of the remote origin went from aaaaaaaaaa to bbbbbbbbbb: a push from this clone got through. If it was not you, look at the remote before you go on.',
    );
  });
});
