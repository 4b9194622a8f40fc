import assert from 'node:assert/strict';
import { timeAgo } from './timeAgo.ts';

describe('timeAgo', () => {
  const now = Date.UTC(2026, 5, 30, 12);
  const minute = 60_000;

  it('says how long ago in the largest unit that has passed', () => {
    const cases: [number, string][] = [
      [0, 'just now'],
      [minute - 1, 'just now'],
      [minute, '1 min ago'],
      [59.9 * minute, '59 min ago'],
      [60 * minute, '1 h ago'],
      [23.9 * 60 * minute, '23 h ago'],
      [24 * 60 * minute, '1 day ago'],
      [29 * 24 * 60 * minute, '29 days ago'],
      [30 * 24 * 60 * minute, 'on 2026-05-31'],
    ];
    for (const [passed, words] of cases) {
      assert.equal(timeAgo(now - passed, now), words);
    }
  });

  it('takes what lies ahead for clocks that differ, and no number for anything', () => {
    assert.equal(timeAgo(now + minute, now), 'just now');
    assert.equal(timeAgo(Number.NaN, now), 'just now');
    assert.equal(timeAgo(-1e20, now), 'on 1970-01-01');
  });
});
