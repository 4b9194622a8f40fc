import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { codeSpans, inCodeSpan } from './codeSpans.ts';

function check(text: string, expected: readonly [content: string, start: number, end: number][]): void {
  assert.deepEqual(
    codeSpans(text).map((span) => [span.content, span.start, span.end]),
    expected,
    text,
  );
}

describe('Code spans', () => {
  it('are found with their places', () => {
    check('plain', []);
    check('`a` and `b`', [
      ['a', 0, 3],
      ['b', 8, 11],
    ]);
  });

  it('may hold backticks, and lose one blank on each side', () => {
    check('`` a`b ``', [['a`b', 0, 9]]);
    check('`  a `', [[' a', 0, 6]]);
    check('`  `', [['  ', 0, 4]]);
  });

  it('are not there when nothing closes them, or when they are escaped', () => {
    check('`open', []);
    check('``a`', []);
    check(String.raw`\`a\``, []);
  });

  it('are those of a paragraph, whatever it begins with', () => {
    check('# `a`', [['a', 2, 5]]);
    check('1. `a`', [['a', 3, 6]]);
    check('> `a`', [['a', 2, 5]]);
    check('    `a`', [['a', 4, 7]]);
  });

  it('are found beside emphasis and brackets of any depth', () => {
    for (const [open, close] of [
      ['*', '*'],
      ['[', '](a)'],
      ['![', ']'],
      ['_', '_'],
    ] as const) {
      check(`\`a\` ${open.repeat(10_000)}b${close.repeat(10_000)}`, [['a', 0, 3]]);
    }
  });

  it('are the same with and without something that only the Markdown parser understands', () => {
    const scraps = '` ` `` ``` a [ ] ( ) ]( * _ ! &amp; > " | é # \\ < <b> <!-- --> <x:`>'.split(' ');
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...scraps, ' ', '\t', '<a b="`">'), { maxLength: 14 }), (parts) => {
        const text = parts.join('');
        // A `<` at the end of a text is one, and nothing more.
        assert.deepEqual(codeSpans(text), codeSpans(`${text} <`));
      }),
      { seed: 7, numRuns: 3000 },
    );
  });

  it('are made of any text but blanks', () => {
    for (const content of ['a', '`', '``', 'a`', '`a` b', 'a ``` b', ' a']) {
      assert.deepEqual(
        codeSpans(inCodeSpan(content)).map((span) => span.content),
        [content],
      );
    }
  });

  it('are found in time where there is more HTML than in any paragraph', () => {
    check(`\`a\` ${'<!--'.repeat(100_000)}`, [['a', 0, 3]]);
  });
});
