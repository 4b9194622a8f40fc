import assert from 'node:assert/strict';
import { EditedText } from './editedText.ts';
import { exampleAt, type ExampleRepository } from './exampleWorkspace.ts';
import { quickFixesAt } from './quickFixes.ts';

/** What is offered at `‸`: the title, `!` for what anybody would do, and the line that it makes of the cursor's. */
function offered(marked: string, repository: ExampleRepository = {}): string[] {
  const { document, position, workspace } = exampleAt(marked, repository);
  return quickFixesAt(document, { start: position, end: position }, workspace).map(
    ({ title, kind, preferred, edits }) => {
      const text = new EditedText(document.lines);
      text.apply(edits);
      return `${kind === 'quickfix' ? '' : '(refactoring) '}${title}${preferred ? '!' : ''}: ${text.lines[position.line] ?? ''}`;
    },
  );
}

const plans = {
  'docs/plans/001-a.md': '---\nid: 1\ntitle: Read dates\nstatus: done\n---\n',
  'docs/plans/071-b.md': '---\nid: 71\ntitle: Print dates\nstatus: pending\n---\n',
};

describe('Quick fixes', () => {
  it('mend the problem at the cursor, the best first', () => {
    const fixes = offered('---\nid: 7\nstatus: pending\nblocked-by: [001, 0‸17]\n---\n', { plans });
    assert.deepEqual(
      fixes.map((fix) => fix.slice(fix.indexOf(': ') + 2)),
      ['blocked-by: [001, 071]', 'blocked-by: [001]'],
    );
  });

  it('are none where nothing is wrong, and in files that are no plans', () => {
    assert.deepEqual(offered('---\nid: 7\nstatus: pending\nblocked-by: [00‸1]\n---\n', { plans }), []);
    assert.deepEqual(offered('# Read‸me\n\n- [cmd] npm test'), []);
  });

  it('come with what may be changed although nothing is wrong', () => {
    const head = '---\nid: 7\nstatus: pending\n---\n\n';
    assert.ok(
      offered(`${head}## Verification\n\n- [cmd] ‸npm test — green`).includes(
        '(refactoring) Convert to strict check: - [cmd] `npm test` — green',
      ),
    );
    assert.ok(
      offered(`${head}## Requirements\n\n- [ ] \`x\` exits 0‸`).includes(
        '(refactoring) Add acceptance criterion here: - [ ] `x` exits 0',
      ),
    );
  });

  it('give an id that is no number the second one, else the number of the file’s name', () => {
    assert.deepEqual(offered('---\nid: sev‸en\nid: 9\nstatus: pending\n---\n'), [
      'Delete this id, so that 9 counts, which is set below: id: 9',
    ]);
    assert.deepEqual(offered('---\nid: sev‸en\nstatus: pending\n---\n'), ['Use 007: id: 007']);
    assert.deepEqual(offered('---\nid: 7\nstatus: pending\npriority: hi‸gh\npriority: 2\n---\n'), [
      'Delete this priority, so that 2 counts, which is set below: priority: 2',
    ]);
    assert.deepEqual(offered('---\nid: 7\nstatus: pending\npriority: hi‸gh\npriority: low\n---\n'), [
      'Delete priority: priority: low',
    ]);
  });

  it('put a key behind the last one also where that is the last line', () => {
    const { document, workspace } = exampleAt('---\nid: 7\nstatus: pending');
    const range = { start: { line: 0, character: 0 }, end: { line: 3, character: 0 } };
    const waiver = quickFixesAt(document, range, workspace).find(({ title }) => title.startsWith('Waive'));
    const text = new EditedText(document.lines);
    text.apply(waiver?.edits ?? []);
    assert.deepEqual(text.lines, ['---', 'id: 7', 'status: pending', 'verification: health-only']);
  });
});
