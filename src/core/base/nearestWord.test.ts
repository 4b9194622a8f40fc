import assert from 'node:assert/strict';
import { nearestWord } from './nearestWord.ts';

describe('Nearest word', () => {
  const names = ['test', 'test:unit', 'test:e2e', 'lint', 'build'];

  it('is one that a slip of the fingers makes', () => {
    for (const [word, name, distance] of [
      ['tset', 'test', 1],
      ['tests', 'test', 1],
      ['TEST', 'test', 0],
      ['test-unit', 'test:unit', 1],
      ['test:e2', 'test:e2e', 1],
      ['biuldd', 'build', 2],
    ] as const) {
      assert.deepEqual(nearestWord(word, names), { word: name, distance, unique: true }, word);
    }
  });

  it('is none where too much differs', () => {
    for (const word of ['deploy', 'e2e', 'li', 'te', '', 'x'.repeat(100_000)]) {
      assert.equal(nearestWord(word, names), undefined, word.slice(0, 20));
    }
    assert.equal(nearestWord('test', ['test']), undefined, 'the word itself');
  });

  it('is not unique where two are as near', () => {
    assert.deepEqual(nearestWord('lant', ['lint', 'last']), { word: 'last', distance: 1, unique: false });
    assert.deepEqual(nearestWord('lant', ['lost', 'lint', 'x']), { word: 'lint', distance: 1, unique: true });
  });
});
