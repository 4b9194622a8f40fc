import assert from 'node:assert/strict';
import { LazyGroups } from './lazyGroups.ts';

describe('LazyGroups', () => {
  it('looks at all values at the first question only, and keeps up from then on', () => {
    const all: (readonly [string, number])[] = [['a', 1]];
    let looks = 0;
    const groups = new LazyGroups<string, number>(() => {
      looks += 1;
      return all;
    });
    groups.add('lost', 0);
    all.push(['b', 2], ['a', 3]);
    assert.equal(looks, 0);
    assert.deepEqual([[...groups.get('a')], [...groups.get('none')], groups.keys()], [[1, 3], [], ['a', 'b']]);
    groups.add('b', 4);
    groups.delete('a', 1);
    groups.delete('a', 3);
    groups.delete('none', 3);
    assert.deepEqual([groups.keys(), [...groups.get('b')], looks], [['b'], [2, 4], 1]);
  });
});
