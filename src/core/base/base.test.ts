import assert from 'node:assert/strict';
import { assertNever } from './assertNever.ts';
import { lineRange } from './range.ts';
import { failure, success } from './result.ts';

describe('Words without a domain', () => {
  it('name the case that nobody handled', () => {
    assert.throws(() => assertNever({ kind: 'dog' } as never), { message: 'Unhandled case: {"kind":"dog"}' });
  });

  it('keep a range on its line, half open', () => {
    assert.deepEqual(lineRange(3, 1, 4), { start: { line: 3, character: 1 }, end: { line: 3, character: 4 } });
  });

  it('tell a value from a failure', () => {
    assert.deepEqual(
      [success(undefined), failure('no')],
      [
        { ok: true, value: undefined },
        { ok: false, failure: 'no' },
      ],
    );
  });
});
