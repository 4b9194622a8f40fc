import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { fuzzTarget, type Target } from './target.ts';

const input = fc.array(fc.constantFrom('a', 'b'), { maxLength: 50 }).map((parts) => parts.join(''));

/** Targets with mistakes in them, to see that they are found. */
export const targets: readonly Target[] = [
  fuzzTarget({
    name: 'throws',
    share: 1,
    input,
    holds: (text) => {
      assert.ok(!text.includes('bb'), 'two');
    },
  }),
  fuzzTarget({
    name: 'hangs',
    share: 1,
    input,
    holds: (text) => {
      for (let at = 0; text.includes('aaa'); at += 1) {
        assert.ok(at >= 0);
      }
    },
  }),
];
