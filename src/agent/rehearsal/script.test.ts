import assert from 'node:assert/strict';
import { rehearsalScript, stepsFor } from './script.ts';

const script = rehearsalScript.parse({
  plans: {
    'a.md': { implement: [[{ say: 'first' }], [{ say: 'second' }]], review: [[{ answer: { verdict: 'approve' } }]] },
    '*': { implement: [[{ run: 'true' }]] },
  },
});

describe('the script of the rehearsal agent', () => {
  it('is chosen by plan, role and attempt; the last entry repeats', () => {
    const steps = (attempt: number): unknown => stepsFor(script, { planFile: 'a.md', role: 'implement', attempt });
    assert.deepEqual(steps(1), [{ say: 'first' }]);
    assert.deepEqual(steps(2), [{ say: 'second' }]);
    assert.deepEqual(steps(9), [{ say: 'second' }]);
    assert.deepEqual(stepsFor(script, { planFile: 'a.md', role: 'review', attempt: 3 }), [
      { answer: { verdict: 'approve' } },
    ]);
  });

  it('may speak of every other plan, and of nothing', () => {
    assert.deepEqual(stepsFor(script, { planFile: 'b.md', role: 'implement', attempt: 1 }), [{ run: 'true' }]);
    assert.equal(stepsFor(script, { planFile: 'b.md', role: 'review', attempt: 1 }), undefined);
    assert.equal(stepsFor(script, { planFile: 'toString', role: 'review', attempt: 1 }), undefined);
  });

  it('is refused with a mistake in it', () => {
    const wrong = [
      { plans: { 'a.md': { implement: [[{ sya: 'x' }]] } } },
      { plans: { 'a.md': { implement: [] } } },
      { plans: { 'a.md': { work: [[]] } } },
      { plans: { 'a.md': { implement: [[{ write: { path: 'x' } }]] } } },
    ];
    for (const value of wrong) {
      assert.equal(rehearsalScript.safeParse(value).success, false, JSON.stringify(value));
    }
  });
});
