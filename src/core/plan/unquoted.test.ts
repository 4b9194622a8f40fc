import assert from 'node:assert/strict';
import { unquoted } from './unquoted.ts';

describe('A text without quotation marks', () => {
  it('loses the same one from both sides, and nothing else', () => {
    const texts: [string, string][] = [
      ['"a"', 'a'],
      ["'a b'", 'a b'],
      ['""', ''],
      ['"', '"'],
      ['"a\'', '"a\''],
      ['a"', 'a"'],
      ['"a"b"', 'a"b'],
    ];
    for (const [written, read] of texts) {
      assert.equal(unquoted(written), read, written);
    }
  });
});
