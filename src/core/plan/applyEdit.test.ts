import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Position } from '../base/range.ts';
import { applyEdit } from './applyEdit.ts';
import { splitLines } from './splitLines.ts';

function edited(text: string, from: readonly [number, number], to: readonly [number, number], by: string): string {
  const range = { start: { line: from[0], character: from[1] }, end: { line: to[0], character: to[1] } };
  return applyEdit(splitLines(text), { range, text: by }).join('\n');
}

/** Where a place is in the text, with line ends of a given length. */
function offsetOf(lines: readonly string[], { line, character }: Position, lengthOfEnd: number): number {
  return lines.slice(0, line).reduce((sum, one) => sum + one.length + lengthOfEnd, 0) + character;
}

describe('An edit of lines', () => {
  it('inserts, deletes and replaces', () => {
    assert.equal(edited('ab\ncd', [0, 1], [0, 1], 'X'), 'aXb\ncd');
    assert.equal(edited('ab\ncd', [0, 1], [1, 1], ''), 'ad');
    assert.equal(edited('ab\ncd', [0, 2], [0, 2], '\n'), 'ab\n\ncd');
    assert.equal(edited('ab\ncd\nef', [0, 1], [2, 1], 'X\r\nY\rZ'), 'aX\nY\nZf');
    assert.equal(edited('', [0, 0], [0, 0], 'a\n'), 'a\n');
  });

  it('takes places behind an end for the end, and a backward range for a forward one', () => {
    assert.equal(edited('ab\ncd', [0, 9], [0, 9], 'X'), 'abX\ncd');
    assert.equal(edited('ab\ncd', [7, 0], [9, 3], 'X'), 'ab\ncdX');
    assert.equal(edited('ab\ncd', [1, 1], [0, 1], ''), 'ad');
  });

  it('leaves the other lines the same strings, and the earlier lines as they were', () => {
    const earlier = ['a', 'b', 'c'];
    const later = applyEdit(earlier, {
      range: { start: { line: 1, character: 0 }, end: { line: 1, character: 1 } },
      text: '',
    });
    assert.deepEqual(
      [earlier, later],
      [
        ['a', 'b', 'c'],
        ['a', '', 'c'],
      ],
    );
  });

  it('gives the lines of the edited text', () => {
    const end = fc.constantFrom('\n', '\r\n', '\r');
    const lines = fc.array(fc.stringMatching(/^[ab🐕]{0,4}$/u), { minLength: 1, maxLength: 6 });
    const place = fc.tuple(fc.nat(), fc.nat());
    fc.assert(
      fc.property(end, lines, lines, place, place, (ending, before, inserted, one, other) => {
        const at = ([line, character]: readonly [number, number]): Position => {
          const known = line % before.length;
          return { line: known, character: character % ((before[known] ?? '').length + 1) };
        };
        const [from = 0, to = 0] = [one, other]
          .map((each) => offsetOf(before, at(each), ending.length))
          .toSorted((left, right) => left - right);
        const text = before.join(ending);
        const by = inserted.join(ending);
        assert.deepEqual(
          applyEdit(before, { range: { start: at(one), end: at(other) }, text: by }),
          splitLines(text.slice(0, from) + by + text.slice(to)),
        );
      }),
      { seed: 7, numRuns: 500 },
    );
  });
});
