import assert from 'node:assert/strict';
import { wilsonInterval } from './wilsonInterval.ts';

function rounded(hits: number, tried: number): readonly [number, number] {
  const { low, high } = wilsonInterval(hits, tried);
  return [Number(low.toFixed(3)), Number(high.toFixed(3))];
}

describe('The interval of a share', () => {
  it('is that of the formula, worked out elsewhere', () => {
    assert.deepEqual(rounded(4, 20), [0.081, 0.416]);
    assert.deepEqual(rounded(15, 30), [0.332, 0.668]);
  });

  it('is honest at the ends and about small samples', () => {
    assert.deepEqual(rounded(30, 30), [0.886, 1]);
    assert.deepEqual(rounded(0, 30), [0, 0.114]);
    assert.deepEqual(rounded(1, 1), [0.207, 1]);
    assert.deepEqual(rounded(0, 0), [0, 1]);
  });
});
