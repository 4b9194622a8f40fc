import assert from 'node:assert/strict';
import { examplePlan } from '../../plan/examplePlan.ts';
import { asksOtherwise } from './changedTests.ts';

const path = 'src/a.test.js';
const text = "import { expect } from 'chai';\nit('sorts', () => {\n  expect(f([3, 1])).to.deep.equal([1, 3]);\n});\n";

function asks(after: string | undefined, paths: readonly string[] = [path]): boolean {
  return asksOtherwise(
    {
      plan: examplePlan([]),
      files: [{ path, before: text, after }],
      textBefore: () => undefined,
      pathsBefore: new Set([path]),
      fileBytes: 1_000_000,
    },
    paths,
  );
}

it('Changed tests ask otherwise unless they were only renamed, or written in another way', () => {
  assert.ok(!asks(text.replace("'sorts'", "'puts in order'")));
  assert.ok(asks(text.replace('[1, 3]', '[3, 1]')));
  assert.ok(asks(`${text}it('is empty', () => {\n  expect(f([])).to.deep.equal([]);\n});\n`));
  assert.ok(asks(undefined), 'gone');
  assert.ok(asks(text, [path, 'src/b.feature']), 'not read');
});
