import assert from 'node:assert/strict';
import { exampleAt } from '../exampleWorkspace.ts';
import { completionsAt } from './completionsAt.ts';
import { chosenAt, offeredAt, plainlyChosenAt } from './exampleCompletions.ts';

describe('Completion of frontmatter keys', () => {
  it('offers the keys that an author writes and that are not there yet', () => {
    assert.deepEqual(offeredAt('---\nid: 7\ntitle: T\n‸\nstatus: pending\n---'), [
      'blocked-by',
      'goal',
      'priority',
      'allows-migrations',
      'needs-review',
      'review-required',
      'reviews',
      'review',
      'verification',
      'allow',
      'deny',
      'timeout',
      'created',
      'superseded-by',
    ]);
  });

  it('says what each means', () => {
    const { document, position, workspace } = exampleAt('---\nst‸\n---');
    const { items } = completionsAt(document, position, workspace);
    assert.equal(
      items.find(({ label }) => label === 'status')?.documentation,
      'Where the plan stands. Only `pending` plans are run.',
    );
    assert.ok(items.every(({ documentation }) => documentation !== ''));
  });

  it('replaces the word that is being typed, and goes on behind the colon', () => {
    assert.equal(chosenAt('status', '---\nsta‸tu\nid: 7\n---'), '---\nstatus: \nid: 7\n---');
    assert.equal(chosenAt('blocked-by', '---\nstatus: done\n‸\n---'), '---\nstatus: done\nblocked-by: [‸]\n---');
    assert.equal(plainlyChosenAt('allow', '---\nstatus: done\n‸\n---'), '---\nstatus: done\nallow: []\n---');
  });

  it('leaves the value of a key that is renamed', () => {
    assert.equal(chosenAt('priority', '---\nprio‸: 3\nstatus: done\n---'), '---\npriority: 3\nstatus: done\n---');
  });

  it('works in frontmatter that is not closed yet', () => {
    assert.equal(chosenAt('title', '---\nid: 1\nti‸'), '---\nid: 1\ntitle: ');
  });

  it('says nothing where no key can stand', () => {
    for (const marked of [
      '‸---\nid: 1\n---',
      '---‸\nid: 1\n---',
      '---\nid: 1\n---‸',
      '---\nstatus: done\nid‸ and more\n---',
      '---\nstatus: done\nblocked-by:\n  ‸\n---',
      '<!-- a note\n‸ -->\n---\nstatus: done\n---',
    ]) {
      assert.deepEqual(offeredAt(marked), [], marked);
    }
  });
});
