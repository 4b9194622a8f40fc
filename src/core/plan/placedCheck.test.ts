import assert from 'node:assert/strict';
import type { Range } from '../base/range.ts';
import { PlacedCheck, placedCheck } from './placedCheck.ts';
import { PlacedText } from './placedText.ts';

/** The only line of an item, in line 3, from column 2 on. */
const item = (text: string): PlacedText => new PlacedText(text, 3, 2, []);

const placed = (text: string): PlacedCheck | undefined => placedCheck(item(text));

const short = (range: Range | undefined): string =>
  range === undefined ? 'nowhere' : `${range.start.line}:${range.start.character}-${range.end.character}`;

const ranges = (text: string): string[] => [placed(text)?.commandRange, placed(text)?.textRange].map(short);

describe('A check in its file', () => {
  it('knows where its command stands, and all that stands behind the tag', () => {
    assert.deepEqual(ranges('[cmd] npm test'), ['3:8-16', '3:8-16']);
    assert.deepEqual(ranges('[cmd]: `! npm test` exits 1'), ['3:12-20', '3:9-29']);
    assert.deepEqual(ranges('`[cmd]` `npm test`'), ['3:11-19', '3:10-20']);
    assert.deepEqual(ranges('[cmd] npm test passes'), ['3:8-16', '3:8-23']);
  });

  it('finds the command behind the tag, even where the tag is called like it', () => {
    assert.deepEqual(ranges('[cmd] cmd'), ['3:8-11', '3:8-11']);
    assert.deepEqual(ranges('[cmd] `d` exits 1'), ['3:9-10', '3:8-19']);
  });

  it('has no place for a command that it has not, or that is not in its words', () => {
    assert.deepEqual(ranges('[manual] undefined'), ['nowhere', '3:11-20']);
    assert.deepEqual(ranges('[cmd] Run undefined'), ['nowhere', '3:8-21']);
    const other = placed('[cmd] walk');
    assert.ok(other);
    assert.equal(new PlacedCheck(other, item('[cmd] run')).commandRange, undefined);
    assert.equal(placed('no tag'), undefined);
  });

  it('moves with its line, and is the same where its words and place are', () => {
    const check = placed('[cmd] npm test');
    assert.equal(short(check?.moved(2).commandRange), '5:8-16');
    assert.equal(check?.moved(0).equals(check), true);
    assert.equal(check?.moved(1).equals(check), false);
  });
});
