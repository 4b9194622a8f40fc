import assert from 'node:assert/strict';
import { changedMutants, linesOfHunks, mutantAction } from './changedMutants.ts';

const text = 'export const a = (x) => x > 1;\nexport const b = (x) => x < 2;\n';

describe('Mutants of changed lines', () => {
  it('stand on those lines, and not on others', () => {
    const mutants = changedMutants([{ file: 'src/a.js', text, before: '', lines: new Set([2]) }], 50, 'seed').chosen;
    assert.ok(mutants.length > 1);
    assert.deepEqual([...new Set(mutants.map(({ line }) => line))], [2]);
    assert.equal(
      changedMutants([{ file: 'src/a.js', text, before: '', lines: new Set([1, 2]) }], 3, 'seed').chosen.length,
      3,
    );
  });

  it('are none of tests, of what nobody wrote or reads, and of what removes files', () => {
    const lines = new Set([1, 2]);
    for (const file of [
      { file: 'test/a.js', text },
      { file: 'notes.txt', text },
      { file: 'src/a.js', text: `// @generated\n${text}` },
      { file: 'src/a.js', text: `${text}rmSync('x');\n` },
    ]) {
      assert.deepEqual(changedMutants([{ ...file, before: undefined, lines }], 9, 'seed').chosen, [], file.file);
    }
  });

  it('are told apart from what is left alone, and whether the work itself is the reason', () => {
    const lines = new Set([1, 2]);
    const removing = `${text}rmSync('x');\n`;
    const left = (after: string, before: string | undefined): readonly unknown[] =>
      changedMutants([{ file: 'src/a.js', text: after, before, lines }], 9, 'seed').left;
    assert.deepEqual(left(removing, text), [{ file: 'src/a.js', why: 'removesFiles', line: 3, isNew: true }]);
    assert.deepEqual(left(removing, removing), [{ file: 'src/a.js', why: 'removesFiles', line: 3, isNew: false }]);
    const marked = `// @generated\n${text}`;
    assert.deepEqual(left(marked, marked), [{ file: 'src/a.js', why: 'generated', line: 1, isNew: false }]);
    assert.deepEqual(left(marked, text), [], 'the mark is new: it is tried');
  });
});

it('Changed lines are read from the heads of hunks', () => {
  const diff = [
    '@@ -1 +1 @@',
    '-a',
    '+b',
    '@@ -4,0 +5,2 @@ function @@ -9 +9 @@',
    '+c',
    '+d',
    '@@ -8,2 +9,0 @@',
    '-@@ -1 +7 @@',
  ];
  assert.deepEqual([...linesOfHunks(diff.join('\n'))], [1, 5, 6]);
});

it('A mutant is told as what was done', () => {
  const mutant = { operator: 'o', start: 0, end: 1, line: 1, column: 1, before: '>', after: '>=' };
  assert.equal(mutantAction(mutant), 'replacing `>` by `>=`');
  assert.equal(mutantAction({ ...mutant, before: 'a\n  = b;', after: '' }), 'taking out `a = b;`');
});
