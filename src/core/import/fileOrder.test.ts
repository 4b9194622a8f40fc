import assert from 'node:assert/strict';
import { fileNeeds } from './fileOrder.ts';

function needs(...plans: readonly (readonly [needs: readonly number[], ...paths: readonly string[]])[]): unknown {
  return fileNeeds(plans.map(([own, ...paths]) => ({ needs: own, paths })));
}

describe('fileNeeds', () => {
  it('lets each plan wait for the one before it that changes the same file', () => {
    assert.deepEqual(needs([[], 'a'], [[], 'b'], [[], 'a', 'b'], [[], 'a']), [[], [], [1, 0], [2]]);
  });

  it('adds nothing where the plan waits already, also by way of others', () => {
    assert.deepEqual(needs([[], 'a'], [[0]], [[1], 'a']), [[], [], []]);
    assert.deepEqual(needs([[], 'a', 'b'], [[0], 'b'], [[], 'a', 'b']), [[], [], [1]]);
  });
});
