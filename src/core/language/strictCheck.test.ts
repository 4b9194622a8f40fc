import assert from 'node:assert/strict';
import { EditedText } from './editedText.ts';
import { exampleAt } from './exampleWorkspace.ts';
import { strictCheck } from './strictCheck.ts';

const head = '---\nid: 7\nstatus: pending\n---\n\n## Verification\n\n';

/** The check in its strict form; undefined: none is offered. */
function strict(item: string): string | undefined {
  const { document, position } = exampleAt(`${head}- ‸${item}`);
  const [fix] = strictCheck(document, { start: position, end: position });
  const text = new EditedText(document.lines);
  text.apply(fix?.edits ?? []);
  return fix === undefined
    ? undefined
    : text.lines
        .slice(head.split('\n').length - 1)
        .join('\n')
        .slice(2);
}

describe('Convert to strict check', () => {
  it('puts command and expectation into the form that is read in one way only', () => {
    const cases: [string, string][] = [
      ['[cmd] npm test', '[cmd] `npm test`'],
      ['[cmd] ! grep -r x src', '[cmd] `! grep -r x src`'],
      ['[cmd] ! `grep -r x src`', '[cmd] `! grep -r x src`'],
      ['`[cmd] npm test`', '[cmd] `npm test`'],
      ['**[cmd]** `npm test`', '[cmd] `npm test`'],
      ['[cmd]: `npm test`', '[cmd] `npm test`'],
      ['[assert] cat a | hello', '[assert] `cat a` contains `hello`'],
      ['[assert] `cat a | "hello you"`', '[assert] `cat a` contains `hello you`'],
      ['[assert] `x` returns 3', '[assert] `x` outputs `3`'],
      ['[assert] `x` the output is >= 3.', '[assert] `x` at least 3'],
      ['[assert] `x` exits with code 2', '[assert] `x` exits 2'],
      ['[assert] `x` exits 0', '[assert] `x`'],
      ['[assert] `x` has matches', '[assert] `x` outputs a match'],
      ['[status] curl x -> 200', '[status] `curl x` -> 200'],
      ['[status] `curl x` returns HTTP 404', '[status] `curl x` -> 404'],
    ];
    for (const [item, wanted] of cases) {
      assert.equal(strict(item), wanted, item);
    }
  });

  it('keeps remarks word by word', () => {
    assert.equal(strict('[cmd] npm test — must be green'), '[cmd] `npm test` — must be green');
    assert.equal(
      strict('[assert] `x` outputs "a — b" (three files) — really'),
      '[assert] `x` outputs `a — b` (three files) — really',
    );
  });

  it('joins a check that is wrapped', () => {
    assert.equal(strict('[assert] `x`\n  contains "a"'), '[assert] `x` contains `a`');
  });

  it('is not offered where a check is strict, ambiguous, or for a person', () => {
    for (const item of [
      '[cmd] `npm test`',
      '[assert] `x` contains `a` — remark',
      '[status] `curl x` -> 200',
      '[assert] `x` looks good',
      '[cmd] Run the tests',
      '[manual] look',
      '[browse] /home',
      '[assert] `x` contains "a`b"',
      'words',
    ]) {
      assert.equal(strict(item), undefined, item);
    }
  });
});
