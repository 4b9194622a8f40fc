import assert from 'node:assert/strict';
import { chosenAt, offeredAt } from './exampleCompletions.ts';

const repository = {
  plans: {
    'docs/plans/001-a.md': '---\nid: 1\ngoal: pets\nstatus: done\npriority: 40\n---',
    'docs/plans/002-b.md': '---\nid: 2\ngoal: pets\nstatus: pending\npriority: 10\n---',
    'docs/plans/012-c.md': '---\nid: 12\ngoal: cars\nstatus: pending\n---',
  },
};

describe('Completion of frontmatter values', () => {
  it('offers every status with what it means', () => {
    assert.deepEqual(offeredAt('---\nid: 7\nstatus: ‸\n---'), [
      'pending (to be done: the only plans that are run)',
      'in-progress (being worked on)',
      'done (finished and proven; what waits for it may begin)',
      'failed (given up: its Diagnosis says why)',
      'blocked (put aside until an obstacle is gone)',
      'skipped (will not be done; what waits for it goes on waiting)',
    ]);
  });

  it('replaces the whole value, and writes the blank behind the colon', () => {
    assert.equal(chosenAt('done', '---\nstatus: pen‸ding\n---'), '---\nstatus: done\n---');
    assert.equal(chosenAt('done', '---\nstatus:‸\n---'), '---\nstatus: done\n---');
    assert.equal(chosenAt('true', '---\nstatus: done\nallows-migrations: ‸\n---').includes('migrations: true'), true);
  });

  it('offers of a list what is not in it', () => {
    assert.deepEqual(offeredAt('---\nstatus: pending\nneeds-review: ‸\n---'), [
      'none (nothing is open: the plan may run)',
      'eng (by an engineer)',
      'design (by a designer)',
      'ceo (by whoever decides on the product)',
      'code (of the code, after the work)',
    ]);
    assert.deepEqual(offeredAt('---\nstatus: pending\nneeds-review: eng, d‸\n---'), [
      'design (by a designer)',
      'ceo (by whoever decides on the product)',
      'code (of the code, after the work)',
    ]);
    assert.match(chosenAt('design', '---\nstatus: pending\nneeds-review: [eng, d‸]\n---'), /\[eng, design\]/);
  });

  it('waives the check only in the one way that there is', () => {
    assert.deepEqual(offeredAt('---\nstatus: pending\nverification: h‸\n---'), [
      'health-only (the health gate alone: the plan needs no executable check)',
    ]);
  });

  it('offers goals that there are, with their plans', () => {
    assert.deepEqual(offeredAt('---\nstatus: pending\ngoal: ‸\n---', repository), ['cars (1 plan)', 'pets (2 plans)']);
  });

  it('offers priorities before and behind all pending plans, those with no priority by their id', () => {
    assert.deepEqual(offeredAt('---\nstatus: pending\npriority: ‸\n---', repository), [
      '9 (before every pending plan)',
      '13 (behind every pending plan)',
    ]);
    assert.deepEqual(offeredAt('---\nstatus: pending\npriority: ‸\n---'), []);
  });

  it('offers the id that the file is named after, else the next free one', () => {
    assert.deepEqual(offeredAt('---\nid: ‸\nstatus: pending\n---', repository), ['007 (the next free id)']);
    const taken = 'docs/plans/002-new.md';
    assert.deepEqual(offeredAt('---\nid: ‸\ngoal: pets\nstatus: pending\n---', repository, taken), [
      '013 (the next free id)',
    ]);
    assert.deepEqual(offeredAt('---\nid: ‸\ngoal: cars\nstatus: pending\n---', repository, taken), [
      '002 (the next free id)',
    ]);
    assert.deepEqual(offeredAt('---\nid: ‸\nstatus: pending\n---', repository, 'docs/plans/new.md'), [
      '013 (the next free id)',
    ]);
  });

  it('offers the words of the file name as a title', () => {
    assert.deepEqual(offeredAt('---\ntitle: ‸\nstatus: pending\n---', {}, 'plans/004-parse_all-dates.md'), [
      'Parse all dates (as the file is named)',
    ]);
    assert.deepEqual(offeredAt('---\ntitle: Some ‸\nstatus: pending\n---'), []);
  });

  it('says nothing behind a value, in a comment, in quotes, and of keys that it does not know', () => {
    for (const marked of [
      '---\nstatus: done ‸\n---',
      '---\nstatus: # ‸\n---',
      '---\nstatus: "‸"\n---',
      '---\nstatus: done\ncolour: ‸\n---',
      '---\nstatus: done\ncreated: ‸\n---',
    ]) {
      assert.deepEqual(offeredAt(marked, repository), [], marked);
    }
  });
});
