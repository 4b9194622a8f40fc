import assert from 'node:assert/strict';
import { applyEdit } from '../plan/applyEdit.ts';
import { exampleAt, type ExampleRepository } from './exampleWorkspace.ts';
import { prepareRename, rename } from './rename.ts';
import type { WorkspaceChange } from './workspaceChange.ts';

const plan = (head: string, body = '', status = 'pending'): string => `---\n${head}\nstatus: ${status}\n---\n\n${body}`;

const walk = 'docs/plans/007-walk.md';

/** Every file that changes: its new name, and each changed line. */
const changed = (change: WorkspaceChange, linesOf: (file: string) => readonly string[]): string[] => {
  const renames = new Map(change.renames.map(({ from, to }) => [from, to]));
  return change.edits.flatMap(({ file, edits }) => {
    const before = linesOf(file);
    const after = edits.toReversed().reduce<readonly string[]>((lines, edit) => applyEdit(lines, edit), before);
    const lines = after.filter((line, index) => line !== before[index]);
    return [`${file}${renames.has(file) ? ` -> ${renames.get(file)}` : ''}`, ...lines.map((line) => `  ${line}`)];
  });
};

const renamed = (marked: string, name: string, repository: ExampleRepository = {}, file = walk): string[] | string => {
  const { document, position, workspace } = exampleAt(marked, repository, file);
  const result = rename(document, position, name, workspace);
  return result.ok ? changed(result.value, (each) => workspace.linesOf(each) ?? []) : result.failure;
};

const prepared = (marked: string, repository: ExampleRepository = {}, file = walk): string => {
  const { document, position, workspace } = exampleAt(marked, repository, file);
  const place = prepareRename(document, position, workspace);
  return place.ok
    ? `${place.value.range.start.line}:${place.value.range.start.character} ${place.value.placeholder}`
    : place.failure;
};

const others: ExampleRepository = {
  plans: {
    'docs/plans/001-feed.md': plan(
      'id: 001\ngoal: pets\nblocked-by: [7, pets:007, roofs:7, 12]',
      'Before plan 7 and plans 3-007; `docs/plans/007-walk.md`, [w](007-walk.md), 007-walk, 007-walker.\n\nRefs: docs/plans/007-walk.md',
    ),
    'docs/plans/002-roof.md': plan('id: 7\ngoal: roofs\nblocked-by:\n  - 7\n  - "pets:07"', 'Plan 7, pets:7'),
    'docs/plans/archive/003-buy.md': plan('id: 3\ngoal: pets\ndepends-on: 007', 'Plan 007', 'done'),
    'docs/plans/004-free.md': plan('id: 4', 'Plan 7'),
  },
};

describe('Rename of a plan’s id', () => {
  it('changes every word that means it, in the form of each place, and the file', () => {
    assert.deepEqual(
      renamed(plan('id: 0‸07 # main\ngoal: pets', '# Plan 007: Walk\n\nThis is 007-walk.'), '12', others),
      [
        'docs/plans/001-feed.md',
        '  blocked-by: [12, pets:012, roofs:7, 12]',
        '  Before plan 12 and plans 3-012; `docs/plans/012-walk.md`, [w](012-walk.md), 012-walk, 007-walker.',
        'docs/plans/002-roof.md',
        '    - "pets:12"',
        '  Plan 7, pets:12',
        'docs/plans/archive/003-buy.md',
        '  depends-on: 012',
        '  Plan 012',
        'docs/plans/007-walk.md -> docs/plans/012-walk.md',
        '  id: 012 # main',
        '  # Plan 012: Walk',
        '  This is 012-walk.',
      ],
    );
  });

  it('can begin at a dependency, in the heading and in prose', () => {
    const wanted = [
      'docs/plans/007-walk.md -> docs/plans/012-walk.md',
      '  id: 12',
      '  # 012 Walk',
      '  As plan 12 says.',
    ];
    assert.deepEqual(renamed(plan('id: 7', '# 0‸07 Walk\n\nAs plan 7 says.'), '012'), wanted);
    assert.deepEqual(renamed(plan('id: 7', '# 007 Walk\n\nAs plan ‸7 says.'), '012'), wanted);
    const dependency = renamed(plan('id: 8\nblocked-by: [‸4]'), '5', others, 'docs/plans/008-a.md');
    assert.deepEqual(dependency, [
      'docs/plans/004-free.md -> docs/plans/005-free.md',
      '  id: 5',
      'docs/plans/008-a.md',
      '  blocked-by: [5]',
    ]);
  });

  it('keeps three digits, and writes no zeros where there were none', () => {
    assert.deepEqual(renamed(plan('id: ‸112', 'plan 0112'), '3', {}, 'docs/plans/112-a.md'), [
      'docs/plans/112-a.md -> docs/plans/003-a.md',
      '  id: 003',
      '  plan 0003',
    ]);
    assert.deepEqual(renamed(plan('id: ‸"7"'), '1000'), [
      'docs/plans/007-walk.md -> docs/plans/1000-walk.md',
      '  id: "1000"',
    ]);
  });

  it('keeps the name of a file that has another number, or none', () => {
    assert.deepEqual(renamed(plan('id: ‸7', '007-walk'), '8', {}, 'docs/plans/070-walk.md'), [
      'docs/plans/070-walk.md',
      '  id: 8',
    ]);
    assert.deepEqual(renamed(plan('id: ‸7'), '8', {}, 'plans/walk.md'), ['plans/walk.md', '  id: 8']);
  });

  it('keeps the name of the file, and words that name it, for a client that cannot rename files', () => {
    const { document, position, workspace } = exampleAt(plan('id: ‸7', 'plan 7, 007-walk'), {}, walk);
    const result = rename(document, position, '8', workspace, false);
    assert.deepEqual(result.ok && changed(result.value, () => document.lines), [walk, '  id: 8', '  plan 8, 007-walk']);
  });

  it('leaves words that may mean another plan with the same id', () => {
    const twice = {
      plans: {
        'plans/archive/007-old.md': plan('id: 7', '', 'done'),
        'plans/008-b.md': plan('id: 8\nblocked-by: [7]', 'plan 7, 007-walk.md, 007-old.md'),
      },
    };
    assert.deepEqual(renamed(plan('id: 00‸7'), '9', twice, 'plans/007-walk.md'), [
      'plans/008-b.md',
      '  plan 7, 009-walk.md, 007-old.md',
      'plans/007-walk.md -> plans/009-walk.md',
      '  id: 009',
    ]);
    assert.equal(
      renamed(
        plan('id: 9\nblocked-by: [‸7]'),
        '10',
        { plans: { ...twice.plans, 'plans/007-walk.md': plan('id: 7') } },
        'plans/9.md',
      ),
      'plans/archive/007-old.md and plans/007-walk.md have the same id. Rename it in the file of the one you mean.',
    );
  });

  it('changes nothing when the number stays', () => {
    assert.deepEqual(renamed(plan('id: 00‸7'), ' 7 '), []);
  });

  it('is refused with a sentence that says what to do', () => {
    assert.equal(
      renamed(plan('id: 00‸7\ngoal: pets'), '1', others),
      '001 is the id of docs/plans/001-feed.md. Choose a number that is free, e.g. 008.',
    );
    assert.equal(renamed(plan('id: 00‸7'), 'seven'), '`seven` is no id. Write digits only, e.g. 008.');
    assert.equal(renamed(plan('id: 00‸7'), '-1'), '`-1` is no id. Write digits only, e.g. 008.');
    assert.equal(
      renamed(plan('id: 00‸7'), '9'.repeat(10)),
      `\`${'9'.repeat(10)}\` is no id. Write digits only, e.g. 008.`,
    );
    const there = { plans: {}, files: ['docs/plans/009-walk.md'] };
    assert.equal(
      renamed(plan('id: 00‸7'), '9', there),
      'docs/plans/009-walk.md is there already. Choose another number, or rename that file first.',
    );
    assert.equal(
      renamed(plan('id: 8\nblocked-by: [‸9]'), '10', others, 'plans/8.md'),
      'There is no such plan. Correct the id here, or write the plan first.',
    );
  });

  it('is prepared with the number alone', () => {
    assert.equal(prepared(plan('id‸: "007"')), '1:5 007');
    assert.equal(prepared(plan('id: 7\nblocked-by: [pets:00‸1]'), others), '2:18 001');
    assert.equal(prepared(plan('id: 7\ngoal: pets', 'See pets:‸1.'), others), '6:9 1');
    assert.equal(prepared(plan('id: 7', '# Plan ‸7')), '5:7 7');
  });

  it('is not prepared where a plan must keep its id', () => {
    const refusals = ['done', 'in-progress'].map((status) => prepared(plan('id: ‸7', '', status)));
    assert.deepEqual(refusals, [
      '007-walk.md is done and keeps its id, because its commit names it.',
      '007-walk.md is in progress and keeps its id until its run is over. If nobody works on it, set `status: pending` first.',
    ]);
    assert.equal(
      prepared(plan('id: ‸7'), {}, 'plans/archive/007-a.md'),
      '007-a.md is archived and keeps its id, because commits and reports name it.',
    );
    for (const status of ['failed', 'blocked', 'skipped', 'odd']) {
      assert.equal(prepared(plan('id: ‸7', '', status)), '1:4 7');
    }
  });

  it('is not prepared elsewhere', () => {
    const nothing = 'Nothing can be renamed here. Put the cursor on the id or the goal of a plan.';
    for (const marked of [
      plan('id: 7', 'wo‸rds'),
      plan('id: 7', '007-w‸alk.md'),
      plan('id: seve‸n'),
      '‸',
      plan('id: 7\ngoal: ‸'),
    ]) {
      assert.equal(prepared(marked), nothing);
    }
  });
});

describe('Rename of a goal', () => {
  it('changes it in every plan, and before ids', () => {
    assert.deepEqual(renamed(plan('id: 7\ngoal: pe‸ts'), 'animals', others), [
      'docs/plans/001-feed.md',
      '  goal: animals',
      '  blocked-by: [7, animals:007, roofs:7, 12]',
      'docs/plans/002-roof.md',
      '    - "animals:07"',
      '  Plan 7, animals:7',
      'docs/plans/archive/003-buy.md',
      '  goal: animals',
      'docs/plans/007-walk.md',
      '  goal: animals',
    ]);
  });

  it('can begin before an id', () => {
    const wanted = [
      'docs/plans/001-feed.md',
      '  blocked-by: [7, pets:007, tops:7, 12]',
      'docs/plans/002-roof.md',
      '  goal: tops',
    ];
    assert.deepEqual(renamed(plan('id: 9\nblocked-by: [roo‸fs:7]'), 'tops', others), [
      ...wanted,
      'docs/plans/007-walk.md',
      '  blocked-by: [tops:7]',
    ]);
    assert.deepEqual(renamed(plan('id: 9', 'roof‸s:7'), 'tops', others), [
      ...wanted,
      'docs/plans/007-walk.md',
      '  tops:7',
    ]);
  });

  it('keeps quotation marks and comments', () => {
    assert.deepEqual(renamed(plan('id: 7\ngoal: "pe‸ts" # pets'), 'b'), [
      'docs/plans/007-walk.md',
      '  goal: "b" # pets',
    ]);
  });

  it('joins another goal where no ids collide', () => {
    assert.deepEqual(renamed(plan('id: 8\ngoal: c‸ats'), 'pets', others).slice(-2), [
      'docs/plans/007-walk.md',
      '  goal: pets',
    ]);
    assert.equal(
      renamed(plan('id: 3\ngoal: c‸ats'), 'pets', others),
      'There is a goal `pets` already, and docs/plans/007-walk.md has the same id as docs/plans/archive/003-buy.md. Give one of them another id first.',
    );
  });

  it('is refused for what is no name, and while one of its plans is in progress', () => {
    const sentence = 'is no name for a goal. Use letters, digits and `-`, without blanks, e.g. `add-search`.';
    for (const name of ['two words', 'a:b', '', '-a', 'a/b', '[a]']) {
      assert.equal(renamed(plan('id: 7\ngoal: pe‸ts'), name), `\`${name}\` ${sentence}`);
    }
    assert.equal(
      prepared(plan('id: 7\ngoal: pe‸ts', '', 'in-progress')),
      'docs/plans/007-walk.md is in progress, so its goal keeps its name until the run is over. If nobody works on it, set `status: pending` first.',
    );
  });

  it('is prepared with the word alone', () => {
    assert.equal(prepared(plan('id: 7\ngoal: "pets‸"')), '2:7 pets');
    assert.equal(prepared(plan('id: 7\nblocked-by: [pet‸s:1]')), '2:13 pets');
  });
});
