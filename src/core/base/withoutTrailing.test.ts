import assert from 'node:assert/strict';
import { withoutTrailing } from './withoutTrailing.ts';

describe('A text without its trailing characters', () => {
  it('ends before the last run of them', () => {
    assert.equal(withoutTrailing('a//b///', '/'), 'a//b');
    assert.equal(withoutTrailing('a/b', '/'), 'a/b');
    assert.equal(withoutTrailing('///', '/'), '');
    assert.equal(withoutTrailing('', '/'), '');
  });
});
