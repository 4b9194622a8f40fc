import assert from 'node:assert/strict';
import { examplePlan, seeded } from './examplePlan.ts';
import { nearestPlan } from './nearestPlan.ts';
import { mostBefore, mostOverlaps } from './neighbours.ts';
import { type Plan, planKey } from './plan.ts';
import { PlanIndex } from './planIndex.ts';
import { dependencyKeys } from './queue.ts';

function plan(name: string, keys: readonly string[], files: readonly string[] = []): Plan {
  const body = ['## Design', '', '**Files expected to change:**', '', ...files.map((file) => `- ${file}`)];
  return examplePlan([`title: ${name}`, ...keys], body, `docs/plans/${name}.md`);
}

function sortedFiles(plans: readonly Plan[]): string[] {
  return filesOf(plans).toSorted();
}

function filesOf(plans: readonly Plan[]): string[] {
  return plans.map(({ file }) => file);
}

/** What messages say of plans. */
function told(plans: readonly Plan[]): string {
  return plans.map(({ file, status, title }) => `${file}=${status}=${title}`).join(' ');
}

/** Stands for any words of plans that no message about other plans shows. */
function wordsOf(plans: readonly Plan[]): string {
  return plans
    .map(({ file, priority }) => `${file} ${priority}`)
    .toSorted()
    .join(' ');
}

/** What the index answers, as text, about one of its plans. */
function view(index: PlanIndex, own: Plan): string {
  const key = planKey(own);
  return [
    `same key: ${key === undefined ? '' : told(index.withKey(key))}`,
    `ring: ${key === undefined ? '' : (index.ringOf(key)?.join(' ') ?? '')}`,
    ...own.blockedBy.map(({ goal = own.goal, id }) => {
      const needed = index.withKey(planKey({ goal, id }) ?? '');
      const meant = needed.length > 0 ? undefined : nearestPlan(own, { goal, id }, index);
      return `waits for: ${told(needed)} ${meant === undefined ? '' : `meant ${told([meant])}`}`;
    }),
    `overlaps: ${index
      .overlapsOf(own)
      .map(({ path, other }) => `${path} ${planKey(other)} ${told([other])}`)
      .toSorted()
      .join('; ')}`,
    `created before: ${[...index.createdBefore(own)].toSorted().join(' ')}`,
    // Few ask for this.
    `words before: ${(own.id ?? 0) > 2 ? '' : wordsOf(index.before(own))}`,
  ].join('\n');
}

// The same answers, found by looking at every plan for every question.

function isOpen({ status }: Plan): boolean {
  return status !== 'done';
}

function holders(plans: readonly Plan[], key: string): Plan[] {
  return plans.filter((each) => planKey(each) === key);
}

/** Plans that are not done and on which a plan waits, even indirectly. */
function waitsFor(plans: readonly Plan[], own: Plan): Set<Plan> {
  const found = new Set<Plan>();
  const add = (from: Plan): void => {
    for (const other of dependencyKeys(from).flatMap((key) => holders(plans, key))) {
      if (isOpen(other) && !found.has(other)) {
        found.add(other);
        add(other);
      }
    }
  };
  add(own);
  return found;
}

const folderOf = (path: string): string => path.replace(/^\.\//, '').replace(/\/$/, '');

function names(one: string, other: string): boolean {
  const [a, b] = [folderOf(one), folderOf(other)];
  const patterns: Readonly<Record<string, RegExp>> = {
    'src/*.ts': /^src\/[^/]*\.ts$/,
    '**/*.ts': /^(?:.*\/)?[^/]*\.ts$/,
    'src/{a,b}.ts': /^src\/[ab]\.ts$/,
    'src/**': /^src\//,
  };
  const matches = (glob: string, path: string): boolean => !(path in patterns) && patterns[glob]?.test(path) === true;
  return a === b || a.startsWith(`${b}/`) || b.startsWith(`${a}/`) || matches(a, b) || matches(b, a);
}

function isToBeDone({ archived, status }: Plan): boolean {
  return !archived && (status === 'pending' || status === 'in-progress' || status === 'blocked');
}

function overlaps(plans: readonly Plan[], own: Plan): string[] {
  const listed = new Map(own.files.map(({ path }): [string, string] => [folderOf(path), path]).toReversed());
  return (isToBeDone(own) ? plans : [])
    .filter((other) => other !== own && isToBeDone(other))
    .filter((other) => planKey(other) === undefined || planKey(other) !== planKey(own))
    .filter((other) => !waitsFor(plans, own).has(other) && !waitsFor(plans, other).has(own))
    .flatMap((other) =>
      [...listed.values()]
        .filter((path) => other.files.some((file) => names(path, file.path)))
        .map((path) => `${path} ${other.file}`),
    )
    .toSorted();
}

function checkAnswers(index: PlanIndex, plans: readonly Plan[]): void {
  assert.deepEqual(filesOf(index.plans()), sortedFiles(plans));
  assert.deepEqual(index.goals(), [...new Set(plans.map(({ goal }) => goal))].filter((goal) => goal !== '').toSorted());
  for (const own of plans) {
    assert.equal(index.get(own.file), own);
    assert.deepEqual(filesOf(index.inGoal(own.goal)), sortedFiles(plans.filter(({ goal }) => goal === own.goal)));
    if (own.id !== undefined) {
      assert.deepEqual(filesOf(index.withId(own.id)), sortedFiles(plans.filter(({ id }) => id === own.id)));
    }
    const found = index.overlapsOf(own).map(({ path, other }) => `${path} ${other.file}`);
    assert.deepEqual(found.toSorted(), overlaps(plans, own));
    const created = [...waitsFor(plans, own)]
      .filter((other) => other !== own)
      .flatMap(({ files }) => files.filter(({ change }) => change === 'new').map(({ path }) => folderOf(path)));
    const before = index.createdBefore(own);
    assert.deepEqual([...before].toSorted(), [...new Set(created)].toSorted());
    for (const path of paths.map(folderOf)) {
      assert.equal(before.has(path), created.includes(path));
    }
    const others = [...waitsFor(plans, own)].filter((other) => other !== own);
    assert.equal(wordsOf(index.before(own)), wordsOf(others));
    const key = planKey(own);
    if (key !== undefined) {
      assert.deepEqual(filesOf(index.withKey(key)), sortedFiles(holders(plans, key)));
      const dependants = plans.filter((other) => dependencyKeys(other).includes(key));
      assert.deepEqual(filesOf(index.dependantsOf(key)), sortedFiles(dependants));
      checkRing(index.ringOf(key), key, plans);
    }
  }
}

function checkRing(ring: readonly string[] | undefined, key: string, plans: readonly Plan[]): void {
  const open = holders(plans, key).filter(isOpen);
  const isInOne = open.some((own) => [...waitsFor(plans, own)].some((other) => planKey(other) === key));
  assert.equal(ring !== undefined, isInOne, `${key}: ${ring?.join(' ')}`);
  if (ring !== undefined) {
    assert.equal(ring[0], key);
    assert.equal(new Set(ring).size, ring.length);
    for (const [at, one] of ring.entries()) {
      const next = ring[(at + 1) % ring.length] ?? '';
      assert.ok(holders(plans, one).some((each) => isOpen(each) && dependencyKeys(each).includes(next)));
    }
  }
}

const paths = [
  'src/a.ts',
  './src/a.ts',
  'src/b.ts',
  'lib/c.ts',
  'lib/',
  'src',
  'src/*.ts',
  '**/*.ts',
  'src/{a,b}.ts',
  'src/**',
];
const statuses = ['pending', 'pending', 'pending', 'in-progress', 'blocked', 'done', 'failed', 'skipped', 'odd'];

/** Any plan of a small repository: few ids, goals and paths, so that all the questions meet. */
function randomPlan(random: (limit: number) => number, file: number): Plan {
  const goal = ['', '', '', 'pets'][random(4)] ?? '';
  const needs = Array.from({ length: random(3) }, () => `${['', '', 'pets:'][random(3)]}${1 + random(10)}`);
  const listed = Array.from(
    { length: random(4) },
    () => `\`${paths[random(paths.length)]}\`${random(2) === 0 ? ' (new)' : ''}`,
  );
  const keys = [
    random(12) === 0 ? 'id: x' : `id: ${1 + random(9)}`,
    `status: ${statuses[random(statuses.length)]}`,
    ...(goal === '' ? [] : [`goal: ${goal}`]),
    `priority: ${random(3)}`,
    `blocked-by: [${needs.join(', ')}]`,
  ];
  const made = plan(`${random(3)}`, keys, listed);
  return { ...made, file: `docs/plans/${random(8) === 0 ? 'archive/' : ''}${file}.md`, archived: false };
}

/** Another plan, or one of the index's with one thing changed, so that nothing else hides what that does. */
function changed(index: PlanIndex, random: (limit: number) => number): Plan {
  const fresh = randomPlan(random, random(12));
  const known = index.get(fresh.file);
  const { blockedBy, files, status, title, priority, id, goal } = fresh;
  const parts = [{ blockedBy }, { files }, { status }, { title }, { priority }, { id }, { goal }, fresh];
  return known === undefined ? fresh : { ...known, ...parts[random(parts.length)] };
}

describe('PlanIndex', () => {
  it('answers after any changes as if it looked at every plan', () => {
    const random = seeded(7);
    for (let round = 0; round < 30; round += 1) {
      const plans = new Map<string, Plan>();
      const index = new PlanIndex();
      for (let step = 0; step < 25; step += 1) {
        const [any] = [...plans.keys()].slice(random(plans.size + 1));
        if (random(4) === 0 && any !== undefined) {
          plans.delete(any);
          index.remove(any);
        } else {
          const next = changed(index, random);
          plans.set(next.file, next);
          index.set(next);
        }
        // Asked at some steps only, so that answers of before several changes are in the way, too.
        if (random(3) === 0) {
          checkAnswers(index, [...plans.values()]);
        }
      }
      const fresh = new PlanIndex(plans.values());
      for (const own of plans.values()) {
        assert.equal(view(index, own), view(fresh, own));
      }
    }
  });

  it('names every plan for which a change makes a difference', () => {
    const random = seeded(11);
    let spared = 0;
    for (let round = 0; round < 60; round += 1) {
      const index = new PlanIndex(Array.from({ length: 10 }, (_, file) => randomPlan(random, file)));
      index.takeAffected();
      for (let step = 0; step < 8; step += 1) {
        const before = new Map(index.plans().map((own) => [own.file, view(index, own)]));
        for (let change = random(3); change >= 0; change -= 1) {
          if (random(4) === 0) {
            index.remove(index.plans()[random(8)]?.file ?? '');
          } else {
            index.set(changed(index, random));
          }
        }
        const affected = index.takeAffected();
        assert.ok([...affected].every((file) => index.get(file) !== undefined));
        for (const own of index.plans().filter(({ file }) => !affected.has(file))) {
          assert.equal(view(index, own), before.get(own.file), own.file);
          spared += 1;
        }
      }
    }
    assert.ok(spared > 1000, `only ${spared}`);
  });

  it('names only the plan itself when its wording changes', () => {
    const index = new PlanIndex([
      plan('a', ['id: 1'], ['`x.ts`']),
      plan('b', ['id: 2', 'blocked-by: [1]'], ['`x.ts`']),
    ]);
    const again = { ...plan('a', ['id: 1', 'priority: 4'], ['`x.ts`: more words']) };
    index.set(again);
    assert.deepEqual([...index.takeAffected()], [again.file]);
    assert.deepEqual([...index.takeAffected()], []);
  });

  it('names all plans when most of them are new', () => {
    const index = new PlanIndex([plan('a', ['id: 5000'])]);
    for (let id = 0; id < 1500; id += 1) {
      index.set({ ...plan('b', ['id: 1']), id, file: `docs/plans/${id}.md` });
    }
    assert.equal(index.takeAffected().size, 1501);
    assert.equal(index.takeAffected().size, 0);
  });

  it('shows the plan as it was set last', () => {
    const [first, second] = [plan('a', ['id: 1']), plan('a', ['id: 1', 'priority: 2'])];
    const index = new PlanIndex([first]);
    index.set(second);
    assert.equal(index.get(first.file), second);
    assert.deepEqual(index.plans(), [second]);
    index.remove('docs/plans/never.md');
    assert.deepEqual(index.plans(), [second]);
  });

  it('recalls what was found out about a plan until the plan changes', () => {
    const first = plan('a', ['id: 1']);
    const index = new PlanIndex([first, plan('b', ['id: 2'])]);
    let asked = 0;
    const find = (): number => (asked += 1);
    assert.deepEqual([index.recall(first, 'x', find), index.recall(first, 'x', find)], [1, 1]);
    assert.equal(index.recall(first, 'y', find), 2);
    index.set(plan('b', ['id: 3']));
    assert.equal(index.recall(first, 'x', find), 1);
    index.set(plan('a', ['id: 1']));
    assert.equal(index.recall(first, 'x', find), 3);
  });

  it('looks at the nearest plans of a long chain', () => {
    const chain = Array.from({ length: mostBefore + 50 }, (_, at) => {
      const made = plan(
        'c',
        [`id: ${at + 1}`, at === 0 ? 'priority: 1' : `blocked-by: [${at}]`],
        [`\`${at + 1}.ts\` (new)`],
      );
      return { ...made, file: `docs/plans/${at + 1}.md` };
    });
    const index = new PlanIndex(chain);
    const last = chain.at(-1) ?? plan('d', ['id: 9999']);
    const created = index.createdBefore(last);
    assert.deepEqual(
      [index.before(last).length, created.size, index.before(last)[0]?.id],
      [mostBefore, mostBefore, mostBefore + 49],
    );
    assert.deepEqual([created.has('50.ts'), created.has('49.ts')], [true, false]);
  });

  it('names a limited number of plans that change the same file', () => {
    const plans = Array.from({ length: mostOverlaps + 5 }, (_, at) =>
      plan(`p${String(at).padStart(2, '0')}`, [`id: ${at + 1}`], ['`package.json`', '`./package.json`']),
    );
    const found = new PlanIndex(plans.toReversed()).overlapsOf(plan('p03', ['id: 4']));
    assert.equal(found.length, mostOverlaps);
    assert.deepEqual(
      found.slice(0, 4).map(({ path, other }) => [path, other.id]),
      [1, 2, 3, 5].map((id) => ['package.json', id]),
    );
  });

  it('says nothing of a plan that it does not hold', () => {
    const index = new PlanIndex([plan('a', ['id: 1'], ['`x.ts`'])]);
    const stranger = plan('b', ['id: 2', 'blocked-by: [1]'], ['`x.ts`']);
    assert.deepEqual([index.overlapsOf(stranger), [...index.createdBefore(stranger)]], [[], []]);
    assert.equal(index.ringOf('2'), undefined);
  });
});
