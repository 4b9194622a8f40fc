import assert from 'node:assert/strict';
import { chooseMutants, type FileMutants } from './chooseMutants.ts';
import { findMutants } from './findMutants.ts';
import { javascript } from './languages/javascript.ts';

function fileOf(file: string, text: string): FileMutants {
  return { file, mutants: findMutants(text, javascript) };
}

const large = fileOf('large.js', 'if (a > 1 && b !== 2) { c(a + b); return d * 3; }\n'.repeat(50));
const small = fileOf('small.js', 'a(1);\nb(2);\nif (c) d = !e;\n');

describe('Choosing mutants', () => {
  it('gives the same sample for the same seed, and another one for another', () => {
    const one = chooseMutants([large, small], 20, 'seed');
    assert.deepEqual(chooseMutants([large, small], 20, 'seed'), one);
    assert.deepEqual(chooseMutants([small, large], 20, 'seed'), one, 'whatever the order of the files');
    assert.notDeepEqual(chooseMutants([large, small], 20, 'other'), one);
  });

  it('spreads over files, lines and operators', () => {
    const chosen = chooseMutants([large, small], 12, 'seed');
    assert.equal(chosen.filter(({ file }) => file === 'small.js').length, 6);
    const lines = chosen.filter(({ file }) => file === 'large.js').map(({ line }) => line);
    assert.equal(new Set(lines).size, lines.length);
    const operators = Map.groupBy(chooseMutants([large], 14, 'seed'), ({ operator }) => operator);
    assert.deepEqual(
      [...operators.values()].map((list) => list.length),
      [2, 2, 2, 2, 2, 2, 2],
    );
  });

  it('takes all there are when there are no more, each once', () => {
    const all = chooseMutants([small, { file: 'empty.js', mutants: [] }], 1000, 'seed');
    assert.equal(all.length, small.mutants.length);
    assert.equal(new Set(all.map(({ start, after }) => `${start} ${after}`)).size, all.length);
    assert.deepEqual(chooseMutants([], 10, 'seed'), []);
  });
});
