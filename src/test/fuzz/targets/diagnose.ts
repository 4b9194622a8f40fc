import assert from 'node:assert/strict';
import { diagnose } from '../../../core/doctor/diagnose.ts';
import { readPlan } from '../../../core/plan/readPlan.ts';
import { planText } from '../inputs/planText.ts';
import { assertInside, rangesIn } from '../insideText.ts';
import { fuzzTarget } from '../target.ts';

export const diagnoseTarget = fuzzTarget({
  name: 'diagnose',
  share: 15,
  input: planText,
  holds: (text) => {
    const plan = readPlan('docs/plans/001-a.md', text);
    if (plan === undefined) {
      return;
    }
    const diagnosis = diagnose(plan);
    assert.deepEqual(diagnose(plan), diagnosis, 'judged differently the second time');
    assertInside(text, rangesIn(diagnosis));
    for (const [dimension, points] of Object.entries(diagnosis.score)) {
      if (typeof points === 'number') {
        assert.ok(points >= 0 && points <= 10, `${dimension} is ${points}`);
      }
    }
    for (const { message } of diagnosis.problems) {
      assert.notEqual(message.trim(), '');
    }
  },
});
