import assert from 'node:assert/strict';
import { CriterionMemory } from './criterionMemory.ts';
import { judgeCriterion } from './judgeCriterion.ts';

/** What was found, without the rules themselves. */
function found(memory: CriterionMemory, text: string, heading = ''): string[] {
  return memory.judge(text, heading).findings.map(({ rule, start, end }) => `${rule.code} ${start}–${end}`);
}

describe('Memory of criteria', () => {
  it('gives what judging gives', () => {
    const memory = new CriterionMemory();
    for (const text of ['The export works', '`npm test` exits 0', 'The export works', '', 'Users can archive a note']) {
      assert.deepEqual(memory.judge(text, 'Export'), judgeCriterion(text, 'Export'));
    }
  });

  it('judges the same words once', () => {
    const memory = new CriterionMemory();
    const first = memory.judge('The export works', 'Export');
    assert.equal(memory.judge('The export works', 'Import'), first);
    assert.notEqual(memory.judge('The export works!', 'Export'), first);
  });

  it('judges again where a reference may mean something else under another heading', () => {
    const memory = new CriterionMemory();
    const resolved = ['criterion.names-no-check 0–16'];
    assert.deepEqual(found(memory, 'The bug is fixed', 'Fix the bug of the empty cart'), resolved);
    assert.deepEqual(found(memory, 'The bug is fixed', 'Cart'), ['criterion.unresolved-reference 0–16']);
    assert.deepEqual(found(memory, 'The bug is fixed', 'Fix the bug of the empty cart'), resolved);
  });

  it('forgets what was not asked for lately, and nothing else', () => {
    const memory = new CriterionMemory(4);
    const kept = memory.judge('kept', '');
    const lost = memory.judge('lost', '');
    for (let index = 0; index < 20; index += 1) {
      memory.judge(`other ${index}`, '');
      assert.equal(memory.judge('kept', ''), kept);
    }
    assert.notEqual(memory.judge('lost', ''), lost);
  });
});
