import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { spreadSample } from './spreadSample.ts';

describe('Spreading a sample', () => {
  it('goes by size: a small file beside large ones gets what its lines are worth', () => {
    const large = Array.from({ length: 20 }, (_, at): [string, number] => [`src/big${at}.js`, 1000]);
    const weights = new Map([['src/add.js', 10], ...large]);
    const inSmall = Array.from(
      { length: 50 },
      (_, at) => spreadSample(weights, 30, `seed ${at}`).get('src/add.js') ?? 0,
    );
    assert.ok(inSmall.reduce((sum, own) => sum + own, 0) <= 5, inSmall.join());
  });

  it('gives all of the sample, and each file its share, rounded', () => {
    const weights = fc.dictionary(fc.string({ minLength: 1 }), fc.integer({ min: 1, max: 1000 }), { minKeys: 1 });
    fc.assert(
      fc.property(weights, fc.integer({ min: 1, max: 60 }), fc.string(), (sizes, count, seed) => {
        const files = new Map(Object.entries(sizes));
        const spread = spreadSample(files, count, seed);
        const all = [...files.values()].reduce((sum, weight) => sum + weight, 0);
        for (const [file, weight] of files) {
          assert.ok(Math.abs((spread.get(file) ?? 0) - (count * weight) / all) < 1 + 1e-6);
        }
        const given = [...spread.values()].reduce((sum, own) => sum + own, 0);
        assert.equal(given, count);
      }),
    );
  });

  it('is the same for the same seed whatever the order, and another one for another', () => {
    const files = Array.from({ length: 50 }, (_, at): [string, number] => [`${at}`, 1 + at]);
    const one = spreadSample(new Map(files), 10, 'a');
    assert.deepEqual(spreadSample(new Map(files.toReversed()), 10, 'a'), one);
    assert.notDeepEqual(spreadSample(new Map(files), 10, 'b'), one);
  });
});
