import assert from 'node:assert/strict';
import type { Range } from '../base/range.ts';
import { joinTexts, PlacedText } from './placedText.ts';

/** `walk the dog` in line 3, `twice a day` in line 4, `in the park` in line 6. */
const walk = new PlacedText('walk the dog twice a day in the park', 3, 6, [13, 4, 2, 25, 6, 0]);

const short = ({ start, end }: Range): string => `${start.line}:${start.character}-${end.line}:${end.character}`;

describe('Placed text', () => {
  it('knows the lines that it was joined from', () => {
    assert.deepEqual(walk.pieces, [
      { offset: 0, line: 3, character: 6 },
      { offset: 13, line: 4, character: 2 },
      { offset: 25, line: 6, character: 0 },
    ]);
    assert.equal(short(walk.range), '3:6-6:11');
    assert.equal(walk.lastLine, 6);
  });

  it('knows where each part of it stands', () => {
    assert.equal(short(walk.rangeOf(5, 8)), '3:11-3:14');
    assert.equal(short(walk.rangeOf(13, 18)), '4:2-4:7');
    assert.equal(short(walk.rangeOf(9, 18)), '3:15-4:7');
    assert.equal(short(walk.rangeOf(20, 24)), '4:9-4:13', 'ends in its own line');
    assert.equal(short(walk.rangeOf(7, 7)), '3:13-3:13');
    assert.equal(short(walk.rangeOf(25, 36)), '6:0-6:11');
  });

  it('may begin below its marker, or be empty', () => {
    const below = new PlacedText('walk', 3, 6, [0, 4, 2]);
    assert.deepEqual(below.pieces, [{ offset: 0, line: 4, character: 2 }]);
    assert.deepEqual([short(below.range), short(below.rangeOf(0, 4))], ['3:6-4:6', '4:2-4:6']);
    const empty = new PlacedText('', 3, 6);
    assert.deepEqual([empty.pieces, short(empty.range), empty.lastLine], [[], '3:6-3:6', 3]);
  });

  it('can be moved', () => {
    const moved = walk.moved(10);
    assert.deepEqual(
      [short(moved.range), short(moved.rangeOf(13, 18)), moved.text],
      ['13:6-16:11', '14:2-14:7', walk.text],
    );
    assert.ok(moved.moved(-10).equals(walk));
    assert.ok(!moved.equals(walk));
  });

  it('is equal where it says the same at the same places', () => {
    assert.ok(walk.equals(new PlacedText(walk.text, 3, 6, [13, 4, 2, 25, 6, 0])));
    assert.ok(!walk.equals(new PlacedText(walk.text, 3, 6, [13, 4, 2, 25, 6, 1])));
    assert.ok(!walk.equals(new PlacedText(walk.text, 3, 6)));
    assert.ok(!walk.equals(new PlacedText(walk.text, 3, 7, walk.further)));
    assert.ok(!walk.equals(new PlacedText(walk.text.toUpperCase(), 3, 6, walk.further)));
  });

  it('can be joined with others below it', () => {
    const joined = joinTexts([walk, new PlacedText('or twice', 8, 4, [3, 9, 6]), new PlacedText('stop', 10, 0)], ' - ');
    assert.equal(joined.text, `${walk.text} - or twice - stop`);
    assert.deepEqual(
      ['walk', 'day', 'park', 'or', 'twice', 'stop'].map((word) => {
        const start = joined.text.lastIndexOf(word);
        return `${word} ${short(joined.rangeOf(start, start + word.length))}`;
      }),
      ['walk 3:6-3:10', 'day 4:10-4:13', 'park 6:7-6:11', 'or 8:4-8:6', 'twice 9:6-9:11', 'stop 10:0-10:4'],
    );
    assert.equal(short(joined.range), '3:6-10:4');
  });
});
