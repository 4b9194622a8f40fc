import assert from 'node:assert/strict';
import { textDigest } from '../../node/textDigest.ts';

describe('Digest of a text', () => {
  it('is what sha256sum says of the file, byte for byte', () => {
    assert.equal(textDigest('abc'), 'ba7816bf8f01');
    assert.equal(textDigest(''), 'e3b0c44298fc');
    assert.equal(textDigest('\uFEFFid: 1\r\n'), textDigest(new TextEncoder().encode('\uFEFFid: 1\r\n')));
    assert.notEqual(textDigest('id: 1\r\n'), textDigest('id: 1\n'));
  });
});
