import assert from 'node:assert/strict';
import { readOutline } from './outline.ts';

const headings = (...lines: string[]): string[] =>
  readOutline(lines, 0).sections.map(({ heading, level, line, end }) => `${level} ${heading} ${line}-${end}`);

const hidden = (...lines: string[]): string[] => readOutline(lines, 0).hidden.map(({ line, end }) => `${line}-${end}`);

describe('Outline', () => {
  it('ends a section where the next one of its level or above begins', () => {
    assert.deepEqual(headings('# A', '## B', 'text', '### C', '#### D', '### E', '## F', 'text'), [
      '1 A 0-8',
      '2 B 1-6',
      '3 C 3-5',
      '4 D 4-5',
      '3 E 5-6',
      '2 F 6-8',
    ]);
    assert.deepEqual(headings('## A', '# B', '### C', '# D'), ['2 A 0-1', '1 B 1-3', '3 C 2-3', '1 D 3-4']);
    assert.deepEqual(headings(), []);
  });

  it('knows a heading by its marks', () => {
    assert.deepEqual(headings('## C#', '## C ##', '   #', '#tag', '    # code', '####### no', '## ##', '#\tTab '), [
      '2 C# 0-1',
      '2 C 1-2',
      '1  2-7',
      '2  6-7',
      '1 Tab 7-8',
    ]);
  });

  it('begins at the line that it is told', () => {
    assert.deepEqual(
      readOutline(['# A', '```', '# B'], 2).sections.map(({ heading }) => heading),
      ['B'],
    );
  });

  it('tells where code and comments are, and shows the other lines', () => {
    const lines = [
      'a',
      '```sh',
      '# no',
      '```',
      '<!-- one line -->',
      'b',
      '  ~~~~',
      '~~~',
      '~~~~~',
      '<!--',
      '-->',
      '# C',
    ];
    const outline = readOutline(lines, 0);
    assert.deepEqual(hidden(...lines), ['1-4', '4-5', '6-9', '9-11']);
    assert.deepEqual(outline.shown, ['a', '', '', '', '', 'b', '', '', '', '', '', '# C']);
    assert.deepEqual(
      outline.sections.map(({ heading }) => heading),
      ['C'],
    );
    assert.equal(readOutline(['a', 'b'], 0).shown.join('|'), 'a|b');
  });

  it('hides nothing behind what nothing closes', () => {
    assert.deepEqual(hidden('```', '# A', '~~~', '<!--', '``'), []);
    assert.deepEqual(hidden('````', '```', '# A', '```'), ['1-4']);
    assert.deepEqual(hidden('```not a fence```', '# A', '```'), []);
    assert.deepEqual(headings('```', '# A', '<!--', '# B'), ['1 A 1-3', '1 B 3-4']);
  });

  it('looks for what closes in linear time, also where nothing does', () => {
    const fences = Array.from({ length: 1900 }, (_, at) => `${'`'.repeat(at + 3)}sh`);
    assert.deepEqual(hidden(...fences, '<!--', '<!--', '~~~'), []);
  });
});
