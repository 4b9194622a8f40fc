import assert from 'node:assert/strict';
import { brokenReason, type ProbedCheck, proofObstacle } from './probe.ts';

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

  it('leaves nothing to prove where all that was run passes already', () => {
    const plan = { healthOnly: false };
    assert.match(
      proofObstacle(plan, [probed('walk', 'vacuous')]) ?? '',
      /^its check passes before the work, .*: walk\. /,
    );
    assert.match(
      proofObstacle(plan, [probed('walk', 'vacuous'), probed('run', 'vacuous')]) ?? '',
      /^all of its 2 checks pass before the work/,
    );
    for (const verdict of ['red', 'not-probed'] as const) {
      assert.equal(proofObstacle(plan, [probed('walk', 'vacuous'), probed('run', verdict)]), undefined, verdict);
    }
    assert.equal(proofObstacle(plan, []), undefined);
    assert.equal(proofObstacle({ healthOnly: true }, [probed('walk', 'vacuous')]), undefined);
    assert.match(proofObstacle({ healthOnly: true }, [probed('walk', 'broken')]) ?? '', /^its check cannot pass: walk/);
  });
});
