import assert from 'node:assert/strict';
import { oncePer } from './oncePer.ts';

describe('oncePer', () => {
  it('computes once for each object, also where nothing comes of it', () => {
    const asked: number[] = [];
    const half = oncePer(({ size }: { readonly size: number }) => {
      asked.push(size);
      return size % 2 === 0 ? size / 2 : undefined;
    });
    const [four, otherFour, three] = [{ size: 4 }, { size: 4 }, { size: 3 }] as const;
    assert.deepEqual(
      [half(four), half(four), half(otherFour), half(three), half(three)],
      [2, 2, 2, undefined, undefined],
    );
    assert.deepEqual(asked, [4, 4, 3]);
  });
});
