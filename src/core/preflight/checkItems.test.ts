import assert from 'node:assert/strict';
import { examplePlan, readyPlan } from '../plan/examplePlan.ts';
import type { KnownProbe } from '../plan/probe.ts';
import { exampleFacts } from './exampleFacts.ts';
import type { PreflightFacts } from './facts.ts';
import { preflight } from './judgePreflight.ts';
import type { PreflightItem, PreflightState } from './preflight.ts';

function itemsOf(changes: Partial<PreflightFacts>, ...states: readonly PreflightState[]): readonly PreflightItem[] {
  const wanted = states.length === 0 ? ['warning', 'stops'] : states;
  return preflight(exampleFacts(changes)).items.filter(({ state }) => wanted.includes(state));
}

function codesOf(changes: Partial<PreflightFacts>, ...states: readonly PreflightState[]): string[] {
  return itemsOf(changes, ...states).map(({ code }) => code);
}

const probed = (verdict: KnownProbe['verdict'], stale = false): Partial<PreflightFacts> => ({
  plans: [readyPlan(1)],
  probes: () => ({ verdict, reason: 'Why.', at: 0, when: '', stale }),
});

/** The same where such a plan is tried all the same. */
const tried = (verdict: KnownProbe['verdict']): Partial<PreflightFacts> => ({
  ...probed(verdict),
  settings: { ...exampleFacts().settings, holdsBack: false },
});

describe('Checks before a run', () => {
  it('tell what the last probe found, as long as it stands', () => {
    assert.deepEqual(codesOf(tried('broken')), ['checks.broken']);
    assert.deepEqual(codesOf(tried('vacuous')), ['checks.vacuous']);
    assert.deepEqual(codesOf(probed('red')), []);
    for (const facts of [probed('broken', true), { probes: () => undefined }]) {
      assert.deepEqual(codesOf(facts, 'unknown', 'warning'), ['checks.not-probed']);
    }
    const [refused] = itemsOf(probed('not-probed'), 'unknown', 'warning');
    assert.equal(refused?.code, 'checks.no-verdict');
    assert.match(refused?.message ?? '', /has a check that was not probed: .*\. Why\.$/);
    assert.deepEqual(
      refused?.fixes.map(({ kind }) => kind),
      ['open'],
      'a second probe would say the same',
    );
    const ambiguous = examplePlan(
      ['title: One'],
      ['## Verification', '', '- [cmd] true', '- [assert] `a` gives something nice'],
    );
    assert.deepEqual(codesOf({ plans: [ambiguous] }), ['checks.ambiguous']);
  });
});
