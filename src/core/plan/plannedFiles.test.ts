import assert from 'node:assert/strict';
import { examplePlan } from './examplePlan.ts';

/** Paths of the plan's files with what happens to each, where it is said. */
function files(...lines: string[]): string[] {
  return examplePlan([], lines).files.map(({ path, change }) => (change === 'modify' ? path : `${path} ${change}`));
}

describe('Files of a plan', () => {
  it('stand below a label, whatever it calls them', () => {
    const labels = [
      '**Files expected to change:**',
      '**Files to change**',
      '### Files to be modified',
      '**Files:**',
      'Files touched:',
      '**Modified files**:',
      '#### Files affected',
    ];
    for (const label of labels) {
      assert.deepEqual(files('## Design', '', label, '', '- `a.ts`'), ['a.ts'], label);
    }
    for (const label of ['**Files to read first:**', '**File format:**', '**Filesystem:**']) {
      assert.deepEqual(files('## Design', '', label, '', '- `a.ts`'), [], label);
    }
  });

  it('stand below a section of their own', () => {
    assert.deepEqual(files('## Files expected to change', '', '- `a.ts`', '', '## Design', '- `b.ts`'), ['a.ts']);
    assert.deepEqual(files('# Files changed twice are lost', '', '- `a.ts`', '## Tasks'), [], 'that is a title');
  });

  it('may stand in groups, each with a label', () => {
    assert.deepEqual(
      files(
        ...'## Design|### Files to change||**New files:**|- `a.ts`||**Modified files:**|- `b.ts`'.split('|'),
        ...'- `c.ts` (new)||**Files to delete:**|- `d.ts`||### Approach|- `e.ts`'.split('|'),
      ),
      ['a.ts new', 'b.ts', 'c.ts new', 'd.ts delete'],
    );
    assert.deepEqual(files('## Design', '**Files to create or modify:**', '- `a.ts`'), ['a.ts']);
  });

  it('are those of the first list: a later one tells what was done', () => {
    assert.deepEqual(
      files('## Design', '**Files to change:**', '- `a.ts`', '## Completion', '**Files changed:**', '- `b.ts`'),
      ['a.ts'],
    );
  });

  it('are new, or deleted, where the item says so of the file', () => {
    const items: [item: string, change: string][] = [
      ['`a.ts`: NEW. Text', 'new'],
      ['`a.ts` (New): text', 'new'],
      ['`a.ts` — New helper for dates', 'new'],
      ['`a.ts` - new module', 'new'],
      ['`a.ts`: new; text', 'new'],
      ['`a.ts`: new module for types and options', 'new'],
      ['`a.ts` (create)', 'new'],
      ['`a.ts`: create it', 'new'],
      ['New hooks (e.g. `a.ts`)', 'new'],
      ['`a.ts` — delete', 'delete'],
      ['`a.ts` (removed)', 'delete'],
      ['`a.ts`: remove the file', 'delete'],
      ['`a.ts` — DELETE (the store)', 'delete'],
      ['`a.ts` — new models and relations', 'modify'],
      ['`a.ts`: new exit code (next free: 34)', 'modify'],
      ['`a.ts`: created in 002, filled in here', 'modify'],
      ['`a.ts` (created by 013): text', 'modify'],
      ['`a.ts`: remove the list', 'modify'],
      ['`a.ts`: renew the `NEW` list', 'modify'],
      ['`a.ts`: register the new tools', 'modify'],
    ];
    for (const [item, change] of items) {
      const [file] = examplePlan([], ['## Design', '**Files:**', `- ${item}`]).files;
      assert.equal(file?.change, change, item);
    }
  });

  it('are not what is nested below one and tells about it', () => {
    assert.deepEqual(
      files(
        '## Design',
        '**Files to change:**',
        '- `a.ts`',
        '  - `helper` moves out',
        '- New:',
        '  - `b.ts`',
        '- `c.ts`',
      ),
      ['a.ts', 'b.ts', 'c.ts'],
    );
  });

  it('may stand in a table below a label, with what is done in another column', () => {
    assert.deepEqual(
      files(
        ...'## Design|**Files to change:**|'.split('|'),
        '| # | File | Change |',
        '|---|:---:|---|',
        '| 1 | `src/a.ts` | Add `mode: "x \\| y"` |',
        '| 2 | src/b.ts | New file: the reader |',
        '| 3 | **`src/c.ts`** (new) | the words |',
        '| 4 | `d.ts`, `e.ts`<br>`f.ts` | **Delete** |',
        '| 5 | `g.ts:14-20` | New columns |',
        '| 6 | config and such | Modify |',
        '',
        '- `h.ts`',
      ),
      ['src/a.ts', 'src/b.ts new', 'src/c.ts new', 'd.ts delete', 'e.ts delete', 'f.ts delete', 'g.ts', 'h.ts'],
    );
    assert.deepEqual(files('## New files', '', 'Name | Purpose', '--- | ---', '`a.ts` | Reads'), ['a.ts new']);
  });

  it('may stand in a table without a label that says what is done with them', () => {
    const table = (headings: string, ...rows: string[]): string[] =>
      files('## Design', '', `| ${headings} |`, `|${' --- |'.repeat(headings.split('|').length)}`, ...rows);
    assert.deepEqual(
      table(
        'Action | File | Notes',
        '| Create | `a.ts` | x |',
        '| Modify | `b.ts` | New x |',
        '| Reference | `c.ts` | |',
      ),
      ['a.ts new', 'b.ts'],
    );
    assert.deepEqual(table('Path | Change', '| `lib/a.go` | **Created** |', '| None | nothing |'), ['lib/a.go new']);
    for (const headings of ['File | Purpose', 'File | Status', 'Option | Change', 'Profile | Action']) {
      assert.deepEqual(table(headings, '| `a.ts` | Create |'), [], headings);
    }
    assert.deepEqual(table('Method | Path | Change', '| GET | `/a/b.json` | Create |'), []);
    assert.deepEqual(table('Path | Change', '| `/api/notes` | Create |', '| Sign in / sign out | Modify |'), []);
    assert.deepEqual(
      files(
        ...'## Layout||**Create:**||\\ File \\ Purpose \\|\\---\\---\\|\\ `a.ts` \\ Read \\||**Modify:**||\\ File \\ Why \\|\\---\\---\\|\\ `b.ts` \\ x \\|'
          .split('|')
          .map((line) => line.replaceAll('\\', '|')),
      ),
      ['a.ts new', 'b.ts'],
    );
  });

  it('are not what a table says where it tells what was done, what is checked, or what a list says already', () => {
    const table = ['| File | Change |', '|---|---|', '| `a.ts` | Modify |'];
    assert.deepEqual(files('## Implementation Notes', '', ...table), []);
    assert.deepEqual(files('## Verification', '', ...table), []);
    assert.deepEqual(files('## Context', '', ...table, '', '## Design', '**Files:**', '- `b.ts`'), ['b.ts']);
    assert.deepEqual(files('## Design', '', '| File | Change |', '| `a.ts` | Modify |'), [], 'no table');
    assert.deepEqual(files('## Design', '', '```', ...table, '```'), []);
  });

  it('are read in time from any text', () => {
    const blanks = ' '.repeat(50_000);
    const item = `- \`a.ts\`${blanks}(or \`b.ts\`${blanks}!\`c.ts\``;
    assert.deepEqual(files('## Design', '**Files:**', item, `- ${'a/'.repeat(50_000)}!`), ['a.ts', 'b.ts']);
    assert.equal(files('## Design', '**Files:**', `- ${'`a`, '.repeat(150_000)}`).length, 150_000);
  });
});
