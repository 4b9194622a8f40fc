import assert from 'node:assert/strict';
import { splitLines } from './splitLines.ts';

describe('Lines of a text', () => {
  it('end with `\\n`, `\\r\\n` or a lone `\\r`', () => {
    assert.deepEqual(splitLines('a\nb\r\nc\rd'), ['a', 'b', 'c', 'd']);
    assert.deepEqual(splitLines('a\r\r\n\n'), ['a', '', '', '']);
    assert.deepEqual(splitLines('a\n'), ['a', '']);
    assert.deepEqual(splitLines(''), ['']);
  });

  it('do not end with what only looks like a line end', () => {
    assert.deepEqual(splitLines('a\u2028b\u2029c\u0085d\ve\ff'), ['a\u2028b\u2029c\u0085d\ve\ff']);
  });
});
