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

  it('take time in proportion to the text, whatever it holds', () => {
    const small = 2 ** 12;
    const factor = 8;
    for (const piece of pathological) {
      const times = [small, small * factor].map((length) => {
        const text = piece(length).slice(0, length);
        return Math.min(...Array.from({ length: 3 }, () => timed(() => read(text))));
      });
      const [short = 0, long = 0] = times;
      // Twice in proportion for caches and collections, and a floor for clocks: quadratic would be 64 times as much.
      assert.ok(long < Math.max(short, 4) * factor * 3, `${piece(40)}: ${short} ms, then ${long} ms`);
    }
  });
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

/** All that reads a whole text; rules judge a bounded part of it. */
function read(text: string): void {
  const tokens = readTokens(text);
  const clauses = readClauses(tokens, 0);
  findEvidence(tokens, clauses);
  findPhrases(tokens, phraseIndex);
}

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
