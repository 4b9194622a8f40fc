import assert from 'node:assert/strict';
import { examplePlan, readyPlan, seeded } from './examplePlan.ts';
import type { Plan } from './plan.ts';
import { PlanIndex } from './planIndex.ts';
import { buildQueue, displayKey, firstReady, queueEntryOf } from './queue.ts';

/** The queue as a person would read it. */
function render(plans: readonly Plan[]): string[] {
  return buildQueue(plans).entries.map(
    (entry) =>
      `${displayKey(entry.key ?? '?')} ${entry.ready ? 'ready' : `${entry.stuck ? 'stuck' : 'waits'}: ${entry.reason}`}`,
  );
}

describe('Queue', () => {
  it('puts dependencies first, then priority, then id', () => {
    const plans = [
      readyPlan(1, ['blocked-by: [4]']),
      readyPlan(2, ['priority: 9']),
      readyPlan(3, ['priority: 010']),
      readyPlan(4, ['priority: 20']),
      readyPlan(5),
    ];
    assert.deepEqual(render(plans), ['005 ready', '002 ready', '003 ready', '004 ready', '001 waits: waits for 004']);
    assert.deepEqual(render(plans.toReversed()), render(plans), 'whatever the order of the files');
  });

  it('says why each plan is not ready', () => {
    const plans = [
      readyPlan(1, ['status: done']),
      readyPlan(2, ['status: failed']),
      readyPlan(3, ['status: skipped']),
      readyPlan(4, ['status: blocked']),
      readyPlan(5, ['status: in-progress']),
      readyPlan(6, ['status: superseded']),
      readyPlan(7, ['needs-review: eng, design']),
      examplePlan(['id: 8']),
      readyPlan(9, ['blocked-by: [1, 2, 3, 10]']),
      readyPlan(10, ['blocked-by: [98, 99]']),
      readyPlan(11, ['priority: high']),
      examplePlan(['id: 12', 'verification: health-only']),
      examplePlan(['id: x']),
      readyPlan(13, ['blocked-by: [99]']),
      readyPlan(14, ['needs-review: true']),
    ];
    assert.deepEqual(render(plans), [
      '001 stuck: is done',
      '002 stuck: failed: read its Diagnosis, then set `status: pending` to try it again',
      '003 stuck: is skipped',
      '004 stuck: is marked as blocked: set `status: pending` when the obstacle is gone',
      '005 stuck: is marked as in progress: set `status: pending` when nobody else works on it',
      '006 stuck: cannot be read with certainty: `superseded` is not a status. Use one of pending, in-progress, done, failed, blocked, skipped; until then the plan is not run.',
      '007 stuck: needs your review first (eng, design): review it, then set `needs-review: none`',
      '008 stuck: has no executable check: add one under Verification, e.g. `- [cmd] npm test`',
      '010 stuck: waits for 098, 099, which do not exist: correct `blocked-by`',
      '009 waits: waits for 002 (failed), 003 (skipped), 010',
      '011 stuck: cannot be read with certainty: `priority: high` is not a whole number. Write digits only, e.g. `priority: 7`.',
      '012 ready',
      '013 stuck: waits for 099, which does not exist: correct `blocked-by`',
      '014 stuck: needs your review first: review it, then set `needs-review: none`',
      '00? stuck: has no usable id: add a line like `id: 001` to its frontmatter',
    ]);
  });

  it('takes each goal for a namespace of its own', () => {
    const plans = [
      readyPlan(1, ['goal: pets', 'status: done']),
      readyPlan(2, ['goal: pets', 'blocked-by: [001]']),
      readyPlan(3, ['blocked-by: [1]']),
      readyPlan(4, ['blocked-by: [pets:1]']),
      readyPlan(2, ['blocked-by: [pets:2]']),
    ];
    assert.deepEqual(render(plans).toSorted(), [
      '002 waits: waits for pets:002',
      '003 stuck: waits for 001, which does not exist: correct `blocked-by`',
      '004 ready',
      'pets:001 stuck: is done',
      'pets:002 ready',
    ]);
  });

  it('counts archived plans as dependencies, and lists the pending ones', () => {
    const archive = 'docs/plans/archive';
    const plans = [
      readyPlan(1, ['status: done'], archive),
      readyPlan(2, ['status: failed'], archive),
      readyPlan(3, [], archive),
      readyPlan(4, ['blocked-by: [1]']),
      readyPlan(5, ['blocked-by: [2, 2]']),
    ];
    assert.deepEqual(render(plans), ['003 ready', '004 ready', '005 waits: waits for 002 (failed)']);
  });

  it('finds duplicate ids, also across the archive and with zeros', () => {
    const again = examplePlan(['id: 001'], [], 'docs/plans/archive/001-other.md');
    const queue = buildQueue([readyPlan(1), again, readyPlan(1, ['goal: pets'])]);
    assert.deepEqual(queue.duplicates, [
      { key: '1', files: ['docs/plans/1-plan.md', 'docs/plans/archive/001-other.md'] },
    ]);
    assert.match(
      queue.entries.find((entry) => entry.key === '1')?.reason ?? '',
      /^has the same id as docs\/plans\/archive\/001-other\.md: /,
    );
    assert.equal(queue.entries.find((entry) => entry.key === 'pets:1')?.ready, true);
  });

  it('finds cycles, and leaves innocent plans alone', () => {
    const plans = [
      readyPlan(1, ['blocked-by: [2]']),
      readyPlan(2, ['blocked-by: [1]']),
      readyPlan(3),
      readyPlan(4, ['blocked-by: [4]']),
      readyPlan(5, ['blocked-by: [1]']),
      readyPlan(6, ['blocked-by: [7]']),
      readyPlan(7, ['blocked-by: [6]', 'status: done']),
    ];
    assert.deepEqual(buildQueue(plans).cycles, [['1', '2'], ['4']]);
    const cut = 'take one of these dependencies out';
    assert.deepEqual(render(plans), [
      '003 ready',
      '006 ready',
      '007 stuck: is done',
      `001 stuck: is in a cycle (001 waits for 002 waits for 001): ${cut}`,
      `002 stuck: is in a cycle (002 waits for 001 waits for 002): ${cut}`,
      '005 waits: waits for 001',
      `004 stuck: is in a cycle (004 waits for 004): ${cut}`,
    ]);
  });

  it('marks every plan of a knot of cycles', () => {
    const plans = [
      readyPlan(1, ['blocked-by: [2, 3]']),
      readyPlan(2, ['blocked-by: [4]']),
      readyPlan(3, ['blocked-by: [4]']),
      readyPlan(4, ['blocked-by: [1]']),
    ];
    const { cycles } = buildQueue(plans);
    assert.deepEqual([...new Set(cycles.flat())].toSorted(), ['1', '2', '3', '4']);
    for (const cycle of cycles) {
      for (const [index, key] of cycle.entries()) {
        const next = cycle[(index + 1) % cycle.length];
        const plan = plans.find((candidate) => String(candidate.id) === key);
        assert.ok(
          plan?.blockedBy.some((dependency) => String(dependency.id) === next),
          `${key} waits for ${next}`,
        );
      }
    }
  });

  it('looks at each of thousands of plans a few times, whatever waits for what', () => {
    const count = 5000;
    const shapes: Record<string, (index: number) => string[]> = {
      'a chain, last first': (index) => (index === count ? [] : [`blocked-by: [${index + 1}]`]),
      'a chain': (index) => (index === 1 ? [] : [`blocked-by: [${index - 1}]`]),
      'a ring': (index) => [`blocked-by: [${(index % count) + 1}]`],
      'a star': (index) => (index === 1 ? [] : ['blocked-by: [1]']),
      'no edges': () => [],
    };
    const one = readyPlan(1);
    for (const [name, lines] of Object.entries(shapes)) {
      const plans = Array.from({ length: count }, (_, index): Plan => {
        const { blockedBy } = examplePlan(lines(index + 1));
        return { ...one, id: index + 1, file: `docs/plans/${index + 1}.md`, blockedBy };
      });
      let reads = 0;
      const watched = plans.map(
        (plan) =>
          new Proxy(plan, {
            get: (target, key): unknown => {
              reads += 1;
              return Reflect.get(target, key);
            },
          }),
      );
      const queue = buildQueue(watched);
      assert.equal(queue.entries.length, count, name);
      assert.equal(queue.cycles.length, name === 'a ring' ? 1 : 0, name);
      // Sorting reads each plan some times the logarithm of their number; each for each other would be 5,000 times.
      assert.ok(reads < 100 * count, `${name}: ${reads} reads of ${count} plans`);
    }
  });

  it('never puts a plan before its dependency, whatever the graph', () => {
    const random = seeded(3);
    for (let round = 0; round < 200; round += 1) {
      const count = 1 + random(12);
      const plans = Array.from({ length: count }, (_, index) => {
        const needs = Array.from({ length: random(3) }, () => 1 + random(count));
        const status = ['pending', 'pending', 'done', 'failed'][random(4)];
        return readyPlan(index + 1, [
          `blocked-by: [${needs.join(', ')}]`,
          `priority: ${random(5)}`,
          `status: ${status}`,
        ]);
      });
      const { entries, cycles } = buildQueue(plans);
      assert.equal(new Set(entries.map((entry) => entry.key)).size, count);
      assert.equal(
        firstReady(plans, () => true),
        entries.find((entry) => entry.ready)?.plan,
      );
      const index = new PlanIndex(plans);
      for (const entry of entries) {
        const { reason, ...rest } = queueEntryOf(entry.plan, index);
        assert.deepEqual({ ...rest, reason: entry.reason }, entry);
        assert.ok(reason === entry.reason || entry.reason.startsWith('is in a cycle'), reason);
      }
      const rings = new Set(cycles.flat());
      if (rings.size === 0) {
        const seen = new Set<string>();
        for (const { key, waitsFor } of entries) {
          assert.ok(waitsFor.every((other) => seen.has(other)));
          seen.add(key ?? '');
        }
      }
      // A plan is in a ring exactly when it can reach itself.
      for (const entry of entries) {
        const reached = new Set(entry.waitsFor);
        for (const key of reached) {
          entries.find((other) => other.key === key)?.waitsFor.forEach((next) => reached.add(next));
        }
        assert.equal(rings.has(entry.key ?? ''), reached.has(entry.key ?? ''));
      }
    }
  });
});
