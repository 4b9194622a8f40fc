import assert from 'node:assert/strict';
import { codeSpans } from './codeSpans.ts';

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
});
