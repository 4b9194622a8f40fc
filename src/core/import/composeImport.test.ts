import assert from 'node:assert/strict';
import { readPlan } from '../plan/readPlan.ts';
import type { Plan } from '../plan/plan.ts';
import type { ComposedImport } from './composeImport.ts';
import { importExample } from './importExample.ts';
import { reasons } from './reasons.ts';

type Task = Readonly<Record<string, unknown>>;

function tasksFile(...tasks: readonly Task[]): ReadonlyMap<string, string> {
  const list = tasks.map((task, at) => ({ id: at + 1, title: `Task ${at + 1}`, status: 'pending', ...task }));
  return new Map([['.taskmaster/tasks/tasks.json', JSON.stringify({ master: { tasks: list } })]]);
}

/** The plans as they are read again. */
function plansOf({ plans }: ComposedImport): readonly Plan[] {
  return plans.flatMap(({ file, text }) => readPlan(file, text) ?? []);
}

function needsOf({ plans }: ComposedImport): readonly (readonly string[])[] {
  return plans.map(({ plan }) =>
    plan.blockedBy.map(({ goal, id }) => (goal === undefined ? `${id}` : `${goal}:${id}`)),
  );
}

describe('composeImport', () => {
  it('writes nothing that an earlier import has written', () => {
    const texts = tasksFile({}, { dependencies: [1] });
    const again = importExample(texts, plansOf(importExample(texts)));
    assert.deepEqual(again.plans, []);
    assert.deepEqual(again.leftOut, []);
    assert.deepEqual(
      again.known.map(({ isChanged, isNowDone }) => [isChanged, isNowDone]),
      [
        [false, false],
        [false, false],
      ],
    );
  });

  it('names what has changed in the source, and leaves the plan alone', () => {
    const before = plansOf(importExample(tasksFile({}, {}, {})));
    const again = importExample(tasksFile({}, { details: 'More.' }, { status: 'done' }), before);
    assert.deepEqual(again.plans, []);
    assert.deepEqual(
      again.known.map(({ isChanged, isNowDone }) => [isChanged, isNowDone]),
      [
        [false, false],
        [true, false],
        [true, true],
      ],
    );
  });

  it('lets a new plan wait for one that was imported before, by its id and goal', () => {
    const before = plansOf(importExample(tasksFile({})));
    const again = importExample(tasksFile({}, { dependencies: [1] }), before);
    assert.deepEqual(needsOf(again), [['1']]);
    assert.equal(again.plans[0]?.file, 'docs/plans/002-task-2.md');
    const moved = before.map((plan) => ({ ...plan, goal: 'other' }));
    assert.deepEqual(needsOf(importExample(tasksFile({}, { dependencies: [1] }), moved)), [['other:1']]);
  });

  it('tells that a plan of no goal cannot be named from another one', () => {
    const before = plansOf(importExample(tasksFile({}))).map((plan) => ({ ...plan, goal: '' }));
    const again = importExample(tasksFile({}, { dependencies: [1] }), before);
    assert.deepEqual(needsOf(again), [[]]);
    assert.ok(again.leftOut.some(({ why }) => why === reasons.noPlan));
  });

  it('writes of what is done only that which something waits for, unless all is asked for', () => {
    const texts = tasksFile({ status: 'done' }, { status: 'done' }, { dependencies: [2] });
    const some = importExample(texts);
    assert.deepEqual(
      some.plans.map(({ plan }) => [plan.title, plan.status]),
      [
        ['Task 2', 'done'],
        ['Task 3', 'pending'],
      ],
    );
    assert.deepEqual(needsOf(some), [[], ['1']]);
    assert.ok(some.leftOut.some(({ what, why }) => what === '1 entry: done' && why === reasons.finished));
    assert.ok(some.leftOut.some(({ why }) => why === reasons.unproved));
    assert.equal(importExample(texts, [], true).plans.length, 3);
  });

  it('puts every plan behind those that it waits for, and takes a circle apart', () => {
    const composed = importExample(tasksFile({ dependencies: [3] }, { dependencies: [1] }, { dependencies: [2] }));
    assert.deepEqual(
      composed.plans.map(({ plan }) => plan.title),
      ['Task 2', 'Task 3', 'Task 1'],
    );
    assert.deepEqual(needsOf(composed), [[], ['1'], ['2']]);
    assert.equal(composed.leftOut.filter(({ why }) => why === reasons.circle).length, 1);
  });

  it('lets plans that change one file wait for each other in the order of the list, and tells it', () => {
    const details = 'Change src/app.ts.';
    const composed = importExample(tasksFile({ details }, { details: 'Change src/beds.ts.' }, { details }));
    assert.deepEqual(needsOf(composed), [[], [], ['1']]);
    assert.deepEqual(
      composed.leftOut.filter(({ why }) => why === reasons.sameFile).map(({ from, what }) => [from, what]),
      [['.taskmaster/tasks/tasks.json#master.3', 'an order: it waits for .taskmaster/tasks/tasks.json#master.1']],
    );
    const problems = composed.plans.flatMap(({ diagnosis }) => diagnosis?.problems ?? []);
    assert.ok(problems.every(({ code }) => code !== 'queue.unordered-overlap'));
    const done = importExample(tasksFile({ details, status: 'done' }, { details, dependencies: [1] }, { details }));
    assert.deepEqual(needsOf(done), [[], ['1'], ['2']]);
  });

  it('gives plans titles that can be read in a list, and loses no word of them', () => {
    const title = `**Keep the notes** [offline](docs/a.md), ${'and every further word of it '.repeat(5)}`;
    const [plan, other] = importExample(tasksFile({ title }, { title: '[TITLE]' })).plans;
    assert.equal(plan?.plan.title, 'Keep the notes offline…');
    assert.ok(plan.text.includes('and every further word of it and'));
    assert.equal(other?.plan.title, 'Task master');
  });

  it('names each field that is filled in and has no place in a plan, or could not be read', () => {
    const { leftOut } = importExample(
      new Map([
        [
          '.taskmaster/tasks/tasks.json',
          JSON.stringify({
            master: {
              tasks: [
                { id: 1, title: 'A', complexity: 7, notes: '', details: { deep: ['a', { b: 1 }] }, subtasks: 'none' },
                { id: 2, title: 'B', acceptanceCriteria: ['one', 2], subtasks: [{ id: 1, title: 'C', assignee: 'D' }] },
              ],
              metadata: { created: 'today' },
            },
            version: 2,
          }),
        ],
      ]),
    );
    assert.deepEqual(
      leftOut.map(({ from, what }) => `${from.split('/').at(-1)}: ${what}`),
      [
        'tasks.json: version',
        'tasks.json#master: metadata',
        'tasks.json#master: complexity',
        'tasks.json#master: details of 1',
        'tasks.json#master: subtasks of 1',
        'tasks.json#master: assignee',
      ],
    );
  });

  it('judges what is to be done as the doctor does: without a check it cannot run', () => {
    const [plan] = importExample(tasksFile({})).plans;
    assert.equal(plan?.diagnosis?.blocked, true);
  });

  it('leaves out what is too long for a plan, and counts it', () => {
    const long = 'x '.repeat(3000);
    const { plans, leftOut } = importExample(
      tasksFile({ details: 'y '.repeat(20_000), acceptanceCriteria: `- ${long}\n- short`, subtasks: [] }),
    );
    assert.deepEqual(
      plans[0]?.plan.criteria.map(({ text }) => text),
      ['short'],
    );
    assert.deepEqual(
      leftOut.filter(({ why }) => why === reasons.tooLong).map(({ what, criteria }) => [what, criteria]),
      [
        ['the longest criteria', 1],
        ['the approach', 0],
      ],
    );
  });

  it('says of a file what the repository says: there, there with its folders, to be made, or none', () => {
    const { plans, leftOut } = importExample(
      tasksFile({
        details:
          'Change src/app.ts, maps/tiles.ts, src/new.ts and /src/beds.ts, not `nothing.here` or /etc/hosts.conf.',
      }),
    );
    assert.deepEqual(
      plans[0]?.plan.files.map(({ path, change }) => `${change} ${path}`),
      ['modify src/app.ts', 'modify src/maps/tiles.ts', 'new src/new.ts', 'modify src/beds.ts'],
    );
    assert.deepEqual(
      leftOut.filter(({ why }) => why === reasons.outside).map(({ what }) => what),
      ['the path /etc/hosts.conf'],
    );
  });

  it('reads a list of thousands', () => {
    const many = Array.from({ length: 1500 }, (_, at) => ({
      dependencies: at === 0 ? [] : [at],
      details: 'Some words.',
    }));
    const { plans } = importExample(
      tasksFile(...many.map((task, at) => (at < 1499 ? { ...task, status: 'done' } : task))),
    );
    assert.equal(plans.length, 2);
  });
});
