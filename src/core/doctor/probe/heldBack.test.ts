import assert from 'node:assert/strict';
import { examplePlan } from '../../plan/examplePlan.ts';
import type { KnownProbe } from '../../plan/probe.ts';
import { heldBack, isHeldBack } from './heldBack.ts';

function whyHeld(
  verdicts: Readonly<Record<string, Partial<KnownProbe>>>,
  keys: readonly string[] = [],
): string | undefined {
  const plan = examplePlan(
    ['id: 2', 'title: Two', ...keys],
    ['## Verification', '', ...Object.keys(verdicts).map((text) => `- [cmd] ${text}`)],
  );
  return heldBack(plan, (_, { text }) => {
    const known = verdicts[text];
    return known?.verdict === undefined
      ? undefined
      : { verdict: known.verdict, reason: 'Why.', at: 0, when: '14:05', stale: false, ...known };
  });
}

describe('A plan that a run would hold back', () => {
  it('is one with a check that cannot pass, or with none that fails now', () => {
    assert.equal(
      whyHeld({ 'npm test': { verdict: 'red' }, nosuch: { verdict: 'broken' } }),
      'is held back: its check cannot pass: nosuch. Why. Probed 14:05; `mstack check 2 --probe` looks again',
    );
    assert.match(whyHeld({ true: { verdict: 'vacuous' } }) ?? '', /^is held back: its check passes before the work/);
    assert.equal(whyHeld({ true: { verdict: 'vacuous' }, 'npm test': { verdict: 'red' } }), undefined);
    assert.equal(whyHeld({ true: { verdict: 'vacuous' } }, ['verification: health-only']), undefined);
  });

  it('is none of which too little is known, or that is not to be begun', () => {
    assert.equal(whyHeld({ nosuch: { verdict: 'broken', stale: true } }), undefined);
    assert.equal(whyHeld({ nosuch: {} }), undefined);
    assert.equal(whyHeld({ true: { verdict: 'vacuous' }, 'npm test': {} }), undefined);
    assert.equal(whyHeld({ nosuch: { verdict: 'broken' } }, ['status: done']), undefined);
  });
});

describe('A plan of a run', () => {
  it('is held back by its own checks, and blocked by other plans', () => {
    const probed = [{ text: 'nosuch', verdict: 'broken', reason: 'Why.' }] as const;
    const held = { state: 'blocked', reason: 'its check cannot pass: nosuch. Why.', probed };
    assert.equal(isHeldBack(held), true);
    assert.equal(isHeldBack({ ...held, reason: 'dependency blocked (plan 1: One)' }), false);
    assert.equal(isHeldBack({ ...held, state: 'waiting' }), false);
    assert.equal(isHeldBack({ ...held, reason: undefined, probed: [] }), false);
  });
});
