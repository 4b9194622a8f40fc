import assert from 'node:assert/strict';
import { fixMessage } from './fixMessage.ts';

const scores = '5.4 → 9.8 (clarity 6 → 10)';

describe('What is said of a mended plan', () => {
  it('is its scores, and that new checks fail', () => {
    const checks = ['Check: `a` exits 0 (fails now, as it should)', 'Check: `b` exits 0 (fails now, as it should)'];
    const one = [scores, 'Criterion: It prints `one`', checks[0]].join('\n');
    assert.equal(fixMessage('005-a.md', one), '005-a.md: 5.4 → 9.8. 1 new check fails now, as it should.');
    assert.match(fixMessage('005-a.md', [scores, ...checks].join('\n')), /2 new checks fail now, as they should\.$/);
  });

  it('never keeps quiet about a check that nobody has seen fail, nor about what else an agent did', () => {
    const summary = [
      scores,
      'Check: `a` exits 0 (not probed: it takes a browser)',
      'The agent also changed b.ts in its copy; that was ignored.',
    ];
    assert.equal(
      fixMessage('005-a.md', summary.join('\n')),
      '005-a.md: 5.4 → 9.8. Nobody has seen 1 new check fail. The agent also changed b.ts in its copy; that was ignored.',
    );
  });
});
