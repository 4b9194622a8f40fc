import assert from 'node:assert/strict';
import { maskMentions } from './masked.ts';

describe('Masked mentions', () => {
  it('are blank, and everything else stays where it is', () => {
    for (const [text, masked] of [
      ['a `b c` d', 'a       d'],
      ['say "no" or “yes, we do”.', `say ${' '.repeat(4)} or ${' '.repeat(12)}.`],
      ['``a ` b`` c', '          c'],
      ['see [the page](https://a.b/c) (now)', 'see [the page]                (now)'],
      ['5" wide, it’s', '5" wide, it’s'],
      ['an “open one', 'an “open one'],
      ['', ''],
    ] as const) {
      assert.equal(maskMentions(text), masked);
      assert.equal(maskMentions(text).length, text.length);
    }
  });

  it('are not looked for beyond what one sentence holds', () => {
    const far = `“${'x'.repeat(700)}”`;
    assert.equal(maskMentions(far), far);
    for (const mark of ['`', '"', '“', '](', '``a']) {
      assert.equal(maskMentions(mark.repeat(20_000)).length, mark.length * 20_000);
    }
  });
});
