import assert from 'node:assert/strict';
import { array, assert as assertProperty, constantFrom, nat, property, record } from 'fast-check';
import { dropPlan, mergeWithNext, movePlan } from './editProposal.ts';
import type { Proposal, ProposedPlan } from './proposal.ts';

function plan(title: string, blockedBy: readonly number[] = [], more: Partial<ProposedPlan> = {}): ProposedPlan {
  return {
    title,
    summary: `About ${title}.`,
    requirements: '',
    criteria: [`${title} is there`],
    files: [],
    approach: '',
    testing: '',
    outOfScope: [],
    tasks: [`Do ${title}`],
    checks: [],
    blockedBy,
    ...more,
  };
}

function set(...plans: readonly ProposedPlan[]): Proposal {
  return { goal: 'g', plans };
}

/** `A<-C`: C waits for A. */
function order(proposal: Proposal): string {
  const title = (at: number): string => proposal.plans[at]?.title ?? `?${at}`;
  return proposal.plans.map(({ title: own, blockedBy }) => [own, ...blockedBy.map(title)].join('<')).join(' ');
}

const chain = set(plan('A'), plan('B', [0]), plan('C', [1]), plan('D', [0, 2]));

type Files = ProposedPlan['files'];

function file(change: Files[number]['change']): Files {
  return [{ path: 'a', change }];
}

function mergedFiles(one: Files, two: Files): Files | undefined {
  return mergeWithNext(set(plan('A', [], { files: one }), plan('B', [], { files: two })), 0).plans[0]?.files;
}

function tasks({ plans }: Proposal): number {
  return plans.flatMap((each) => each.tasks).length;
}

describe('Editing a set of plans', () => {
  it('drops a plan, and who waited for it waits for what it waited for', () => {
    assert.equal(order(dropPlan(chain, 1)), 'A C<A D<A<C');
    assert.equal(order(dropPlan(chain, 0)), 'B C<B D<C');
    assert.equal(order(dropPlan(chain, 3)), 'A B<A C<B');
  });

  it('moves a plan, and drops what would wait for a later one', () => {
    assert.equal(order(movePlan(set(plan('A'), plan('B'), plan('C', [0])), 1, 0)), 'B A C<A');
    assert.equal(order(movePlan(chain, 1, 0)), 'B A C<B D<A<C');
    assert.equal(order(movePlan(chain, 0, 3)), 'B C<B D<C A');
  });

  it('merges two plans into one that asks for all of both', () => {
    const merged = mergeWithNext(chain, 1);
    assert.equal(order(merged), 'A B, and C<A D<A<B, and C');
    assert.deepEqual(merged.plans[1]?.criteria, ['B is there', 'C is there']);
    assert.deepEqual(merged.plans[1]?.tasks, ['Do B', 'Do C']);
  });

  it('knows what becomes of a file that both plans change', () => {
    assert.deepEqual(mergedFiles(file('new'), file('modify')), file('new'));
    assert.deepEqual(mergedFiles(file('new'), file('delete')), []);
    assert.deepEqual(mergedFiles(file('modify'), file('delete')), file('delete'));
    assert.deepEqual(mergedFiles(file('delete'), file('new')), file('modify'));
    assert.deepEqual(mergedFiles(file('modify'), []), file('modify'));
  });

  it('changes nothing for a position that is not there', () => {
    assert.deepEqual(
      [dropPlan(chain, 9), movePlan(chain, 0, 4), movePlan(chain, -1, 0), mergeWithNext(chain, 3)],
      [chain, chain, chain, chain],
    );
  });

  it('never makes a plan wait for itself, a later one, or one that is not there; nor loses a task', () => {
    const edit = record({ kind: constantFrom('drop', 'up', 'down', 'merge'), at: nat(8) });
    assertProperty(
      property(array(array(nat(7)), { maxLength: 8 }), array(edit, { maxLength: 12 }), (waits, edits) => {
        let now = set(
          ...waits.map((blockedBy, at) =>
            plan(
              `P${at}`,
              [...new Set(blockedBy)].filter((other) => other < at).toSorted((one, other) => one - other),
            ),
          ),
        );
        for (const { kind, at } of edits) {
          const before = now;
          now =
            kind === 'drop'
              ? dropPlan(now, at)
              : kind === 'merge'
                ? mergeWithNext(now, at)
                : movePlan(now, at, kind === 'up' ? at - 1 : at + 1);
          for (const [index, { blockedBy }] of now.plans.entries()) {
            assert.ok(blockedBy.every((other) => other >= 0 && other < index));
            assert.deepEqual(
              blockedBy,
              [...new Set(blockedBy)].toSorted((one, other) => one - other),
            );
          }
          assert.ok(kind === 'drop' || tasks(now) === tasks(before));
        }
      }),
    );
  });
});
