import assert from 'node:assert/strict';
import { applyEdit } from '../plan/applyEdit.ts';
import { exampleWorkspace } from './exampleWorkspace.ts';
import { editsForRenamedFiles } from './renamedFiles.ts';
import type { FileEdits, FileRename } from './workspaceChange.ts';

const plan = (head: string, body = '', status = 'pending'): string => `---\n${head}\nstatus: ${status}\n---\n\n${body}`;

const workspace = exampleWorkspace({
  plans: {
    'docs/plans/001-feed.md': plan(
      'id: 1\nblocked-by: [7]',
      '`docs/plans/007-walk.md`, ./007-walk.md, ../plans/007-walk.md, 007-walk and plan 7.\n\nRefs: docs/plans/007-walk.md',
    ),
    'docs/plans/007-walk.md': plan('id: 007', '# 7 Walk'),
    'docs/plans/archive/003-buy.md': plan('id: 3', 'docs/plans/003-buy.md, 003-buy.md', 'done'),
    'plans/007-walk.md': plan('id: 007\ngoal: roofs'),
  },
});

const lines = ({ file, edits }: FileEdits): string[] => {
  const before = workspace.linesOf(file) ?? [];
  const after = edits.toReversed().reduce<readonly string[]>((text, edit) => applyEdit(text, edit), before);
  return after.filter((line, index) => line !== before[index]).map((line) => `${file} ${line}`);
};

const namesFor = (...renames: FileRename[]): string[] => editsForRenamedFiles(renames, workspace).names.flatMap(lines);

const idsFor = (from: string, to: string): string[] =>
  editsForRenamedFiles([{ from, to }], workspace).ids.flatMap(lines);

const walk = 'docs/plans/007-walk.md';

describe('Renamed plan files', () => {
  it('are followed by the words that name them and nothing else', () => {
    assert.deepEqual(namesFor({ from: walk, to: 'docs/plans/008-run.md' }), [
      'docs/plans/001-feed.md `docs/plans/008-run.md`, ./007-walk.md, ../plans/007-walk.md, 007-walk and plan 7.',
    ]);
  });

  it('are followed into the archive and into other folders, names without a folder excepted', () => {
    const alone = exampleWorkspace({
      plans: {
        'docs/plans/001-feed.md': plan('id: 1', '`docs/plans/007-walk.md`, ./007-walk.md, ../plans/007-walk, 007-walk'),
        [walk]: plan('id: 7'),
      },
    });
    const text = (to: string): string | undefined =>
      editsForRenamedFiles([{ from: walk, to }], alone)
        .names[0]?.edits.map((edit) => edit.text)
        .join(', ');
    assert.equal(
      text('docs/plans/archive/007-walk.md'),
      'docs/plans/archive/007-walk.md, ./archive/007-walk.md, ../plans/archive/007-walk',
    );
    assert.equal(text('wip/007-run.md'), 'wip/007-run.md, wip/007-run.md, wip/007-run, 007-run');
    assert.equal(text('docs/plans/notes.txt'), undefined);
  });

  it('move with their folder', () => {
    assert.deepEqual(namesFor({ from: 'docs', to: 'documents' }), [
      'docs/plans/001-feed.md `documents/plans/007-walk.md`, ./007-walk.md, ../plans/007-walk.md, 007-walk and plan 7.',
      'docs/plans/archive/003-buy.md documents/plans/003-buy.md, 003-buy.md',
    ]);
  });

  it('may bring a new id with them', () => {
    assert.deepEqual(idsFor(walk, 'docs/plans/012-walk.md'), [
      'docs/plans/001-feed.md blocked-by: [12]',
      'docs/plans/001-feed.md `docs/plans/007-walk.md`, ./007-walk.md, ../plans/007-walk.md, 007-walk and plan 12.',
      'docs/plans/007-walk.md id: 012',
      'docs/plans/007-walk.md # 12 Walk',
    ]);
  });

  it('bring none where the number stays or is taken, or the plan must keep its id', () => {
    assert.deepEqual(idsFor(walk, 'docs/plans/007-run.md'), []);
    assert.deepEqual(idsFor(walk, 'docs/plans/run.md'), []);
    assert.deepEqual(idsFor(walk, 'docs/plans/001-walk.md'), []);
    assert.deepEqual(idsFor('docs/plans/archive/003-buy.md', 'docs/plans/archive/004-buy.md'), []);
  });

  it('that are no plans change nothing', () => {
    assert.deepEqual(editsForRenamedFiles([{ from: 'src/a.ts', to: 'src/b.ts' }], workspace), { names: [], ids: [] });
  });
});
