import assert from 'node:assert/strict';
import { examplePlan } from '../plan/examplePlan.ts';
import { findTampering } from './findTampering.ts';

const mocha = [
  "import { expect } from 'chai';",
  "import { f } from '../src/a.js';",
  "it('sorts', () => {",
  '  expect(f([3, 1])).to.deep.equal([1, 3]);',
  '});',
  '',
].join('\n');
const python = [
  'import unittest',
  'class T(unittest.TestCase):',
  '    def setUp(self):',
  '        self.x = 1',
  '    def test_f(self):',
  '        self.assertEqual(f(1), [1, 2])',
  '',
].join('\n');
const go = [
  'package a',
  'func TestF(t *testing.T) {',
  '\tgot, err := F(1)',
  '\tif err != nil {',
  '\t\tt.Fatal(err)',
  '\t}',
  '\tif got != 2 {',
  '\t\tt.Errorf("got %d", got)',
  '\t}',
  '}',
  '',
].join('\n');

function codes(path: string, text: string, part: string, by: string): string[] {
  assert.ok(text.includes(part));
  const found = findTampering({
    plan: examplePlan([]),
    files: [{ path, before: text, after: text.replace(part, () => by) }],
    textBefore: (each) => (each === path ? text : undefined),
    pathsBefore: new Set([path]),
    fileBytes: 1_000_000,
  });
  return [...new Set(found.map(({ code }) => code))].toSorted();
}

describe('Changes of tests', () => {
  const assertion = 'expect(f([3, 1])).to.deep.equal([1, 3]);';
  const edits: readonly (readonly [path: string, text: string, part: string, by: string, codes: readonly string[]])[] =
    [
      ['test/a.test.js', mocha, assertion, 'expect(f([3, 1])).to.exist;', ['test.loosened']],
      ['test/a.test.js', mocha, assertion, `process.env.FULL && ${assertion}`, ['test.unreached']],
      ['test/a.test.js', mocha, assertion, `for (const x of []) { ${assertion} }`, ['test.unreached']],
      [
        'test/a.test.js',
        mocha,
        assertion,
        'return ready.then(() => expect(f([3, 1])).to.deep.equal([1, 3])).catch(() => {});',
        ['test.swallowed'],
      ],
      ['test/a.test.js', mocha, "it('sorts'", "if (!process.env.CI) it('sorts'", ['test.skipped']],
      ['test/a.test.js', mocha, "it('sorts'", "const it = () => {};\nit('sorts'", ['test.runner-replaced']],
      ['test/a.test.js', mocha, assertion, 'const sorted = f([3, 1]);\n  expect(sorted).to.deep.equal([1, 3]);', []],
      ['test/a.test.js', mocha, assertion, 'expect(f([3, 1])).to.eql([1, 3]);', []],
      ['tests/test_a.py', python, 'self.x = 1', 'self.skipTest("x")', ['test.skipped']],
      ['tests/test_a.py', python, '(unittest.TestCase)', '', ['test.deleted', 'test.uncollected']],
      ['tests/test_a.py', python, 'assertEqual(f(1), [1, 2])', 'assertIn(1, f(1))', ['test.loosened']],
      ['a_test.go', go, 'got != 2', 'got != 2 && got != 0', ['test.loosened']],
      ['a_test.go', go, '\t\tt.Fatal(err)', '\t\treturn', ['test.assertion-removed', 'test.skipped']],
      ['a_test.go', go, 't.Errorf("got %d", got)', 't.Fatalf("F(1) = %d", got)', []],
    ];

  for (const [path, text, part, by, expected] of edits) {
    it(`${path}: ${by.trim()} gives ${expected.length === 0 ? 'nothing' : expected.join(', ')}`, () => {
      assert.deepEqual(codes(path, text, part, by), expected);
    });
  }
});
