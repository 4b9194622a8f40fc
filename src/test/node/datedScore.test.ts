import assert from 'node:assert/strict';
import { datedScore, linesDigest } from '../../node/datedScore.ts';

describe('Dated score', () => {
  it('tells a stale score from a fresh one', () => {
    const score = { overall: 9, clarity: 9, testability: 9, scopeFit: 9, autonomy: 9 };
    const kept = datedScore(score, { lines: () => ['id: 1', ''] });
    assert.deepEqual(kept, { ...score, digest: linesDigest(['id: 1', '']) });
    assert.notEqual(kept.digest, linesDigest(['id: 2', '']));
    assert.notEqual(kept.digest, linesDigest(['id: 1']));
  });

  it('has the digest that sha256sum gives', () => {
    // printf 'abc' | sha256sum; printf 'id: 1\r\né\r\n' | tr -d '\r' | sha256sum
    assert.equal(linesDigest(['abc']), 'ba7816bf8f01');
    assert.equal(linesDigest(['id: 1', 'é', '']), 'b54e78e1a4ad');
  });
});
