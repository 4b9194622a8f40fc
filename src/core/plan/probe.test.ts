import assert from 'node:assert/strict';
import { brokenReason, type ProbedCheck } from './probe.ts';

function probed(text: string, verdict: ProbedCheck['verdict']): Pick<ProbedCheck, 'text' | 'verdict' | 'reason'> {
  return { text, verdict, reason: `Because of ${text}.` };
}

describe('What the probe found', () => {
  it('holds a plan back only for a check that can prove nothing', () => {
    assert.equal(brokenReason([]), undefined);
    assert.equal(brokenReason([probed('a', 'red'), probed('b', 'vacuous'), probed('c', 'not-probed')]), undefined);
  });

  it('names the first such check with its reason, and how many more there are', () => {
    const [walk, run, jump] = [probed('walk', 'broken'), probed('run', 'broken'), probed('jump', 'broken')];
    assert.equal(
      brokenReason([probed('a', 'red'), walk, probed('b', 'vacuous')]),
      'its check cannot pass: walk. Because of walk.',
    );
    assert.equal(brokenReason([walk, run]), 'its check cannot pass: walk (and 1 more). Because of walk.');
    assert.equal(
      brokenReason([run, probed('a', 'red'), walk, jump]),
      'its check cannot pass: run (and 2 more). Because of run.',
    );
  });
});
