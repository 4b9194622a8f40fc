import assert from 'node:assert/strict';
import type { Range } from '../base/range.ts';
import type { TextEdit } from '../base/textEdit.ts';
import { mostOverlaps } from '../plan/neighbours.ts';
import type { Plan } from '../plan/plan.ts';
import { PlanIndex } from '../plan/planIndex.ts';
import { readPlan } from '../plan/readPlan.ts';
import { queueRules } from './queueRules.ts';
import { readForRules } from './reading/ruleReading.ts';
import { alone } from './surroundings.ts';

/** A plan file: its frontmatter lines, and the paths that it changes. */
interface Given {
  readonly head: readonly string[];
  readonly lists?: readonly string[];
  readonly file?: string;
}

function textOf({ head, lists = [] }: Given): string {
  const files = lists.map((path) => `- \`${path}\``);
  return ['---', ...head, '---', '', '## Design', '', '**Files expected to change:**', '', ...files, ''].join('\n');
}

function read(given: Given, at = 0): Plan {
  const plan = readPlan(given.file ?? `docs/plans/${at}.md`, textOf(given));
  assert.ok(plan !== undefined);
  return plan;
}

function wordsAt(text: string, { start, end }: Range): string {
  assert.equal(start.line, end.line);
  return text.split('\n')[start.line]?.slice(start.character, end.character) ?? '';
}

function applied(text: string, edits: readonly TextEdit[]): string {
  const [edit, ...others] = edits;
  assert.ok(edit !== undefined && others.length === 0);
  const starts = text.split('\n').map((_, line, lines) => lines.slice(0, line).join('\n').length + (line > 0 ? 1 : 0));
  const offset = ({ line, character }: Range['start']): number => (starts[line] ?? 0) + character;
  return text.slice(0, offset(edit.range.start)) + edit.text + text.slice(offset(edit.range.end));
}

/** What a rule says of the first of some plans, and behind `->` the last frontmatter lines as each fix leaves them. */
function told(code: string, own: Given, ...others: readonly Given[]): string[] {
  const text = textOf(own);
  const plan = read(own);
  const neighbours = new PlanIndex([plan, ...others.map((other, at) => read(other, at + 1))]);
  const surroundings = { repository: undefined, neighbours };
  const rule = queueRules.find((each) => each.code === code);
  return (rule?.find(plan, surroundings, readForRules(plan)) ?? []).flatMap(({ message, range }) => {
    const problem = { code, severity: 'error' as const, message, range };
    const fixes = rule?.fixes?.({ problem, plan, lines: text.split('\n'), surroundings }) ?? [];
    return [
      `“${wordsAt(text, range)}” ${message}`,
      ...fixes.map(({ title, edits, certain }) => {
        // Each of them takes a decision that is a person's.
        assert.equal(certain, false);
        const [, head = ''] = applied(text, edits).split('---');
        return `${title} -> ${head.trim().split('\n').slice(2).join(' / ')}`;
      }),
    ];
  });
}

function pending(number: number, ...more: readonly string[]): Given {
  return { head: [`id: ${String(number).padStart(3, '0')}`, 'status: pending', ...more] };
}

/** A plan whose first two lines are not the usual ones. */
function planWith(first: string, second: string, ...more: readonly string[]): Given {
  return { head: [first, second, ...more] };
}

describe('Queue rules', () => {
  it('name the other plan with the same id', () => {
    const archived = { ...planWith('id: 003', 'status: done'), file: 'docs/plans/archive/003-old.md' };
    const own = planWith('title: Export', 'status: pending', 'id: 3');
    assert.deepEqual(told('queue.duplicate-id', own, archived, pending(11)), [
      '“3” docs/plans/archive/003-old.md has the id 003, too. Give one of them an id that is free.',
      'Give this plan the id 012 -> id: 012',
    ]);
    assert.match(told('queue.duplicate-id', archived, own)[0] ?? '', /0\.md has|1\.md has/);
    const many = told('queue.duplicate-id', pending(3), pending(3), pending(3), pending(3))[0];
    assert.equal(many, '“003” docs/plans/1.md (and 2 more) has the id 003, too. Give one of them an id that is free.');
    assert.deepEqual(told('queue.duplicate-id', pending(3), pending(3, 'goal: pets'), pending(30)), []);
  });

  it('name a dependency that is not there, and the plan that may be meant', () => {
    assert.deepEqual(
      told('queue.no-such-plan', pending(3, 'blocked-by: [012, 21]'), pending(12, 'title: Add the export')),
      [
        '“21” There is no plan 021, so this plan never becomes ready. Correct the id, or take it out.',
        'Remove the dependency on 021 -> blocked-by: [012]',
      ],
    );
    assert.deepEqual(told('queue.no-such-plan', pending(3, 'blocked-by: 21'), pending(12, 'title: Add the  export')), [
      '“21” There is no plan 021, so this plan never becomes ready. Did you mean 012 (Add the export)?',
      'Wait for 012 (Add the export) instead -> blocked-by: 012',
      'Remove the dependency on 021 -> blocked-by:',
    ]);
    assert.deepEqual(
      told(
        'queue.no-such-plan',
        pending(3, 'goal: pets', 'blocked-by:', '  - 001', '  - fish:9'),
        pending(1, 'goal: fish'),
      ),
      [
        '“001” There is no plan 001 in the goal pets, so this plan never becomes ready. Did you mean fish:001?',
        'Wait for fish:001 instead -> goal: pets / blocked-by: /   - fish:001 /   - fish:9',
        'Remove the dependency on pets:001 -> goal: pets / blocked-by: /   - fish:9',
        '“fish:9” There is no plan 009 in the goal fish, so this plan never becomes ready. Correct the id, or take it out.',
        'Remove the dependency on fish:009 -> goal: pets / blocked-by: /   - 001',
      ],
    );
    // A plan without a goal cannot be named from within one.
    assert.deepEqual(
      told('queue.no-such-plan', pending(3, 'goal: pets', 'blocked-by: [1]'), pending(1, 'title: Feed')),
      [
        '“1” There is no plan 001 in the goal pets, so this plan never becomes ready. 001 (Feed) belongs to no goal, and a plan of a goal cannot name such a plan: give that one a goal, or take `goal` out of this one.',
        'Remove the dependency on pets:001 -> goal: pets / blocked-by: []',
      ],
    );
    // Plans are numbered in a row: that another number is near says nothing.
    for (const [missing, ...there] of [
      [9, 8],
      [9, 10],
      [14, 13, 15],
      [2, 22, 12],
      [21, 12, 221],
    ]) {
      const [message = ''] = told(
        'queue.no-such-plan',
        pending(3, `blocked-by: [${missing}]`),
        ...there.map((id) => pending(id)),
      );
      assert.match(message, /Correct the id, or take it out\.$/);
    }
    assert.match(
      told('queue.no-such-plan', pending(3, 'blocked-by: [122]'), pending(12))[0] ?? '',
      /Did you mean 012\?$/,
    );
    for (const status of ['done', 'failed', 'skipped']) {
      assert.deepEqual(told('queue.no-such-plan', planWith('id: 3', `status: ${status}`, 'blocked-by: [9]')), []);
    }
  });

  it('name the ring at the dependency that closes it', () => {
    const [first, second] = [pending(1, 'blocked-by: [004, 002]'), pending(2, 'blocked-by: [1]')];
    assert.deepEqual(told('queue.cycle', first, second, pending(4)), [
      '“002” 001 waits for 002 waits for 001, so none of them ever becomes ready. Take one of these dependencies out.',
      'Remove the dependency on 002 -> blocked-by: [004]',
    ]);
    assert.deepEqual(told('queue.cycle', pending(4, 'blocked-by: ["004"]')), [
      '“004” Plan 004 waits for itself, so it never becomes ready. Take it out.',
      'Remove the dependency on 004 -> blocked-by: []',
    ]);
    // Whoever only waits for a ring is not in it.
    assert.deepEqual(told('queue.cycle', pending(5, 'blocked-by: [1]'), first, second), []);
    assert.deepEqual(told('queue.cycle', first, planWith('id: 2', 'status: done', 'blocked-by: [1]')), []);
  });

  it('say that a dependency will not be done', () => {
    const own = pending(3, 'blocked-by: [1, 2, 4]');
    const others = [
      planWith('id: 1', 'status: failed'),
      planWith('id: 2', 'status: skipped'),
      planWith('id: 4', 'status: done'),
    ];
    assert.deepEqual(told('queue.dependency-stuck', own, ...others), [
      '“1” 001 failed, so this plan never becomes ready. Read its Diagnosis, then set `status: pending` there, or take the dependency out.',
      'Remove the dependency on 001 -> blocked-by: [2, 4]',
      '“2” 002 is skipped, so this plan never becomes ready. Set `status: pending` there, or take the dependency out.',
      'Remove the dependency on 002 -> blocked-by: [1, 4]',
    ]);
    assert.deepEqual(
      told(
        'queue.dependency-stuck',
        pending(3, 'blocked-by: [5, 6]'),
        pending(5),
        planWith('id: 6', 'status: blocked'),
      ),
      [],
    );
  });

  it('say which review is open, and how it is closed', () => {
    assert.deepEqual(told('queue.review-open', pending(3, 'needs-review: eng, design')), [
      '“eng, design” The plan waits for your review (eng, design). Review it, then set `needs-review: none`.',
      'Reviewed (eng, design): set `needs-review: none` -> needs-review: none',
    ]);
    assert.deepEqual(told('queue.review-open', pending(3, 'needs-review: none', 'review-required: eng')), [
      '“eng” The plan waits for your review (eng). Review it, then add `type=eng verdict=approved` to `reviews`.',
      'Reviewed (eng): approve it in `reviews` -> needs-review: none / review-required: eng / reviews: [type=eng verdict=approved]',
    ]);
    assert.deepEqual(told('queue.review-open', pending(3, 'needs-review: eng', 'review-required: [design]')), [
      '“eng” The plan waits for your review (eng). Review it, then set `needs-review: none`.',
      'Reviewed (eng): set `needs-review: none` -> needs-review: none / review-required: [design]',
      '“[design]” The plan waits for your review (design). Review it, then add `type=design verdict=approved` to `reviews`.',
      'Reviewed (design): approve it in `reviews` -> needs-review: eng / review-required: [design] / reviews: [type=design verdict=approved]',
    ]);
    assert.deepEqual(
      told('queue.review-open', pending(3, 'review-required: eng', 'reviews:', '  - type=eng verdict=approved')),
      [],
    );
    assert.deepEqual(told('queue.review-open', planWith('id: 3', 'status: done', 'needs-review: eng')), []);
  });

  it('say that a plan is held back', () => {
    assert.deepEqual(told('queue.on-hold', planWith('id: 3', 'title: x', 'status: blocked')), [
      '“blocked” The plan is marked as blocked, and is not run. Set `status: pending` when the obstacle is gone.',
      'Set `status: pending` -> status: pending',
    ]);
    assert.equal(told('queue.on-hold', planWith('id: 3', 'status: in-progress')).length, 2);
    assert.deepEqual(
      [pending(3), planWith('id: 3', 'status: failed')].flatMap((own) => told('queue.on-hold', own)),
      [],
    );
  });

  it('say who else changes a file, when nothing orders them', () => {
    const lists = ['src/a.ts', 'src/b.ts'];
    const own = { ...pending(3), lists };
    const seven = { ...pending(7, 'title: Parse dates'), lists: ['./src/b.ts'] };
    assert.deepEqual(told('queue.unordered-overlap', own, seven, pending(8)), [
      '“src/b.ts” 007 (Parse dates) changes src/b.ts, too, and nothing says who goes first. Order them with `blocked-by`.',
      'Let this plan wait for 007 -> blocked-by: [007]',
    ]);
    const waiting = { ...seven, head: [...seven.head, 'blocked-by: [5]'] };
    assert.deepEqual(
      told('queue.unordered-overlap', own, waiting, pending(5, 'blocked-by: [3]')),
      [],
      'ordered by 005',
    );
    const ofGoal = { ...pending(3, 'goal: pets'), lists };
    assert.deepEqual(told('queue.unordered-overlap', ofGoal, { ...pending(7), lists: ['src/b.ts'] }), [
      '“src/b.ts” 007 changes src/b.ts, too, and nothing says who goes first. This plan belongs to a goal, so it cannot name a plan without one: let the other wait for `pets:003`, or give it a goal.',
    ]);
    assert.match(
      told(
        'queue.unordered-overlap',
        own,
        ...[4, 5, 6, 7, 8].map((each) => ({ ...pending(each), lists: ['src/'] })),
      )[0] ?? '',
      /” 004, 005, 006 and 2 more change src\/a\.ts, too/,
    );
    const twins = [seven, { ...seven, file: 'docs/plans/7-dates.md' }];
    assert.deepEqual(told('queue.unordered-overlap', own, ...twins), [
      '“src/b.ts” docs/plans/1.md and docs/plans/7-dates.md change src/b.ts, too, and nothing says who goes first. Order them with `blocked-by`.',
      'Let this plan wait for 007 -> blocked-by: [007]',
    ]);
    assert.match(
      told('queue.unordered-overlap', own, ...twins, { ...pending(8), lists: ['src/b.ts'] })[0] ?? '',
      / docs\/plans\/1\.md, 008 and docs\/plans\/7-dates\.md change /,
    );
    const everybody = Array.from({ length: mostOverlaps + 9 }, (_, at) => ({ ...pending(at + 10), lists }));
    assert.match(told('queue.unordered-overlap', own, ...everybody)[0] ?? '', / and many more plans change /);
  });

  it('add a dependency in the form that the others have', () => {
    const lists = ['a.ts'];
    const seven = { ...pending(7), lists };
    const forms: Readonly<Record<string, string>> = {
      'blocked-by: [1]': 'blocked-by: [1, 007]',
      'blocked-by: 1, "2"  # both': 'blocked-by: 1, "2", 007  # both',
      'blocked-by: [1,2,]': 'blocked-by: [1,2, 007,]',
      'blocked-by: []': 'blocked-by: [007]',
      'blocked-by:': 'blocked-by: [007]',
      'blocked-by: none  # yet': 'blocked-by: [007]  # yet',
      'depends-on:\n  - 1\n  - 2  # and': 'depends-on:\n  - 1\n  - 2  # and\n  - 007',
      'blocked-by:\n- "1"': 'blocked-by:\n- "1"\n- 007',
      'blocked-by: [\n  1\n]': 'blocked-by: [\n  1, 007\n]',
    };
    for (const [before, after] of Object.entries(forms)) {
      const own = { ...pending(3, ...before.split('\n')), lists };
      const fix = told('queue.unordered-overlap', own, seven)[1];
      assert.equal(fix, `Let this plan wait for 007 -> ${after.split('\n').join(' / ')}`);
    }
  });

  it('say nothing of other plans where they are not known', () => {
    const own = read({ ...pending(3, 'blocked-by: [9]'), lists: ['a.ts'] });
    assert.deepEqual(
      queueRules.flatMap((rule) => rule.find(own, alone, readForRules(own))),
      [],
    );
  });
});
