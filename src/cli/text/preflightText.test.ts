import assert from 'node:assert/strict';
import { readyPlan } from '../../core/plan/examplePlan.ts';
import { exampleFacts } from '../../core/preflight/exampleFacts.ts';
import { preflight } from '../../core/preflight/judgePreflight.ts';
import { warningLines } from './preflightText.ts';

describe('What a run says before it begins', () => {
  it('leaves to its account which checks passed already, where it looks itself', () => {
    const facts = exampleFacts({
      plans: [readyPlan(1)],
      probes: () => ({ verdict: 'vacuous', reason: 'Why.', at: 0, when: '', stale: false }),
    });
    const known = preflight({ ...facts, settings: { ...facts.settings, holdsBack: false } });
    assert.deepEqual(warningLines(known, true), []);
    assert.deepEqual(warningLines(known, false), [
      'warning: 001 Plan 1 has a check that passes already, so it proves nothing: true.',
    ]);
  });
});
