import assert from 'node:assert/strict';
import type { CheckEvidence } from './events.ts';
import { blockedPlans, checkFigures } from './outcomes.ts';

function check(tag: string, outcome: CheckEvidence['outcome']): CheckEvidence {
  return { tag, outcome, text: '', command: '', reason: '', seconds: 0, evidence: '' };
}

describe('figures of a plan’s checks', () => {
  it('count what could not be decided, and leave out what is for a person', () => {
    const checks = [
      check('cmd', 'passed'),
      check('assert', 'skipped'),
      check('browse', 'skipped'),
      check('manual', 'skipped'),
    ];
    assert.deepEqual(checkFigures(checks), { passed: 1, total: 3 });
  });

  it('are zero of zero without checks', () => {
    assert.deepEqual(checkFigures([]), { passed: 0, total: 0 });
  });
});

describe('blocked plans', () => {
  const plans = [
    { key: '1', waitsFor: [] },
    { key: '2', waitsFor: ['1'] },
    { key: '3', waitsFor: ['2'] },
    { key: '4', waitsFor: [] },
  ];

  it('are all behind a dead one, each with what is in its way', () => {
    assert.deepEqual(
      [...blockedPlans(plans, new Map([['1', false]]))],
      [
        ['2', '1'],
        ['3', '2'],
      ],
    );
  });

  it('are none behind one that is done', () => {
    assert.equal(blockedPlans(plans, new Map([['1', true]])).size, 0);
  });
});
