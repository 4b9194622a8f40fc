import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Position, Range } from '../base/range.ts';
import { codeLensesOf } from './codeLenses.ts';
import { completionsAt } from './completion/completionsAt.ts';
import { type Example, exampleAt } from './exampleWorkspace.ts';
import { hoverAt } from './hover/hoverAt.ts';
import { inlayHintsOf } from './inlayHints.ts';
import { quickFixesAt } from './quickFixes.ts';

const repository = {
  files: ['src/a.ts', 'test/a.test.ts', 'package.json', '[x]/$y}.ts'],
  scripts: { '': ['test', 'we$ird}'] },
  makeTargets: ['all'],
  plans: {
    'docs/plans/001-a.md': '---\nid: 1\ntitle: "a $0 } \\\\ b"\nstatus: pending\nblocked-by: [7]\n---\n',
    'docs/plans/002-b.md':
      '---\nid: 2\ngoal: pets\nstatus: done\n---\n\n**Files expected to change:**\n\n- `src/a.ts`\n',
  },
};

function checkRange({ start, end }: Range, lines: readonly string[]): void {
  for (const { line, character } of [start, end]) {
    assert.ok(line >= 0 && line < lines.length, `line ${line} of ${lines.length}`);
    assert.ok(character >= 0 && character <= (lines[line]?.length ?? 0), `character ${character} of line ${line}`);
  }
  assert.ok(start.line < end.line || (start.line === end.line && start.character <= end.character));
}

/** In a snippet every `$` is a stop or escaped. */
const soundSnippet = /^(?:[^\\$}]|\\[\\$}]|\$0|\$\{\d+:(?:[^\\$}]|\\[\\$}])*\})*$/;

function checkPlace({ document, workspace }: Example, position: Position): void {
  const { lines } = document;
  const { items } = completionsAt(document, position, workspace);
  items.forEach(({ edit, snippet, sortText, label }, at) => {
    checkRange(edit.range, lines);
    assert.equal(edit.range.start.line, position.line);
    assert.equal(edit.range.end.line, position.line);
    const character = Math.min(position.character, lines[position.line]?.length ?? 0);
    assert.ok(edit.range.start.character <= character && character <= edit.range.end.character, label);
    assert.ok(at === 0 || (items[at - 1]?.sortText ?? '') < sortText);
    assert.match(snippet ?? '', soundSnippet);
  });
  const hover = hoverAt(document, position, workspace, 0);
  if (hover !== undefined) {
    checkRange(hover.range, lines);
    assert.notEqual(hover.markdown.trim(), '');
  }
  const here = { start: position, end: position };
  for (const fix of quickFixesAt(document, here, workspace)) {
    fix.edits.forEach(({ range }) => {
      checkRange(range, lines);
    });
  }
}

/** Every feature of editing at every place of a text, and at some that are not in it. */
function checkAll(text: string): void {
  const example = exampleAt(text, repository);
  const { document, workspace } = example;
  const { lines } = document;
  for (const [line, source] of lines.entries()) {
    for (let character = 0; character <= source.length; character += 1) {
      checkPlace(example, { line, character });
    }
  }
  checkPlace(example, { line: lines.length - 1, character: 9_999 });
  assert.deepEqual(completionsAt(document, { line: lines.length, character: 0 }, workspace).items, []);
  assert.equal(hoverAt(document, { line: lines.length + 5, character: 3 }, workspace, 0), undefined);
  for (const { range } of codeLensesOf(document, workspace, 0)) {
    checkRange(range, lines);
  }
  const whole = { start: { line: 0, character: 0 }, end: { line: lines.length, character: 0 } };
  for (const { position } of inlayHintsOf(document, whole)) {
    checkRange({ start: position, end: position }, lines);
  }
}

const head = '---\nid: 7\ntitle: T\nstatus: pending\n---\n\n';

const oddTexts = [
  '',
  '\n\n',
  '\uFEFF---\nid: 7\nstatus: pending\n---',
  '---\n---\n---',
  '---\nstatus: pending\nblocked-by: [[[1, "2", pets:2,]]] # x\nallow: [*, "\nneeds-review:\n  - eng\n---',
  '---\nstatus: pending\nblocked-by:\n- 1\n  - pets:2\n---',
  '---\nstatus: |\n  pending\ntitle: >\n  a\n  b\n---',
  `${head}## Verification\n\n- [cmd]\n- [cmd] \`\n- [cmd] \`\`\n- [assert] \`\`\`x\n- [\n- []\n- [cmd] \`! \` exits\n-\n- [status] -> 200`,
  `${head}## Verification\n- [cmd] \`npm run \${x} $(y \` 'z "\n- [cmd] "a\n- [cmd] 🐕 \`🐕\` contains "🐕"\n1. [cmd] x | y | z —`,
  `${head}## Requirements\n- [ ]\n- [ ] \n-[ ] x\n- [ ] It works\n  - properly\n    - TBD 🐕\n* [x] <b>fast</b> [x](command:y)`,
  `${head}## Design\n**Files expected to change:**\n- \`\`\n- \`../x\`\n- \`src/\n- src/a.ts, \`[x]/$y}.ts\`\n- **\n**`,
  `${head}# # ##\n##\n## \n###### x\n\`\`\`\n## y\n~~~\n<!-- z`,
  `${head}\t## Tasks\r\n1. plan 2, plans 1-2 and docs/plans/001-a.md:3`,
];

describe('Editing features at every place', () => {
  it('answer within the text, or not at all, in odd texts', () => {
    for (const text of oddTexts) {
      checkAll(text);
    }
  });

  it('answer within the text in anything that is put together from parts of plans', () => {
    const part = fc.constantFrom(
      '---\n',
      'id: 7\n',
      'status: pending\n',
      'blocked-by: [',
      'allow: ',
      'title: ',
      '\n',
      '\n\n',
      '## Requirements\n',
      '## Verification\n',
      '## Design\n',
      '**Files expected to change:**\n',
      '- ',
      '[ ] ',
      '[cmd] ',
      '[assert] ',
      '`',
      'npm run ',
      'src/',
      'x',
      ' exits 1',
      ' outputs ',
      '"',
      "'",
      '🐕',
      '| ',
      '001',
      ':',
      ',',
      ']',
      'It works',
      '<!--',
      '```\n',
      ' — ',
      '$',
      '}',
      '\\',
    );
    fc.assert(
      fc.property(
        fc.constantFrom('', '---\nid: 7\nstatus: pending\n', head),
        fc.array(part, { maxLength: 24 }),
        (start, parts) => {
          checkAll(start + parts.join(''));
        },
      ),
      { numRuns: 150 },
    );
  });
});
