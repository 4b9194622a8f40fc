import assert from 'node:assert/strict';
import { diagnose } from '../../core/doctor/diagnose.ts';
import { examplePlan } from '../../core/plan/examplePlan.ts';
import { examinedText } from './doctorText.ts';

function told(status: string, byName = false): string {
  const plan = examplePlan([`status: ${status}`, 'title: One']);
  return examinedText([{ plan, diagnosis: diagnose(plan) }], byName);
}

describe('What the doctor says of plans that are over', () => {
  it('is how many they are, unless somebody asks for one by name', () => {
    assert.match(told('pending'), /1 plan: 1 to mend/);
    assert.equal(told('done'), '1 plan: 1 done or skipped.\n');
    assert.equal(told('skipped'), '1 plan: 1 done or skipped.\n');
    assert.match(told('done', true), /1 plan: 1 to mend/);
  });
});
