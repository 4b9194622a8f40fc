import assert from 'node:assert/strict';
import { readVerdict, reviewAnswerSchema } from './answers.ts';

describe("the reviewer's answer", () => {
  it('is read where nothing held the agent to the schema', () => {
    const answer = { verdict: 'approve', findings: [{ severity: 'note', why: 'long', line: 0 }], extra: 1 };
    assert.deepEqual(readVerdict(answer), {
      ok: true,
      value: {
        verdict: 'approve',
        summary: '',
        findings: [{ file: '', line: undefined, severity: 'note', why: 'long' }],
      },
    });
  });

  it('is no approval with something blocking in it', () => {
    const answer = { verdict: 'approve', findings: [{ file: 'a.ts', line: 3, severity: 'blocking', why: 'wrong' }] };
    const verdict = readVerdict(answer);
    assert.equal(verdict.ok && verdict.value.verdict, 'changes');
  });

  it('is nothing else', () => {
    for (const answer of [
      undefined,
      null,
      'approve',
      {},
      { verdict: 'approved' },
      { verdict: 'approve', findings: 'none' },
    ]) {
      assert.equal(readVerdict(answer).ok, false, JSON.stringify(answer));
    }
  });

  it('has a schema that strict providers take', () => {
    const text = JSON.stringify(reviewAnswerSchema);
    // Every object closed, and no keyword that a strict provider refuses.
    assert.equal(text.match(/"type":"object"/g)?.length, text.match(/"additionalProperties":false/g)?.length);
    assert.doesNotMatch(text, /\$schema|minimum|maximum|pattern|default|minItems/);
  });
});
