import assert from 'node:assert/strict';
import { labelledLines, readLabels } from './labels.ts';
import { readOutline } from './outline.ts';

/** Below a heading in line 0. */
function labels(...lines: string[]): string[] {
  const { sections, shown } = readOutline(['## Design', ...lines], 0);
  return readLabels(shown, 1, shown.length, sections.slice(1)).map(
    ({ name, rest, line, end }) => `${name}|${rest}|${line}-${end}`,
  );
}

describe('Labels', () => {
  it('are bold, with the colon inside, outside or absent', () => {
    assert.deepEqual(
      labels('**One:**', 'text', '', '**Two**: text', '', '**Three**', '- a', '', '**Four (4):** text'),
      ['One||1-4', 'Two|text|4-6', 'Three||6-9', 'Four (4)|text|9-10'],
    );
  });

  it('are plain words with a colon that begin a paragraph', () => {
    assert.deepEqual(labels('Out of scope: cats', '', 'Testing approach:', '- a'), [
      'Out of scope|cats|1-3',
      'Testing approach||3-5',
    ]);
    assert.deepEqual(labels('The dog is walked', 'Note: twice a day'), [], 'a sentence wraps there');
    assert.deepEqual(labels('There is one thing that we missed: the cat'), [], 'that is a sentence');
    assert.deepEqual(labels('see: below', '', 'UI: all', '', '- Note: text'), []);
  });

  it('are headings below the second level, up to the end of their section', () => {
    assert.deepEqual(labels('### Files', '**New:**', '- a', '#### Old', '- b', '### Approach', 'text'), [
      'Files||1-6',
      'New||2-4',
      'Old||4-6',
      'Approach||6-8',
    ]);
  });

  it('are in the middle of a paragraph only where they cannot be anything else', () => {
    assert.deepEqual(labels('This costs', '**time**, and nothing', '**Out of scope:** cats'), [
      'Out of scope|cats|3-4',
    ]);
    assert.deepEqual(labels('', '**Machine check** is cheap'), ['Machine check|is cheap|2-3']);
    assert.deepEqual(labels('- a', '**Then:**', '- b'), ['Then||2-4']);
  });

  it('are not in code', () => {
    assert.deepEqual(labels('```', '**One:**', '```', '<!--', 'Note: x', '-->'), []);
  });

  it('of one kind speak of each line once', () => {
    const all = [
      { name: 'Files', line: 1, end: 9 },
      { name: 'New files', line: 3, end: 5 },
      { name: 'Approach', line: 5, end: 9 },
    ];
    assert.deepEqual(labelledLines(all, /files/i), [
      { name: 'Files', from: 2, to: 3 },
      { name: 'New files', from: 4, to: 5 },
    ]);
  });
});
