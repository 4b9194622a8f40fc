import assert from 'node:assert/strict';
import { paragraphAt } from './paragraph.ts';

const lines = [
  'Before.',
  '',
  '  - [ ] one item that goes',
  '    on over two lines',
  '  - another',
  'lazily continued',
  '',
  '**Label:** some text',
  'and more',
  '# Heading',
  'A paragraph',
  '```',
  'code',
];

describe('Paragraph', () => {
  it('is what belongs together around a line', () => {
    for (const [at, text] of [
      [0, 'Before.'],
      [2, 'one item that goes on over two lines'],
      [3, 'one item that goes on over two lines'],
      [5, 'another lazily continued'],
      [8, '**Label:** some text and more'],
      [10, 'A paragraph'],
    ] as const) {
      assert.equal(paragraphAt(lines, at, 0, lines.length).text, text);
    }
  });

  it('knows where its words stand', () => {
    const paragraph = paragraphAt(lines, 3, 0, lines.length);
    const start = paragraph.text.indexOf('goes');
    assert.deepEqual(paragraph.rangeOf(start, start + 'goes on'.length), {
      start: { line: 2, character: 22 },
      end: { line: 3, character: 6 },
    });
    assert.deepEqual([paragraph.firstLine, paragraph.lastLine], [2, 3]);
  });

  it('does not leave its section', () => {
    const text = ['a', 'b', 'c', 'd'];
    assert.equal(paragraphAt(text, 1, 1, 3).text, 'b c');
  });
});
