import assert from 'node:assert/strict';
import { readItems } from './listItems.ts';

const items = (...lines: string[]): string[] =>
  readItems(lines, 0, lines.length).map(
    ({ words, indent, marker, box }) =>
      `${indent} ${marker}${box ? ' box' : ''} ${words.line}:${words.character} ${words.text}`,
  );

const texts = (...lines: string[]): string[] => readItems(lines, 0, lines.length).map(({ words }) => words.text);

const long = 'The dog is walked twice a day by somebody who knows the way back';

describe('List items', () => {
  it('have a marker, and maybe a box', () => {
    assert.deepEqual(items('- a', '* [ ] b', '  + [x] c', '12. d', '3) [X]', '\t- e', '-  [ ]  f'), [
      '0 bullet 0:2 a',
      '0 bullet box 1:6 b',
      '2 bullet box 2:8 c',
      '0 number 3:4 d',
      '0 number box 4:6 ',
      '4 bullet 5:3 e',
      '0 bullet box 6:8 f',
    ]);
    assert.deepEqual(items('-a', '1.b', '1234567890. c', '- [y] d', '1.', '**e**', '-1'), ['0 bullet 3:2 [y] d 1.']);
    assert.deepEqual(items('- a', '-', '-b'), ['0 bullet 0:2 a', '0 bullet 1:1 -b']);
  });

  it('go on to the end of their paragraph', () => {
    assert.deepEqual(texts('- a', '  b', 'c', '', 'd'), ['a b c']);
    for (const line of ['', '## x', '  ## x', '**x**', '> x', '---', '___', '- x', '1. x']) {
      assert.equal(texts('- a', line, '  d')[0], 'a', line);
    }
    assert.deepEqual(texts('- a', '#b', '--', '1.5 c'), ['a #b -- 1.5 c']);
    assert.deepEqual(texts('-  ', '  a', '  b'), ['a b']);
  });

  it('know where each of their lines stands', () => {
    const [item] = readItems(['- [ ]  a', '\tb', '  c'], 0, 3);
    assert.deepEqual(item?.words.pieces, [
      { offset: 0, line: 0, character: 7 },
      { offset: 2, line: 1, character: 1 },
      { offset: 4, line: 2, character: 2 },
    ]);
  });

  it('may wrap at a plus sign', () => {
    assert.deepEqual(texts(`1. ${long}`, '   + the way there'), [`${long} + the way there`]);
    assert.deepEqual(texts('- dogs', '  + big', '  + small'), ['dogs', 'big', 'small']);
    assert.deepEqual(texts(`- ${long}:`, '  + one'), [`${long}:`, 'one']);
    assert.deepEqual(texts(`+ ${long}`, '+ one'), [long, 'one']);
  });
});
