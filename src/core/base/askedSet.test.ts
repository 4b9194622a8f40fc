import assert from 'node:assert/strict';
import { AskedSet } from './askedSet.ts';

describe('AskedSet', () => {
  it('is the set of what it is made of, and finds all of it only when it must', () => {
    let asked = 0;
    const all = (): number[] => {
      asked += 1;
      return [1, 2, 2];
    };
    const set = new AskedSet({ has: (value: number) => value < 3, all });
    assert.deepEqual([set.has(2), set.has(3), asked], [true, false, 0]);
    assert.equal(set.size, 2);
    assert.deepEqual(
      [[...set], [...set.keys()], [...set.entries()]],
      [
        [1, 2],
        [1, 2],
        [
          [1, 1],
          [2, 2],
        ],
      ],
    );
    const visited: number[] = [];
    set.forEach((value, again, whole) => visited.push(value + again + whole.size));
    assert.deepEqual(visited, [4, 6]);
  });
});
