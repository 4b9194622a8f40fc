import assert from 'node:assert/strict';
import path from 'node:path';
import { targets as examples } from './exampleTargets.ts';
import { fuzz, ownRegistry } from './fuzzRun.ts';
import { targets } from './targets.ts';

/** Always the same inputs, and others in each run: the first cannot fail by chance, the second may find something new. */
const seeds = [1, Date.now() % 1_000_000_007];

const common = { workers: 1, onProgress: () => {} };

describe('Whatever the text', () => {
  for (const seed of seeds) {
    it(`readers neither throw nor hang, and keep their promises (seed ${seed})`, async function test() {
      this.timeout(120_000);
      const options = { registry: ownRegistry, targets, seed, count: 3_000, deadlineSeconds: 30 };
      const { tried, findings } = await fuzz({ ...common, ...options });
      assert.ok(tried >= 3_000);
      assert.deepEqual(
        findings.map(({ task, failure }) => ({ ...task, ...failure })),
        [],
        `npm run fuzz -- --seed ${seed} --count 3000`,
      );
    });
  }

  it('fuzzing sees exceptions, with the smallest input, and hangs', async function test() {
    this.timeout(60_000);
    const registry = path.join(import.meta.dirname, 'exampleTargets.ts');
    const { findings } = await fuzz({
      ...common,
      registry,
      targets: examples,
      seed: 3,
      count: 200,
      deadlineSeconds: 0.5,
    });
    const of = (name: string): string[] =>
      findings.filter(({ task }) => task.target === name).flatMap(({ failure: { input, why } }) => [input, why]);
    const [smallest, why] = of('throws');
    assert.equal(smallest, '"bb"');
    assert.match(why ?? '', /two/);
    const [endless, late] = of('hangs');
    assert.match(endless ?? '', /aaa/);
    assert.match(late ?? '', /did not come back within 0.5 s/);
  });
});
