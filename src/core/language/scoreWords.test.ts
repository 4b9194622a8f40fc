import assert from 'node:assert/strict';
import { dimensionScores, lossWords } from './scoreWords.ts';

describe('Words of a score', () => {
  it('name every dimension', () => {
    assert.deepEqual(dimensionScores({ overall: 8.5, clarity: 10, testability: 7.5, scopeFit: 9, autonomy: 7 }), [
      'clarity 10',
      'testability 7.5',
      'scope-fit 9',
      'autonomy-readiness 7',
    ]);
  });

  it('add up what a dimension lost, and name the dearest first', () => {
    assert.equal(
      lossWords([
        { dimension: 'clarity', points: 0.5 },
        { dimension: 'testability', points: 1.25 },
        { dimension: 'clarity', points: 0.21 },
      ]),
      '−1.3 testability, −0.7 clarity',
    );
    assert.equal(lossWords([]), '');
  });

  it('never show what was lost as nothing', () => {
    assert.equal(lossWords([{ dimension: 'clarity', points: 0.05 }]), '−0.1 clarity');
    assert.equal(lossWords([{ dimension: 'clarity', points: 0.0123 }]), '−0.01 clarity');
  });
});
