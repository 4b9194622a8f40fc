import assert from 'node:assert/strict';
import { ago } from './ago.ts';

describe('How long ago', () => {
  it('is said in the largest unit that fits', () => {
    assert.deepEqual([-5, 0, 59_999, 60_000, 3_599_999, 3_600_000, 7_300_000, 86_400_000, 900_000_000].map(ago), [
      'just now',
      'just now',
      'just now',
      '1 minute ago',
      '59 minutes ago',
      '1 hour ago',
      '2 hours ago',
      '1 day ago',
      '10 days ago',
    ]);
  });
});
