import assert from 'node:assert/strict';
import { exampleAt } from '../exampleWorkspace.ts';
import type { CompletionList } from './completion.ts';
import { completionsAt } from './completionsAt.ts';

/** As many plans as nobody reads a list of. */
const plans = Object.fromEntries(
  Array.from({ length: 450 }, (_, at) => [
    `docs/plans/${at + 100}-plan.md`,
    `---\nid: ${at + 100}\ntitle: ${at === 400 ? 'Walk the dog' : 'Plan'}\nstatus: pending\n---\n`,
  ]),
);

function listAt(marked: string): CompletionList {
  const { document, position, workspace } = exampleAt(marked, { plans });
  return completionsAt(document, position, workspace);
}

function dependenciesAt(value: string): CompletionList {
  return listAt(`---\nid: 7\nstatus: pending\nblocked-by: [${value}]\n---\n`);
}

describe('Completion', () => {
  it('sends no more than anybody reads, and says that there are more', () => {
    const { items, incomplete } = dependenciesAt('‸');
    assert.equal(items.length, 200);
    assert.equal(incomplete, true);
    assert.deepEqual([items[0]?.label, items[199]?.label], ['100 Plan', '299 Plan']);
  });

  it('finds what is further down by what has been typed of it, in the loose way of editors', () => {
    const { items, incomplete } = dependenciesAt('wdog‸');
    assert.deepEqual(
      items.map(({ label }) => label),
      ['500 Walk the dog'],
    );
    assert.equal(incomplete, true);
    assert.deepEqual(dependenciesAt('cat‸').items, []);
  });

  it('gives texts to sort by that keep the order of the list', () => {
    const order = dependenciesAt('‸').items.map(({ sortText }) => sortText);
    assert.deepEqual(order.toSorted(), order);
    assert.equal(new Set(order).size, order.length);
  });

  it('is complete where the list is short', () => {
    assert.equal(listAt('---\nstatus: ‸\n---').incomplete, false);
  });

  it('says nothing in prose, and outside of the text', () => {
    assert.deepEqual(listAt('---\nid: 7\nstatus: pending\n---\n\nSome words ‸').items, []);
    const { document, workspace } = exampleAt('---\nstatus: pending\n---');
    assert.deepEqual(completionsAt(document, { line: 7, character: 0 }, workspace).items, []);
  });
});
