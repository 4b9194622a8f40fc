import assert from 'node:assert/strict';
import type { Dimension, Problem } from '../base/problem.ts';
import { lineRange } from '../base/range.ts';
import { type Loss, scoreOf } from './score.ts';

function loss(dimension: Dimension, points: number): Loss {
  const problem: Problem = {
    code: 'plan.example',
    severity: 'warning',
    message: 'Mend it.',
    range: lineRange(1, 0, 1),
  };
  return { dimension, points, code: problem.code, range: problem.range, message: problem.message, causes: [problem] };
}

function clarity(...points: readonly number[]): number {
  return scoreOf(points.map((one) => loss('clarity', one))).score.clarity;
}

describe('Score', () => {
  it('is 10 where nothing was lost', () => {
    assert.deepEqual(scoreOf([]), {
      score: { overall: 10, clarity: 10, testability: 10, scopeFit: 10, autonomy: 10 },
      losses: [],
    });
  });

  it('hides no loss by rounding, and makes none up', () => {
    assert.equal(clarity(0.04), 9.9);
    assert.equal(clarity(0.000_1), 9.9);
    assert.equal(clarity(2), 8);
    assert.equal(clarity(0.1, 0.2), 9.7);
    assert.equal(clarity(...Array.from({ length: 7 }, () => 4 / 7)), 6);
    assert.equal(clarity(...Array.from({ length: 3 }, () => 0.1)), 9.7);
    assert.equal(scoreOf([loss('clarity', 0.01)]).score.overall, 9.9);
  });

  it('is the mean of its dimensions', () => {
    const { score } = scoreOf([loss('clarity', 4), loss('testability', 8), loss('autonomy', 1)]);
    assert.deepEqual(score, { overall: 6.7, clarity: 6, testability: 2, scopeFit: 10, autonomy: 9 });
  });

  it('has no more than 10 points to lose, and losses that add up to what was lost', () => {
    const { score, losses } = scoreOf([loss('clarity', 6), loss('clarity', 9), loss('autonomy', 3)]);
    assert.equal(score.clarity, 0);
    assert.deepEqual(
      losses.map(({ dimension, points }) => [dimension, points]),
      [
        ['clarity', 6],
        ['clarity', 4],
        ['autonomy', 3],
      ],
    );
  });
});
