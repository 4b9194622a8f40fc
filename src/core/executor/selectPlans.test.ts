import assert from 'node:assert/strict';
import { examplePlan, readyPlan } from '../plan/examplePlan.ts';
import type { Plan } from '../plan/plan.ts';
import { type Selection, selectPlans } from './selectPlans.ts';

/** The plans of a run with what is in their way, or the refusal with its exit code. */
function render(
  plans: readonly Plan[],
  selection: Partial<Selection> = {},
  folder: string | undefined = 'docs/plans',
): string[] {
  const selected = selectPlans(plans, folder, { references: [], goal: undefined, ...selection });
  return selected.ok
    ? selected.value.map((plan) =>
        [
          plan.key,
          ...(plan.waitsFor.length > 0 ? [`after ${plan.waitsFor.join(', ')}`] : []),
          ...(plan.obstacle === undefined ? [] : [plan.obstacle]),
        ].join(': '),
      )
    : [String(selected.failure.code), ...selected.failure.message.split('\n')];
}

describe('Plans of a run', () => {
  it('are the pending ones, in execution order, with what they wait for', () => {
    const plans = [
      readyPlan(1, ['blocked-by: [2]']),
      readyPlan(2),
      readyPlan(3, ['status: done']),
      readyPlan(4, ['blocked-by: [3]']),
      readyPlan(5, ['status: failed']),
      readyPlan(6, ['status: skipped']),
      readyPlan(7, ['status: in-progress']),
    ];
    assert.deepEqual(render(plans), ['2', '1: after 2', '4']);
  });

  it('carry what stands in their way from the start', () => {
    const plans = [
      readyPlan(1, ['status: failed']),
      readyPlan(2, ['blocked-by: [1]']),
      readyPlan(3, ['needs-review: eng']),
      readyPlan(4, ['blocked-by: [9]']),
      readyPlan(5, ['blocked-by: [5]']),
      examplePlan(['id: 6'], [], 'docs/plans/6.md'),
    ];
    assert.deepEqual(render(plans), [
      '2: waits for 001, which is not done and not part of this run',
      '3: needs your review first (eng): review it, then set `needs-review: none`',
      '4: waits for 009, which does not exist: correct `blocked-by`',
      '6: has no executable check: add one under Verification, e.g. `- [cmd] npm test`',
      '5: after 5: is in a cycle (005 waits for 005): take one of these dependencies out',
    ]);
  });

  it('are those that are named, whatever their status', () => {
    const plans = [readyPlan(1), readyPlan(2, ['status: failed']), readyPlan(3, ['blocked-by: [1]'])];
    assert.deepEqual(render(plans, { references: ['1'] }), ['1']);
    assert.deepEqual(render(plans, { references: ['3'] }), [
      '3: waits for 001, which is not done and not part of this run',
    ]);
    assert.deepEqual(render(plans, { references: ['3', '1'] }), ['1', '3: after 1']);
    assert.deepEqual(render(plans, { references: ['2'] }), [
      '2: failed: read its Diagnosis, then set `status: pending` to try it again',
    ]);
  });

  it('are those of a goal, whose ids may stand alone', () => {
    const plans = [readyPlan(1), readyPlan(1, ['goal: pets']), readyPlan(2, ['goal: pets', 'blocked-by: [1]'])];
    assert.deepEqual(render(plans, { goal: 'pets' }), ['pets:1', 'pets:2: after pets:1']);
    assert.deepEqual(render(plans, { goal: 'pets', references: ['1'] }), ['pets:1']);
    assert.deepEqual(render(plans, { goal: 'fish' }), ['2', 'No plan has the goal fish. Goals: pets.']);
  });

  it('are refused with a sentence that says what to do', () => {
    const first =
      'Write one, e.g. docs/plans/001-my-first-plan.md, with an id, a title, `status: pending` and a check.';
    assert.deepEqual(selectPlans([], undefined, { references: [], goal: undefined }), {
      ok: false,
      failure: { code: 3, message: `There are no plans. ${first}` },
    });
    assert.deepEqual(render([]), ['3', `There are no plans in docs/plans. ${first}`]);
    assert.deepEqual(render([readyPlan(1), examplePlan(['id: 01'], [], 'docs/plans/01.md')]), [
      '3',
      'Two plans have the same id: 001 is the id of docs/plans/1-plan.md and of docs/plans/01.md. Give one of them a new id.',
    ]);
    const plans = [readyPlan(1), readyPlan(2)];
    assert.deepEqual(render(plans, { references: ['9'] }), ['2', 'No plan is called 9. `mstack list` shows them all.']);
    assert.deepEqual(render(plans, { references: ['lan'] }), [
      '2',
      'lan can mean docs/plans/1-plan.md or docs/plans/2-plan.md. Name the file.',
    ]);
    assert.deepEqual(render([readyPlan(1, ['status: done'])]), ['0', 'Nothing to do: every plan in scope is done.']);
    assert.deepEqual(render([readyPlan(1, ['status: blocked'])]), [
      '1',
      'No plan is pending.',
      '001 Plan 1: is marked as blocked: set `status: pending` when the obstacle is gone',
    ]);
    assert.deepEqual(render([examplePlan(['id: x', 'title: Walk'])]), [
      '1',
      'No plan can run.',
      'docs/plans/001-example.md Walk: has no usable id: add a line like `id: 001` to its frontmatter',
    ]);
  });

  it('are chosen from thousands by looking at each a few times', () => {
    const one = readyPlan(1);
    let reads = 0;
    const plans = Array.from({ length: 5000 }, (_, index): Plan => {
      const blockedBy = index === 0 ? [] : [{ goal: undefined, id: index, range: one.titleRange }];
      const plan: Plan = { ...one, id: index + 1, file: `docs/plans/${index + 1}.md`, blockedBy };
      return new Proxy(plan, {
        get: (target, key): unknown => {
          reads += 1;
          return Reflect.get(target, key);
        },
      });
    });
    assert.equal(render(plans).length, 5000);
    // Each plan for each other would be 5,000 times as many as there are.
    assert.ok(reads < 100 * plans.length, `${reads} reads of ${plans.length} plans`);
  });
});
