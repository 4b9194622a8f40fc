import assert from 'node:assert/strict';
import { readCheck } from '../../../core/plan/readCheck.ts';
import { checkText } from '../inputs/checkText.ts';
import { fuzzTarget } from '../target.ts';

export const readCheckTarget = fuzzTarget({
  name: 'readCheck',
  share: 15,
  input: checkText,
  holds: (text) => {
    const check = readCheck(text);
    assert.deepEqual(readCheck(text), check, 'read differently the second time');
    if (check === undefined) {
      return;
    }
    assert.ok(text.includes(check.command ?? ''), 'the command is not in the text');
    assert.ok(!(check.ambiguous && check.expect !== undefined), 'ambiguous, and yet something is expected');
    if (check.executable && check.tag !== 'browse') {
      assert.ok(
        check.command !== undefined && check.expect !== undefined,
        'executable without a command or an expectation',
      );
    }
  },
});
