import assert from 'node:assert/strict';
import { examplePlan, readyPlan } from './examplePlan.ts';
import { pickNext } from './pickNext.ts';
import { readPlan } from './readPlan.ts';
import type { Plan } from './plan.ts';

/** Exit code, and the id of the plan that was picked. */
function check(plans: readonly Plan[], expected: string, references: readonly string[] = [], goal?: string): void {
  const picked = pickNext(plans, { references, goal });
  const id = plans.find((plan) => plan.file === picked.file)?.id;
  assert.equal(id === undefined ? String(picked.code) : `${picked.code} ${id}`, expected, picked.reason);
  assert.equal(picked.reason === '', picked.code === 0);
}

describe('Picking the next plan', () => {
  it('takes the first that is ready', () => {
    check([readyPlan(2), readyPlan(1, ['status: done']), readyPlan(3)], '0 2');
    check([readyPlan(1, ['priority: 010']), readyPlan(2, ['priority: 9'])], '0 2');
    check([readyPlan(1, ['priority: high']), readyPlan(2)], '0 2');
    check([readyPlan(8)], '0 8', ['08']);
    check([readyPlan(1, [], 'docs/plans/archive')], '0 1');
  });

  it('reads what the original reads, and more', () => {
    const verification = '\n\n## Verification\n\n- [cmd] true\n';
    const picked = (text: string, expected: string): void => {
      const plan = readPlan('docs/plans/001-a.md', text + verification);
      check(plan === undefined ? [] : [plan], expected);
    };
    picked('<!-- template -->\n---\nid: 008\nstatus: pending\n---', '0 8');
    picked('---\nid: 1\nstatus: pending\nstatus: done\n---', '0 1');
    picked('---\r\nid: 1\r\nstatus: pending\r\n---\r\n', '0 1');
    picked('---\nid: 1\nstatus: pending\n', '0 1');
    picked('---\nid: 1\nstatus: pending  # x\n---', '0 1');
    picked('---\nstatus: pending\n---', '12');
    picked('---\nid: 1\n  status: pending\n---', '10');
    picked('---\nid: 1\n---', '10');
  });

  it('says 10 when all is done', () => {
    check([], '10');
    check([readyPlan(1, ['status: done']), readyPlan(2, ['status: skipped'])], '10');
    check([readyPlan(1, ['status: done'], 'docs/plans/archive')], '10', ['1']);
  });

  it('says 11 for an unknown id in scope, 22 for another unknown name, 21 when it is ambiguous', () => {
    const plans = [readyPlan(1), readyPlan(2, ['goal: pets'])];
    check(plans, '11', ['1', '99']);
    check(plans, '11', ['pets:99']);
    check(plans, '11', ['1'], 'pets');
    check(plans, '22', ['the-dog']);
    check(plans, '21', ['lan']);
  });

  it('says 12 when nothing is ready, and by what', () => {
    check([readyPlan(1, ['status: blocked'])], '12');
    check([readyPlan(1, ['needs-review: eng'])], '12', ['1']);
    check([readyPlan(1, ['status: skipped']), readyPlan(2, ['blocked-by: [1]'])], '12');
    check([readyPlan(1, ['blocked-by: [99]'])], '12');
    check([readyPlan(1), readyPlan(2, ['blocked-by: [1]'])], '12', ['2']);
    check([readyPlan(1, ['goal: g']), readyPlan(2, ['blocked-by: [1]'])], '12', ['2']);
    check([readyPlan(1, ['goal: g', 'status: done']), readyPlan(2, ['blocked-by: [g:1]'])], '0 2');
    check([readyPlan(1, ['status: done']), readyPlan(2, ['blocked-by: ["1"]  # the first'])], '0 2');
    const { reason } = pickNext([readyPlan(2, ['blocked-by: [1]']), readyPlan(1, ['status: failed'])], {
      references: [],
      goal: undefined,
    });
    assert.equal(
      reason,
      'No plan is ready: 001 failed: read its Diagnosis, then set `status: pending` to try it again; 002 waits for 001 (failed).',
    );
  });

  it('tells the first reasons of many', () => {
    const plans = Array.from({ length: 25 }, (_, at) => readyPlan(at + 1, ['status: blocked']));
    const { reason } = pickNext(plans, { references: [], goal: undefined });
    assert.match(reason, /; 020 is marked [^;]*; and 5 more, see `mstack list`\.$/);
  });

  it('says 13 when only a cycle is left', () => {
    const ring = [readyPlan(1, ['blocked-by: [2]']), readyPlan(2, ['blocked-by: [1]'])];
    check(ring, '13');
    check([...ring, readyPlan(3, ['status: done'])], '13');
    check([...ring, readyPlan(3)], '0 3');
    check([...ring, readyPlan(3, ['status: blocked'])], '12');
  });

  it('says 14 when an id is there twice, before anything else', () => {
    const twice = [readyPlan(1, ['status: done']), examplePlan(['id: 001'], [], 'docs/plans/001-b.md')];
    check(twice, '14');
    check(twice, '14', ['no-such-plan']);
  });

  it('keeps to a goal', () => {
    const plans = [readyPlan(1), readyPlan(1, ['goal: pets', 'status: done']), readyPlan(2, ['goal: pets'])];
    check(plans, '0 2', [], 'pets');
    check(plans, '0 2', ['2'], 'pets');
    check(plans, '10', ['1'], 'pets');
    check(plans, '15', [], 'fish');
  });
});
