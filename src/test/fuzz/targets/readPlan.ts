import assert from 'node:assert/strict';
import { readPlan } from '../../../core/plan/readPlan.ts';
import { planText } from '../inputs/planText.ts';
import { assertInside, linesOf, rangesIn } from '../insideText.ts';
import { fuzzTarget } from '../target.ts';

export const readPlanTarget = fuzzTarget({
  name: 'readPlan',
  share: 20,
  input: planText,
  holds: (text) => {
    const plan = readPlan('docs/plans/001-a.md', text);
    const again = readPlan('docs/plans/001-a.md', text);
    if (plan === undefined || again === undefined) {
      assert.equal(again, plan);
      return;
    }
    const lines = linesOf(text);
    assert.deepEqual(plan.lines(), lines);
    assert.deepEqual({ ...again, lines }, { ...plan, lines }, 'read differently the second time');
    assertInside(text, rangesIn(plan));
    for (const { text: joined, pieces } of plan.criteria) {
      for (const { offset, line, character } of pieces) {
        const there = (lines[line] ?? '').slice(character).trimEnd();
        assert.ok(joined.startsWith(there, offset), `the piece at ${line}:${character} is not what stands there`);
      }
    }
    for (const { command, commandRange } of plan.checks) {
      if (commandRange !== undefined && commandRange.start.line === commandRange.end.line) {
        const { start, end } = commandRange;
        const there = (lines[start.line] ?? '').slice(start.character, end.character);
        assert.equal(there, command, 'the command is not what stands there');
      }
    }
  },
});
