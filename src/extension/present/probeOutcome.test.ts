import assert from 'node:assert/strict';
import type { ProbePlanAnswer } from '../../protocol/languageServer.ts';
import { probeOutcome } from './probeOutcome.ts';

type Check = ProbePlanAnswer['checks'][number];

function check(verdict: Check['verdict'], tag = 'cmd'): Check {
  return { tag, text: '`npm test`', line: 3, verdict, reason: 'Seen.', seconds: 1 };
}

describe('outcome of a probe', () => {
  it('is fine when every check fails, whatever is left to a person', () => {
    const { message, isFine, lines } = probeOutcome({
      outcome: 'probed',
      reason: '',
      checks: [check('red'), check('not-probed', 'manual')],
    });
    assert.equal(message, '1 of 2 checks fail before the work, as they should, 1 not probed.');
    assert.equal(isFine, true);
    assert.deepEqual(lines, ['red: [cmd] `npm test` — Seen.', 'not-probed: [manual] `npm test` — Seen.']);
  });

  it('names what proves nothing, and is not fine then', () => {
    for (const verdict of ['vacuous', 'broken', 'not-probed'] as const) {
      const { message, isFine } = probeOutcome({
        outcome: 'probed',
        reason: '',
        checks: [check('red'), check(verdict)],
      });
      assert.match(message, / 1 (?:pass already|can never|not probed)/);
      assert.equal(isFine, false, verdict);
    }
  });

  it('says why there is none', () => {
    const none = probeOutcome({ outcome: 'not-run', reason: 'No room.', checks: [] });
    assert.deepEqual(none, { message: 'The checks were not probed: No room.', isFine: false, lines: [] });
    assert.match(probeOutcome({ outcome: 'stopped', reason: '', checks: [] }).message, /stopped/);
  });
});
