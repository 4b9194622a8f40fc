import assert from 'node:assert/strict';
import type { PlanRemedies, PlanScore } from '../../protocol/languageServer.ts';
import { createPlanScores } from './planScores.ts';
import { scoreItems } from './scoreItems.ts';

const score: PlanScore = {
  file: 'docs/plans/001-walk.md',
  overall: 8.5,
  clarity: 8,
  testability: 6,
  scopeFit: 10,
  autonomy: 10,
  blocked: false,
};

const remedies: PlanRemedies = [
  {
    line: 11,
    gains: [
      { dimension: 'testability', points: 4 },
      { dimension: 'clarity', points: 2 },
    ],
    text: '“works” names no result.',
  },
];

describe('The list of what would make a plan a 10', () => {
  it('says where, how many points, and what to do', () => {
    assert.deepEqual(scoreItems(score, remedies), {
      title: 'Doctor: 8.5 of 10 (clarity 8.0, testability 6.0, scope-fit 10.0, autonomy-readiness 10.0)',
      items: [
        {
          label: 'Line 12',
          description: '+4.0 testability, +2.0 clarity',
          detail: '“works” names no result.',
          line: 11,
        },
      ],
    });
  });

  it('says so when there is nothing to mend', () => {
    assert.deepEqual(
      scoreItems(score, []).items.map((item) => [item.label, item.line]),
      [['Nothing to mend', undefined]],
    );
  });

  it('is kept until another score is told, or the plan goes', () => {
    const scores = createPlanScores();
    assert.equal(scores.of(score.file), undefined);
    scores.take({ repository: '/home/me/dogs', scores: [score], removed: [] });
    assert.equal(scores.of(score.file)?.overall, 8.5);
    scores.take({ repository: '/home/me/dogs', scores: [{ ...score, overall: 9 }], removed: [] });
    assert.equal(scores.of(score.file)?.overall, 9);
    scores.take({ repository: '/home/me/dogs', scores: [], removed: [score.file] });
    assert.equal(scores.of(score.file), undefined);
  });
});
