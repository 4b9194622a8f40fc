import assert from 'node:assert/strict';
import { exampleAt } from '../exampleWorkspace.ts';
import { completionsAt } from './completionsAt.ts';
import { chosenAt, offeredAt, plainlyChosenAt } from './exampleCompletions.ts';

function plan(id: number, title: string, more: string): string {
  return `---\nid: ${id}\ntitle: ${title}\n${more}\n---\n`;
}

const repository = {
  plans: {
    'docs/plans/001-a.md': plan(1, 'Read dates', 'status: done'),
    'docs/plans/002-b.md': plan(2, 'Print dates', 'status: in-progress'),
    'docs/plans/003-c.md': plan(3, 'Sort dates', 'status: pending\nblocked-by: [7]'),
    'docs/plans/004-d.md': plan(4, 'Count dates', 'status: pending\nblocked-by: [3]'),
    'docs/plans/005-e.md': plan(2, 'Walk the dog', 'status: pending\ngoal: pets'),
    'docs/plans/006-f.md': plan(6, 'Same id as the next', 'status: pending'),
    'docs/plans/006-g.md': plan(6, 'Same id as the last', 'status: pending'),
    'docs/plans/archive/008-h.md': plan(8, 'Learn about dates', 'status: done'),
    'docs/plans/notes.md': '---\ntitle: No id\nstatus: pending\n---\n',
  },
};

const before = '---\nid: 7\nstatus: pending\nblocked-by: ';

describe('Completion of dependencies', () => {
  it('offers open plans of the own goal first, archived ones late, and last those that would make a cycle', () => {
    assert.deepEqual(offeredAt(`${before}[‸]\n---`, repository), [
      '002 Print dates (in progress)',
      '006 Same id as the next (pending)',
      '001 Read dates (done)',
      'pets:002 Walk the dog (pending)',
      '008 Learn about dates (done, archived)',
      '003 Sort dates (would make a cycle)',
      '004 Count dates (would make a cycle)',
    ]);
  });

  it('writes ids bare inside of a goal, and offers from within a goal none that has no goal', () => {
    const inPets = '---\nid: 7\ngoal: pets\nstatus: pending\nblocked-by: [‸]\n---';
    assert.deepEqual(offeredAt(inPets, repository), ['002 Walk the dog (pending)']);
  });

  it('finds a plan by words of its title', () => {
    const { document, position, workspace } = exampleAt(`${before}[‸]\n---`, repository);
    const [first] = completionsAt(document, position, workspace).items;
    assert.equal(first?.filterText, '002 2 2 Print dates');
  });

  it('writes the list around the first dependency, and only the id among others', () => {
    const label = '002 Print dates';
    const cases = [
      [`${before}‸`, `${before}[002‸]`],
      [`${before}00‸`, `${before}[002‸]`],
      [`${before}[‸]`, `${before}[002]`],
      [`${before}[001,‸]`, `${before}[001, 002]`],
      [`${before}[001, ‸009]`, `${before}[001, 002]`],
      [`${before}001, ‸`, `${before}001, 002`],
      [`${before}["‸"]`, `${before}["002"]`],
      [`${before}\n  - 001\n  - ‸`, `${before}\n  - 001\n  - 002`],
      ['---\nid: 7\nstatus: pending\nblocked-by:‸', `${before}[002‸]`],
      ['---\nid: 7\nstatus: pending\ndepends-on: [‸]', '---\nid: 7\nstatus: pending\ndepends-on: [002]'],
    ];
    for (const [marked = '', wanted = ''] of cases) {
      assert.equal(chosenAt(label, `${marked}\n---`, repository), `${wanted}\n---`);
    }
    assert.equal(plainlyChosenAt(label, `${before}‸\n---`, repository), `${before}[002]\n---`);
  });

  it('offers no plan twice, nor the plan itself', () => {
    assert.deepEqual(offeredAt(`${before}[002, 001, 006, pets:2, 8, ‸]\n---`, repository), [
      '003 Sort dates (would make a cycle)',
      '004 Count dates (would make a cycle)',
    ]);
    // The word under the cursor may be chosen again.
    assert.ok(offeredAt(`${before}[00‸2]\n---`, repository).includes('002 Print dates (in progress)'));
  });

  it('marks no cycles before the other plans are known', () => {
    const { document, position, workspace } = exampleAt(`${before}[‸]\n---`, repository);
    const { items } = completionsAt(document, position, { ...workspace, neighbours: undefined });
    assert.ok(items.some(({ label, detail }) => label === '003 Sort dates' && detail === 'pending'));
  });

  it('says nothing behind the list, in comments, and in the middle of other lines', () => {
    for (const marked of [
      `${before}[001] ‸`,
      `${before}[001] # ‸`,
      `${before}\n  ‸ - 1`,
      `---\nid: 7\n‸blocked-by: []`,
    ]) {
      assert.deepEqual(
        offeredAt(`${marked}\nstatus: pending\n---`, repository).filter((line) => /\d/.test(line)),
        [],
      );
    }
  });
});
