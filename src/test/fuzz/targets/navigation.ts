import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Position } from '../../../core/base/range.ts';
import { definitionAt } from '../../../core/language/definition.ts';
import { type Example, exampleWorkspace } from '../../../core/language/exampleWorkspace.ts';
import { linksIn } from '../../../core/language/links.ts';
import { highlightsAt, referencesAt } from '../../../core/language/references.ts';
import { prepareRename, rename } from '../../../core/language/rename.ts';
import { editsForRenamedFiles } from '../../../core/language/renamedFiles.ts';
import { symbolsFor } from '../../../core/language/workspaceSymbols.ts';
import type { FileEdits } from '../../../core/language/workspaceChange.ts';
import { applyEdit } from '../../../core/plan/applyEdit.ts';
import { readPlan } from '../../../core/plan/readPlan.ts';
import { splitLines } from '../../../core/plan/splitLines.ts';
import { planText } from '../inputs/planText.ts';
import { assertInside, rangesIn } from '../insideText.ts';
import { fuzzTarget } from '../target.ts';

const file = 'docs/plans/007-a.md';

const others = {
  'docs/plans/001-b.md':
    '---\nid: 1\nstatus: pending\ngoal: goal\nblocked-by: [7, goal:3]\n---\nplans 1, 7 and 007; 007-a.md, goal:7',
  'docs/plans/archive/002-c.md': '---\nid: 2\nstatus: done\n---\n# 002 C\n\ndocs/plans/007-a.md, docs/plans/002-c.md',
};

/** What names plans and files, and what only looks like it. */
const naming = fc.constantFrom(
  'plan 7',
  'plans 1-2',
  'Plans 1,\n  2',
  'plan\n7. x',
  'goal:007',
  'goal:1',
  '007-a.md',
  './archive/002-c',
  '002-c.md',
  'src/a.ts:12',
  './src/a.ts',
  '`',
  ' ',
  '\n',
  '[a](001-b.md)',
  'npm run a',
  '## Verification\n- [cmd] `npm test`',
  '..',
  '---\nid: 7\nstatus: pending\n',
  'id: 007\n',
  'goal: goal\n',
  'blocked-by: [1, goal:1]\n',
  'depends-on:\n- 2\n',
  '---\n',
  '# 007: A\n',
  '\u{1F415}',
  '\r',
  ':',
  '-',
  '/',
  '.md',
  '1',
);

const text = fc.oneof(
  fc.array(naming, { maxLength: 40 }).map((parts) => parts.join('')),
  fc.tuple(planText, fc.array(naming, { maxLength: 6 })).map(([plan, parts]) => plan + parts.join('')),
);

/** Places in the text, and behind its lines and its end. */
const places = fc.array(fc.tuple(fc.double({ min: 0, max: 1.01, noNaN: true }), fc.nat(200)), { maxLength: 12 });

export const navigationTarget = fuzzTarget({
  name: 'navigation',
  share: 6,
  input: fc.tuple(text, places),
  holds: ([source, at]) => {
    const own = source.replaceAll('\uFEFF', '');
    const workspace = exampleWorkspace({
      plans: { ...others, [file]: own },
      files: ['src/a.ts', 'package.json', file],
      scripts: { '': ['test', 'a'] },
      texts: { 'package.json': '{"scripts":{"a":"b","test":"c"}}' },
    });
    const plan = workspace.plans().find((each) => each.file === file);
    const document = { file, lines: splitLines(own), plan, diagnosis: undefined };
    const example = { document, workspace };
    const { lines } = document;
    assertInside(lines.join('\n'), rangesIn(linksIn(document, workspace)));
    symbolsFor(source.slice(0, 20), workspace.plans());
    for (const [share, character] of at) {
      holdsAt(example, { line: Math.floor(share * lines.length), character });
    }
    const { names, ids } = editsForRenamedFiles([{ from: file, to: 'docs/plans/archive/012-a.md' }], workspace);
    assertEdits(names, example);
    assertEdits(ids, example);
  },
});

function holdsAt(example: Omit<Example, 'position'>, position: Position): void {
  const { document, workspace } = example;
  const own = document.lines.join('\n');
  assertInside(
    own,
    definitionAt(document, position, workspace).map(({ origin }) => origin),
  );
  assertInside(
    own,
    highlightsAt(document, position, workspace).map(({ range }) => range),
  );
  for (const reference of referencesAt(document, position, workspace)) {
    assertInside((workspace.linesOf(reference.file) ?? []).join('\n'), [reference.range]);
  }
  const place = prepareRename(document, position, workspace);
  for (const name of ['12', 'other', 'goal']) {
    const change = rename(document, position, name, workspace);
    assert.ok(!change.ok || place.ok, 'is renamed where it could not be prepared');
    if (change.ok) {
      assertEdits(change.value.edits, example);
    }
  }
}

/** Edits lie inside of their texts, one behind the other, and leave as many plans as there were. */
function assertEdits(changes: readonly FileEdits[], { workspace }: Omit<Example, 'position'>): void {
  assert.equal(new Set(changes.map((change) => change.file)).size, changes.length, 'a file is edited twice');
  for (const { file: changed, edits } of changes) {
    const lines = workspace.linesOf(changed) ?? [];
    assertInside(lines.join('\n'), rangesIn(edits));
    const after = edits.toReversed().reduce<readonly string[]>((before, edit) => applyEdit(before, edit), lines);
    assert.equal(after.length, lines.length, 'a rename adds or takes away lines');
    assert.equal(readPlan(changed, after.join('\n'))?.title, readPlan(changed, lines.join('\n'))?.title);
  }
}
