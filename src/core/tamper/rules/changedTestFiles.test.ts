import assert from 'node:assert/strict';
import type { ChangedFile } from '../../journal/events.ts';
import { examplePlan } from '../../plan/examplePlan.ts';
import type { AttemptedChange, FileVersions } from '../tamper.ts';
import { changedTestFiles } from './changedTestFiles.ts';
import { goesWithCode } from './testDeleted.ts';

const before: ReadonlyMap<string, string> = new Map([
  ['src/a.mjs', 'export const a = 1;\n'],
  ['src/a.test.mjs', "import { a } from './a.mjs';\n\ntest('a', () => ok(a));\n"],
  ['legacy/a.mjs', 'export const a = 2;\n'],
  ['legacy/a.test.mjs', "import { a } from './a.mjs';\n\ntest('a', () => ok(a));\n"],
  ['shop/money.py', 'x = 1\n'],
  ['tests/test_money.py', 'from shop.money import x\n'],
  ['tests/test_both.py', 'from shop import money, other\nfrom shop.other import y\n'],
  ['shop/other.py', 'y = 1\n'],
  ['pkg/sum.go', 'package pkg\n'],
  ['pkg/sum_test.go', 'package pkg\n'],
  ['golden/a.txt', '6\n'],
  ['src/lib.rs', 'fn a() {}\n#[cfg(test)]\nmod tests { #[test] fn b() {} }\n'],
]);

function changeOf(files: readonly FileVersions[], deletes: readonly string[] = []): AttemptedChange {
  const lists = deletes.map((path) => `- \`${path}\` (delete)`);
  return {
    plan: examplePlan(['title: Example'], ['## Design', '', '**Files expected to change**', '', ...lists]),
    files,
    textBefore: (path) => before.get(path),
    pathsBefore: new Set(before.keys()),
    fileBytes: 1_000_000,
  };
}

function gone(path: string): FileVersions {
  return { path, before: before.get(path), after: undefined };
}

function edited(path: string, part: string, by: string): FileVersions {
  const text = before.get(path) ?? '';
  assert.ok(text.includes(part));
  return { path, before: text, after: text.replace(part, by) };
}

function changed(...files: FileVersions[]): readonly string[] {
  return changedTestFiles(
    changeOf(files),
    files.flatMap(({ path, pathBefore, after }): ChangedFile[] =>
      pathBefore === undefined
        ? [{ path, change: after === undefined ? 'deleted' : 'modified' }]
        : [
            { path, change: 'added' },
            { path: pathBefore, change: 'deleted' },
          ],
    ),
  );
}

describe('goesWithCode', () => {
  const cases: readonly (readonly [test: string, removed: string, goes: boolean])[] = [
    ['legacy/a.test.mjs', 'legacy/a.mjs', true],
    ['src/a.test.mjs', 'legacy/a.mjs', false],
    ['tests/test_money.py', 'shop/money.py', true],
    ['tests/test_both.py', 'shop/money.py', false],
    ['pkg/sum_test.go', 'pkg/sum.go', true],
    ['pkg/sum_test.go', 'src/a.mjs', false],
  ];
  for (const [test, removed, goes] of cases) {
    it(`lets ${test} ${goes ? 'go' : 'stay'} where the plan deletes ${removed}`, () => {
      assert.equal(goesWithCode({ change: changeOf([gone(removed), gone(test)], [removed]) }, test), goes);
    });
  }
});

describe('changedTestFiles', () => {
  const source = { path: 'src/cost.mjs', pathBefore: 'src/a.mjs', before: before.get('src/a.mjs'), after: '' };
  const test = { ...edited('src/a.test.mjs', './a.mjs', './cost.mjs'), path: 'src/cost.test.mjs' };

  it('are tests, what they compare with, and sources whose tests changed', () => {
    assert.deepEqual(changed(edited('src/a.test.mjs', 'ok(a)', 'ok(1)')), ['src/a.test.mjs']);
    assert.deepEqual(changed(edited('golden/a.txt', '6', '7')), ['golden/a.txt']);
    assert.deepEqual(changed(edited('src/lib.rs', 'fn b() {}', 'fn b() { x() }')), ['src/lib.rs']);
    assert.deepEqual(changed(edited('src/lib.rs', 'fn a() {}', 'fn a() { x() }')), []);
    assert.deepEqual(changed(edited('src/a.mjs', '1', '2')), []);
  });

  it('are no tests that moved with their source, where only the import differs', () => {
    const moved = { ...test, pathBefore: 'src/a.test.mjs' };
    assert.deepEqual(changed(source, moved), []);
    assert.deepEqual(changed(source, { ...moved, after: moved.after?.replace('ok(a)', 'ok(1)') }), ['src/a.test.mjs']);
    assert.deepEqual(changed(moved), ['src/a.test.mjs']);
  });
});
