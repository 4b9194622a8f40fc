import assert from 'node:assert/strict';
import { orderOf } from './setOrder.ts';

describe('orderOf', () => {
  it('keeps the order of the list, but for what must wait', () => {
    assert.deepEqual(orderOf([[2], [], [], [0]]).order, [2, 0, 1, 3]);
  });

  it('takes out what closes a circle, and tells it', () => {
    const { order, needs, dropped } = orderOf([[1], [2], [0], [3]]);
    assert.deepEqual(order, [2, 1, 0, 3]);
    assert.deepEqual(needs, [[1], [2], [], []]);
    assert.deepEqual(dropped, [
      { at: 2, need: 0 },
      { at: 3, need: 3 },
    ]);
  });

  it('walks a chain of many thousand', () => {
    const chain = Array.from({ length: 50_000 }, (_, at) => (at === 49_999 ? [] : [at + 1]));
    assert.equal(orderOf(chain).order[0], 49_999);
  });
});
