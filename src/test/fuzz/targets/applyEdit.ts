import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { applyEdit } from '../../../core/plan/applyEdit.ts';
import { splitLines } from '../../../core/plan/splitLines.ts';
import { planText } from '../inputs/planText.ts';
import { position, typed } from '../inputs/typing.ts';
import { fuzzTarget } from '../target.ts';

export const applyEditTarget = fuzzTarget({
  name: 'applyEdit',
  share: 5,
  input: fc.record({ text: planText, typed, places: fc.tuple(position, position) }),
  holds: ({ text, typed: newText, places }) => {
    const document = TextDocument.create('file:///a.md', 'markdown', 1, text);
    // Places between the two halves of a line end are not in the lines.
    const [start, end] = places
      .map((place) => document.positionAt(document.offsetAt(place)))
      .toSorted((one, other) => one.line - other.line || one.character - other.character);
    assert.ok(start !== undefined && end !== undefined);
    const before = text.slice(0, document.offsetAt(start));
    const behind = text.slice(document.offsetAt(end));
    // Documented: a `\r` and a `\n` that only the edit brings together stay two line ends.
    if (
      (before.endsWith('\r') && `${newText}${behind}`.startsWith('\n')) ||
      (newText.endsWith('\r') && behind.startsWith('\n'))
    ) {
      return;
    }
    const edited = applyEdit(splitLines(text), { range: { start, end }, text: newText });
    TextDocument.update(document, [{ range: { start, end }, text: newText }], 2);
    assert.deepEqual(edited, splitLines(document.getText()));
  },
});
