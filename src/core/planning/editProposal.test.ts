import assert from 'node:assert/strict';
import { array, assert as check, integer, nat, oneof, property, tuple } from 'fast-check';
import { dropPlan, mergeWithNext, movePlan } from './editProposal.ts';
import { exampleProposal, exampleProposed } from './exampleProposal.ts';
import { allNeeds, inCycles, inOrder } from './proposalOrder.ts';
import type { Proposal } from './proposal.ts';

/** Titles with the titles that they wait for. */
function told({ plans }: Proposal): string[] {
  return plans.map(({ title, blockedBy }) =>
    `${title} <- ${blockedBy.map((need) => plans[need]?.title ?? '?').join(', ')}`.trim(),
  );
}

/** Who waits for whom, even indirectly, by title. */
function waits({ plans }: Proposal): string[] {
  return plans.flatMap(({ title }, one) => [...allNeeds(plans, one)].map((need) => `${title} ${plans[need]?.title}`));
}

type Edit = (set: Proposal) => Proposal;

function edit(set: Proposal, steps: readonly Edit[]): Proposal {
  return steps.reduce<Proposal>((now, step) => step(now), set);
}

describe('A set of plans that a person edits', () => {
  it('keeps its order when a plan is dropped', () => {
    const set = exampleProposal([], [0], [1], [2, 1]);
    assert.deepEqual(told(dropPlan(set, 1)), ['Plan 0 <-', 'Plan 2 <- Plan 0', 'Plan 3 <- Plan 0, Plan 2']);
    assert.deepEqual(told(dropPlan(set, 3)), ['Plan 0 <-', 'Plan 1 <- Plan 0', 'Plan 2 <- Plan 1']);
    assert.equal(dropPlan(set, 7), set);
    assert.deepEqual(dropPlan(exampleProposal([]), 0).plans, []);
  });

  it('keeps who waits for whom when a plan is moved, and moves it only as far as that allows', () => {
    const set = exampleProposal([], [0], [], [1]);
    assert.deepEqual(told(movePlan(set, 2, 0)), ['Plan 2 <-', 'Plan 0 <-', 'Plan 1 <- Plan 0', 'Plan 3 <- Plan 1']);
    assert.deepEqual(told(movePlan(set, 3, 0)), ['Plan 0 <-', 'Plan 1 <- Plan 0', 'Plan 3 <- Plan 1', 'Plan 2 <-']);
    assert.deepEqual(told(movePlan(set, 0, 3)), told(set));
    assert.deepEqual(told(movePlan(set, 0, -5)), told(set));
    assert.deepEqual(told(movePlan(set, 2, 99)), ['Plan 0 <-', 'Plan 1 <- Plan 0', 'Plan 3 <- Plan 1', 'Plan 2 <-']);
    assert.equal(movePlan(set, 9, 0), set);
  });

  it('has one plan about both when two are merged', () => {
    const one = exampleProposed({
      title: 'Add the table',
      criteria: ['a', 'b'],
      files: [
        { path: 'x', change: 'new' },
        { path: 'y', change: 'new' },
        { path: 'z', change: 'delete' },
      ],
      tasks: ['first'],
      blockedBy: [],
    });
    const other = exampleProposed({
      title: 'Show the page',
      criteria: ['b', 'c'],
      files: [
        { path: 'x', change: 'modify' },
        { path: 'y', change: 'delete' },
        { path: 'z', change: 'new' },
      ],
      tasks: ['second'],
      checks: [],
      blockedBy: [0],
    });
    const set = { goal: 'g', plans: [one, other, exampleProposed({ title: 'Third', blockedBy: [1] })] };
    const merged = mergeWithNext(set, 0);
    assert.deepEqual(told(merged), ['Add the table and show the page <-', 'Third <- Add the table and show the page']);
    const [plan] = merged.plans;
    assert.deepEqual(plan?.criteria, ['a', 'b', 'c']);
    assert.deepEqual(plan?.tasks, ['first', 'second']);
    assert.deepEqual(plan?.files, [
      { path: 'x', change: 'new' },
      { path: 'z', change: 'modify' },
    ]);
    assert.equal(plan?.approach, one.approach, 'the same words are said once');
    assert.equal(mergeWithNext(set, 2), set);
  });

  it('lets nothing wait for the merged plan that the merged plan waits for', () => {
    const set = exampleProposal([], [2], [0]);
    assert.deepEqual(told(mergeWithNext(set, 0)), ['Plan 0 and plan 1 <-', 'Plan 2 <- Plan 0 and plan 1']);
  });

  const arbitrarySet = array(array(integer({ min: -1, max: 8 }), { maxLength: 4 }), { minLength: 1, maxLength: 7 }).map(
    (needs) => exampleProposal(...needs),
  );
  /** Waits only for plans before it. */
  const soundSet = arbitrarySet.map((set) => ({
    ...set,
    plans: set.plans.map((plan, at) => ({ ...plan, blockedBy: plan.blockedBy.filter((need) => need < at) })),
  }));
  const edits = array(
    oneof(
      nat(7).map((at) => (set: Proposal) => dropPlan(set, at)),
      nat(7).map((at) => (set: Proposal) => mergeWithNext(set, at)),
      tuple(nat(7), integer({ min: -3, max: 9 })).map(
        ([from, to]) =>
          (set: Proposal) =>
            movePlan(set, from, to),
      ),
    ),
    { minLength: 1, maxLength: 6 },
  );

  it('never has a cycle or a position that is not there, whatever is done to it', () => {
    check(
      property(soundSet, edits, (set, steps) => {
        const edited = edit(set, steps);
        assert.deepEqual(inCycles(edited.plans), []);
        for (const [at, { blockedBy }] of edited.plans.entries()) {
          assert.ok(edited === set || blockedBy.every((need) => need >= 0 && need < at), told(edited).join('\n'));
        }
      }),
    );
  });

  it('loses no order but by a merge: who waited still waits', () => {
    check(
      property(soundSet, nat(6), nat(6), (set, at, to) => {
        assert.deepEqual(waits(movePlan(set, at, to)).toSorted(), waits(set).toSorted());
        const gone = set.plans[at]?.title ?? 'none';
        const others = waits(set).filter((pair) => !pair.includes(gone));
        assert.deepEqual(
          waits(dropPlan(set, at))
            .filter((pair) => !pair.includes(gone))
            .toSorted(),
          others.toSorted(),
        );
      }),
    );
  });

  it('survives positions and cycles that make no sense', () => {
    check(
      property(arbitrarySet, edits, (set, steps) => {
        const edited = edit(set, steps);
        assert.ok(
          edited === set || edited.plans.every(({ blockedBy }) => blockedBy.every((need) => edited.plans[need])),
        );
      }),
    );
  });

  it('is put in order where there is one', () => {
    assert.deepEqual(told(inOrder(exampleProposal([2], [], [1]))), [
      'Plan 1 <-',
      'Plan 2 <- Plan 1',
      'Plan 0 <- Plan 2',
    ]);
    assert.deepEqual(told(inOrder(exampleProposal([1], [0], []))), [
      'Plan 2 <-',
      'Plan 0 <- Plan 1',
      'Plan 1 <- Plan 0',
    ]);
    const sound = exampleProposal([], [], [0]);
    assert.deepEqual(inOrder(sound), sound);
  });
});
