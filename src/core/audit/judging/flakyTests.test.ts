import assert from 'node:assert/strict';
import { exampleFacts } from '../exampleFacts.ts';
import { judgeAudit } from '../judgeAudit.ts';

const facts = exampleFacts({ types: 1, lint: 1, cases: { unit: 200, browser: 20 } });

function flaky(count: number): readonly { readonly file: string; readonly name: string }[] {
  return Array.from({ length: count }, (_, at) => ({ file: `test/${at}.test.ts`, name: `test ${at}` }));
}

function scoreWith(count: number): number {
  return judgeAudit(facts, undefined, flaky(count)).score;
}

describe('Flaky tests', () => {
  it('lower the score, the first one most, and never by more than a point', () => {
    const steady = judgeAudit(facts, undefined).score;
    const lost = [0, 1, 2, 4, 6, 50].map((count) => Math.round((steady - scoreWith(count)) * 10) / 10);
    assert.deepEqual(lost, [0, 0.5, 0.6, 0.8, 1, 1]);
  });

  it('are named as what speaks against the tests, and as what would raise the score', () => {
    const { evidence, missing } = judgeAudit(facts, undefined, flaky(4));
    const what =
      '4 tests are flaky: “test 0” (test/0.test.ts), “test 1” (test/1.test.ts), “test 2” (test/2.test.ts) and 1 more';
    assert.deepEqual(evidence.at(-1), {
      topic: 'unit',
      what,
      points: -0.8,
      files: ['test/0.test.ts', 'test/1.test.ts', 'test/2.test.ts'],
    });
    assert.deepEqual(
      missing.filter((each) => each.what === what).map(({ raises }) => raises),
      [0.8],
    );
  });

  it('are named where there is nothing left to lose', () => {
    const { score, evidence, missing } = judgeAudit({ ...facts, languages: [] }, undefined, flaky(1));
    assert.equal(score, 0);
    assert.match(evidence.at(-1)?.what ?? '', /^1 test is flaky: “test 0”/);
    assert.ok(!missing.some(({ what }) => what.includes('flaky')));
  });
});
