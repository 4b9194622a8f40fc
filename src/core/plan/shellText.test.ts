import assert from 'node:assert/strict';
import { maskQuoted } from './shellText.ts';

describe('Shell text', () => {
  it('is masked where the shell does not look into it, and keeps its length', () => {
    const examples: [string, string][] = [
      ['a | b', 'a | b'],
      ["grep 'a|b' f", 'grep _____ f'],
      ['grep "a\\"|b" f', 'grep _______ f'],
      ['a \\| b', 'a __ b'],
      ['test $(ls | wc -l) -eq 3 | cat', 'test $____________ -eq 3 | cat'],
      ["don't | tell", "don't | tell"],
      ['a "open | b', 'a "open | b'],
      ['a) | b', 'a) | b'],
      ['\\', '_'],
    ];
    for (const [command, masked] of examples) {
      assert.equal(maskQuoted(command), masked, command);
      assert.equal(masked.length, command.length, command);
    }
  });
});
