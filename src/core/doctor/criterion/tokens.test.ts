import assert from 'node:assert/strict';
import { readClauses } from './clauses.ts';
import { findEvidence } from './evidence.ts';
import { readTokens } from './tokens.ts';
import { findPhrases } from './vocabulary.ts';
import { phraseIndex } from './words/vocabulary.ts';

function kinds(text: string): string[] {
  return readTokens(text).map(({ kind, text: content }) => `${kind} ${content}`);
}

describe('Tokens', () => {
  it('tell language from what is mentioned', () => {
    assert.deepEqual(kinds('FR-012: `npm test` prints "OK" in src/a.ts'), [
      'id FR-012',
      'mark :',
      'code npm test',
      'word prints',
      'quote OK',
      'word in',
      'name src/a.ts',
    ]);
    assert.deepEqual(kinds("it's 'quoted text' and users' 100ms"), [
      "word it's",
      'quote quoted text',
      'word and',
      'word users',
      "mark '",
      'number 100ms',
    ]);
    assert.deepEqual(kinds('see [the docs](https://a.b/c) <a name> camelCase --flag'), [
      'word see',
      'mark [',
      'word the',
      'word docs',
      'mark ]',
      'link (https://a.b/c)',
      'stub <a name>',
      'name camelCase',
      'name --flag',
    ]);
  });

  it('keep their places, and know hyphens', () => {
    const text = 'a **user-friendly** ✅ `x`';
    for (const { kind, text: content, start, end } of readTokens(text)) {
      assert.equal(kind === 'code' ? `\`${content}\`` : content, text.slice(start, end));
    }
    assert.deepEqual(
      readTokens('fail-fast').map((token) => token.joined),
      [false, true],
    );
  });

  it('are read to the end of a text that is long and made to be read again and again', () => {
    // What looks for something from every place to the end would take hours, and be ended by the time limit of all tests.
    const length = 2 ** 18;
    for (const piece of pathological) {
      const text = piece(length);
      const tokens = readTokens(text);
      findEvidence(tokens, readClauses(tokens, 0));
      findPhrases(tokens, phraseIndex);
      assert.ok(
        tokens.every(({ start }, at) => start >= (tokens[at - 1]?.end ?? 0)),
        piece(40),
      );
    }
  }).timeout(120_000);
});

/** Texts that make careless readers look for the same thing again and again. */
const pathological: readonly ((length: number) => string)[] = [
  ...[
    '`',
    '"',
    '“',
    "'a ",
    '<a ',
    '[a',
    '](',
    '{{',
    '**',
    '.',
    ':',
    '-',
    'a-',
    'a,',
    'a/',
    '1.',
    '_a',
    '(',
    '\n',
    ' ',
    'a. ',
  ].map((piece) => (length: number) => piece.repeat(Math.ceil(length / piece.length))),
  ...['when ', 'and ', 'so ', 'no ', 'TODO ', 'correctly ', 'a or ', 'is and ', 'the the ', 'if, '].map(
    (piece) => (length: number) => piece.repeat(Math.ceil(length / piece.length)),
  ),
  (length) => `${'“'.repeat(length / 2)}\n${'”'.repeat(length / 2)}`,
  // Runs of backticks of every length: no two close each other.
  (length) => Array.from({ length: Math.ceil(Math.sqrt(2 * length)) }, (_, index) => '`'.repeat(index + 1)).join(' '),
];
