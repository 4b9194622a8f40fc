import assert from 'node:assert/strict';
import { chooseMutants, type WantedMutants } from './chooseMutants.ts';
import { findMutants } from './findMutants.ts';
import { javascript } from './languages/javascript.ts';

function fileOf(file: string, text: string): WantedMutants {
  return { file, mutants: findMutants(text, javascript), wanted: 0 };
}

const large = fileOf('large.js', 'if (a > 1 && b !== 2) { c(a + b); return d * 3; }\n'.repeat(50));
const small = fileOf('small.js', 'a(1);\nb(2);\nif (c) d = !e;\n');

/** Those of them that are wanted so often. */
function want(wanted: number, ...files: readonly WantedMutants[]): WantedMutants[] {
  return files.map((file) => ({ ...file, wanted }));
}

describe('Choosing mutants', () => {
  it('gives the same sample for the same seed, and another one for another', () => {
    const one = chooseMutants(want(10, large, small), 'seed');
    assert.deepEqual(chooseMutants(want(10, large, small), 'seed'), one);
    assert.deepEqual(chooseMutants(want(10, small, large), 'seed'), one, 'whatever the order of the files');
    assert.notDeepEqual(chooseMutants(want(10, large, small), 'other'), one);
  });

  it('spreads over files, lines and operators', () => {
    const chosen = chooseMutants(want(6, large, small), 'seed');
    assert.equal(chosen.filter(({ file }) => file === 'small.js').length, 6);
    const lines = chosen.filter(({ file }) => file === 'large.js').map(({ line }) => line);
    assert.equal(new Set(lines).size, lines.length);
    const operators = Map.groupBy(chooseMutants(want(14, large), 'seed'), ({ operator }) => operator);
    assert.deepEqual(
      [...operators.values()].map((list) => list.length),
      [2, 2, 2, 2, 2, 2, 2],
    );
  });

  it('has in each part of it as much of each file as in all of it', () => {
    const other = { ...large, file: 'other.js', wanted: 15 };
    const chosen = chooseMutants([...want(5, large), other], 'seed');
    for (const part of [chosen.slice(0, 4), chosen.slice(4, 8), chosen.slice(0, 12)]) {
      assert.equal(part.filter(({ file }) => file === 'other.js').length, (part.length * 3) / 4);
    }
  });

  it('takes all there are when there are no more, each once', () => {
    const all = chooseMutants(want(1000, small, fileOf('empty.js', '')), 'seed');
    assert.equal(all.length, small.mutants.length);
    assert.equal(new Set(all.map(({ start, after }) => `${start} ${after}`)).size, all.length);
    assert.deepEqual(chooseMutants([], 'seed'), []);
  });
});
