import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { TextEdit } from '../base/textEdit.ts';
import { EditedText } from './editedText.ts';

function edit(line: number, from: number, to: number, text: string): TextEdit {
  return { range: { start: { line, character: from }, end: { line, character: to } }, text };
}

/** The original with the edits that the edited text speaks of. */
function replayed(original: readonly string[], edits: readonly TextEdit[]): string {
  const fresh = new EditedText(original);
  fresh.apply(edits);
  return fresh.lines.join('\n');
}

describe('EditedText', () => {
  it('makes one edit of several that were made in turn', () => {
    const text = new EditedText(['alpha beta gamma']);
    text.apply([edit(0, 6, 10, 'delta')]);
    text.apply([edit(0, 0, 5, 'A'), edit(0, 7, 7, '-\n-')]);
    assert.deepEqual(text.lines, ['A d-', '-elta gamma']);
    assert.deepEqual(text.edits(), [edit(0, 0, 5, 'A'), edit(0, 6, 10, 'd-\n-elta')]);
  });

  it('knows nothing of what was undone', () => {
    const text = new EditedText(['a', 'b']);
    text.apply([edit(1, 0, 1, 'c')]);
    text.apply([edit(1, 0, 1, 'b')]);
    assert.deepEqual(text.edits(), []);
  });

  it('leaves out the second of two that overlap, and keeps the order of those at one place', () => {
    const text = new EditedText(['abcdef']);
    text.apply([edit(0, 1, 4, 'X'), edit(0, 2, 5, 'Y'), edit(0, 6, 6, '1'), edit(0, 6, 6, '2')]);
    assert.deepEqual(text.lines, ['aXef12']);
  });

  it('takes places behind the end for the end', () => {
    const text = new EditedText(['a', 'b']);
    text.apply([edit(0, 9, 9, '!'), edit(9, 9, 9, '?\r\nc')]);
    assert.deepEqual(text.lines, ['a!', 'b?', 'c']);
  });

  it('always says how to get from the original to what it is now', () => {
    const place = fc.record({ line: fc.nat(6), character: fc.nat(8) });
    const anyEdit = fc
      .tuple(place, place, fc.string({ maxLength: 5, unit: fc.constantFrom('x', 'y', '\n') }))
      .map(([one, other, text]) => {
        const inOrder = one.line < other.line || (one.line === other.line && one.character <= other.character);
        return { range: inOrder ? { start: one, end: other } : { start: other, end: one }, text };
      });
    const lines = fc.array(
      fc.string({ maxLength: 6 }).filter((line) => !/[\r\n]/.test(line)),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(lines, fc.array(fc.array(anyEdit, { maxLength: 4 }), { maxLength: 4 }), (original, rounds) => {
        const text = new EditedText(original);
        rounds.forEach((edits) => {
          text.apply(edits);
        });
        assert.equal(replayed(original, text.edits()), text.lines.join('\n'));
      }),
    );
  });
});
