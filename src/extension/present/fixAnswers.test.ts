import assert from 'node:assert/strict';
import { type FixAnswer, fixAnswers } from './fixAnswers.ts';

describe('Fixed plans', () => {
  it('are asked about one by one, until the person takes all that follow', async () => {
    const given: FixAnswer[] = ['take', 'leave', 'takeAll'];
    const asked: number[] = [];
    const answer = fixAnswers(async (fixed: number) => {
      asked.push(fixed);
      return await Promise.resolve(given.shift() ?? 'leave');
    });
    const taken: boolean[] = [];
    for (const fixed of [1, 2, 3, 4, 5]) {
      taken.push(await answer(fixed));
    }
    assert.deepEqual(taken, [true, false, true, true, true]);
    assert.deepEqual(asked, [1, 2, 3]);
  });
});
