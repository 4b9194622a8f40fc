import assert from 'node:assert/strict';
import { sha256 } from './sha256.ts';

describe('sha256', () => {
  it('is what every other program says', () => {
    // printf %s TEXT | sha256sum; the texts are of the lengths at which blocks begin.
    const digests: Readonly<Record<string, string>> = {
      '': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      abc: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
      '/home/ü/project with blanks': 'e2eb871b0a0e73d7acc2f4c74533f4de285fba28f672738498f9fa8473bb6992',
      ['a'.repeat(55)]: '9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318',
      ['a'.repeat(64)]: 'ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb',
    };
    for (const [text, digest] of Object.entries(digests)) {
      assert.equal(sha256(text), digest);
    }
  });
});
