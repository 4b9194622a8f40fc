import assert from 'node:assert/strict';
import { textHash } from './textHash.ts';

describe('textHash', () => {
  it('is the same for the same text, and another one for any other', () => {
    assert.equal(textHash('src/export.ts'), textHash(['src', 'export.ts'].join('/')));
    const texts = Array.from({ length: 20_000 }, (_, number) => `src/${number % 100}/${number}.ts`);
    assert.equal(new Set([...texts, '', 'a', 'A', 'ab', 'ba', '\0', '\0\0'].map(textHash)).size, texts.length + 7);
  });
});
