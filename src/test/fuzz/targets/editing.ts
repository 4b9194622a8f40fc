import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextEdit } from '../../../core/base/textEdit.ts';
import { codeLensesOf } from '../../../core/language/codeLenses.ts';
import { completionsAt } from '../../../core/language/completion/completionsAt.ts';
import { exampleAt } from '../../../core/language/exampleWorkspace.ts';
import { fixAll } from '../../../core/language/fixAll.ts';
import { hoverAt } from '../../../core/language/hover/hoverAt.ts';
import { inlayHintsOf } from '../../../core/language/inlayHints.ts';
import { quickFixesAt } from '../../../core/language/quickFixes.ts';
import { place } from '../inputs/place.ts';
import { planText } from '../inputs/planText.ts';
import { assertInside, rangesIn } from '../insideText.ts';
import { fuzzTarget } from '../target.ts';

const around = {
  files: ['src/a.ts', 'src/b.ts', 'a.ts', 'lib/a.py', 'test/a.test.ts', 'package.json', 'README.md'],
  scripts: { '': ['test', 'lint'] },
  makeTargets: ['all', 'test'],
  plans: {
    'docs/plans/001-a.md': '---\nid: 1\ntitle: First\nstatus: done\n---\n\nSee plan 7 and 007-example.md.\n',
    'docs/plans/003-b.md': '---\nid: 3\ngoal: notes\nstatus: pending\nblocked-by: [notes:7]\n---\n',
  },
};

export const editingTarget = fuzzTarget({
  name: 'editing',
  share: 5,
  input: fc.record({ text: planText, place }),
  holds: ({ text, place: placeIn }) => {
    // Editors keep a byte order mark to themselves, and the sign for the cursor belongs to examples.
    const { document, workspace } = exampleAt(text.replaceAll(/[\uFEFF‸]/g, ''), around);
    const shown = document.lines.join('\n');
    const at = placeIn(document.lines);
    const all = { start: { line: 0, character: 0 }, end: { line: document.lines.length, character: 0 } };
    assertInside(
      shown,
      rangesIn([
        completionsAt(document, at, workspace).items,
        hoverAt(document, at, workspace, 0),
        codeLensesOf(document, workspace, 0),
        inlayHintsOf(document, all).map(({ position }) => ({ start: position, end: position })),
      ]),
    );
    for (const { edits } of quickFixesAt(document, { start: at, end: at }, workspace)) {
      assertApplies(shown, edits);
    }
    assertApplies(shown, fixAll(document, workspace));
  },
});

/** Edits lie inside the text and apart from each other, else a client refuses them or writes nonsense. */
function assertApplies(text: string, edits: readonly TextEdit[]): void {
  const ranges = edits.map(({ range }) => range);
  assertInside(text, ranges);
  const document = TextDocument.create('file:///a.md', 'markdown', 1, text);
  assert.doesNotThrow(() =>
    TextDocument.applyEdits(
      document,
      edits.map(({ range, text: newText }) => ({ range, newText })),
    ),
  );
}
