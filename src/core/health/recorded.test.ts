import assert from 'node:assert/strict';
import { findingText } from './output.ts';
import { recordedNames, recordedRun, type Recorded } from './recorded.ts';
import { judgeRun } from './score.ts';
import { readRun } from './tools/tools.ts';

function findings(name: Recorded): string[] {
  return readRun(recordedRun(name)).findings.map((one) => `${one.severity ?? '-'} ${findingText(one)}`);
}

function cases(name: Recorded): string[] {
  return (readRun(recordedRun(name)).cases ?? [])
    .map((test) => `${test.outcome} ${test.file ?? ''} ${test.name}`)
    .toSorted();
}

const ruff = [
  '- app.py:1: F401: `os` imported but unused',
  '- app.py:9: F841: Local variable `x` is assigned to but never used',
  '- app.py:9: F821: Undefined name `undefined_name`',
  '- test_app.py:1: I001: Import block is un-sorted or un-formatted',
];
const shellcheck = [
  'warning a.sh:2: SC2086: Double quote to prevent globbing and word splitting.',
  'error a.sh:3: SC2045: Iterating over ls output is fragile. Use globs.',
  "warning a.sh:4: SC2164: Use 'cd ... || exit' or 'cd ... || return' in case cd fails.",
];
const clippy = [
  'warning src/lib.rs:2: unused_variables: unused variable: `unused`',
  'warning src/lib.rs:6: dead_code: function `dead` is never used',
  'warning src/lib.rs:3: clippy::needless_return: unneeded `return` statement',
];
const biome = [
  'warning src/App.vue:2: lint/correctness/noUnusedVariables: This variable n is unused.',
  'warning src/b.js:1: lint/correctness/noUnusedVariables: This variable y is unused.',
  'warning src/index.ts:3: lint/correctness/noUnusedVariables: This variable x is unused.',
  'error src/b.js:1: lint/suspicious/noDebugger: This is an unexpected use of the debugger statement.',
];
const mypy = ['error app.py:5: return-value: Incompatible return value type (got "int", expected "str")'];

const looked: Readonly<Partial<Record<Recorded, readonly string[]>>> = {
  mypy,
  mypyJson: mypy,
  pyrightJson: [
    'error app.py:5: reportReturnType: Type "int" is not assignable to return type "str"',
    'error app.py:9: reportUndefinedVariable: "undefined_name" is not defined',
    'error test_app.py:16: reportOperatorIssue: Operator ">" not supported for types "str" and "Literal[0]"',
  ],
  // Its rule stands behind the explanation, lines below.
  pyright: [
    'error app.py:5: Type "int" is not assignable to return type "str"',
    'error app.py:9: reportUndefinedVariable: "undefined_name" is not defined',
    'error test_app.py:16: reportOperatorIssue: Operator ">" not supported for types "str" and "Literal[0]"',
  ],
  ruff,
  ruffConcise: ruff,
  ruffJson: ruff,
  vulture: [
    "- app.py:1: unused import 'os'",
    "- app.py:8: unused function 'unused_helper'",
    "- app.py:8: unused variable 'a'",
    "- app.py:9: unused variable 'x'",
  ],
  cargoCheck: ['error src/lib.rs:28: E0308: mismatched types'],
  cargoCheckDead: clippy.slice(0, 2),
  clippy,
  clippyJson: clippy,
  javac: [
    'error A.java:2: incompatible types: String cannot be converted to int',
    'error A.java:3: cannot find symbol',
    'warning A.java:3: rawtypes: found raw type: ArrayList',
    'warning A.java:3: unchecked: unchecked call to add(E) as a member of the raw type ArrayList',
  ],
  shellcheck,
  shellcheckGcc: shellcheck,
  shellcheckJson: shellcheck,
  vueTsc: [
    "error src/App.vue:2: TS2322: Type 'number' is not assignable to type 'string'.",
    "error src/index.ts:1: TS2322: Type 'number' is not assignable to type 'string'.",
  ],
  eslintJson: [
    "warning src/b.js:1: no-unused-vars: 'y' is assigned a value but never used.",
    "error src/b.js:1: no-debugger: Unexpected 'debugger' statement.",
  ],
  biomeJson: biome,
  biomeSarif: biome,
  oxlintJson: [
    "warning src/b.js:1: eslint(no-unused-vars): Variable 'y' is declared but never used. Unused variables should start with a '_'.",
    'warning src/b.js:1: eslint(no-debugger): `debugger` statement is not allowed',
    "warning src/index.ts:3: eslint(no-unused-vars): Variable 'x' is declared but never used. Unused variables should start with a '_'.",
  ],
};

const nodeCases = [
  'failed  total > deep > is wrong',
  'passed  top',
  'passed  total > doubles',
  'skipped  total > later',
];
const goCases = [
  'failed example.org/shop/cart TestWrong',
  'passed example.org/shop/cart TestTotal',
  'skipped example.org/shop/cart TestLater',
];
const vitestCases = [
  'failed src/a.test.js total > is wrong',
  'passed src/a.test.js total > doubles',
  'skipped src/a.test.js total > later',
];

const ran: Readonly<Partial<Record<Recorded, readonly string[]>>> = {
  vitestJson: vitestCases,
  vitestVerbose: vitestCases,
  vitestJunit: vitestCases,
  jestVerbose: [
    'failed j/a.test.cjs total › is wrong',
    'passed j/a.test.cjs total › doubles',
    'skipped j/a.test.cjs total › later',
  ],
  mochaSpec: ['failed  total > deep > is wrong', 'passed  total > doubles', 'skipped  total > later'],
  mochaJson: ['failed j/m.cjs total deep is wrong', 'passed j/m.cjs total doubles', 'skipped j/m.cjs total later'],
  nodeSpec: nodeCases,
  nodeTap: nodeCases,
  pytestVerbose: [
    'failed test_app.py test_wrong',
    'passed test_app.py TestMore::test_many[1]',
    'passed test_app.py TestMore::test_many[2]',
    'passed test_app.py test_double',
    'skipped test_app.py TestMore::test_known',
    'skipped test_app.py TestMore::test_later',
  ],
  cargoTest: ['failed  tests::wrong', 'passed  tests::doubles', 'skipped  tests::later'],
  goVerbose: goCases,
  goJson: goCases,
  rspec: [
    'failed spec/app_spec.rb total is wrong',
    'passed spec/app_spec.rb total doubles',
    'skipped spec/app_spec.rb total is later',
  ],
};

describe('recorded output of real tools', () => {
  for (const [name, expected] of Object.entries(looked) as [Recorded, readonly string[]][]) {
    it(`is read as findings: ${name}`, () => {
      assert.deepEqual(findings(name), expected);
    });
  }

  for (const [name, expected] of Object.entries(ran) as [Recorded, readonly string[]][]) {
    it(`names every test: ${name}`, () => {
      assert.deepEqual(cases(name), expected);
    });
  }

  it('names unused things by file and kind: knipJson', () => {
    assert.ok(findings('knipJson').includes('- package.json: dependencies: left-pad'));
  });

  it('is red by its exit code, and never has all points', () => {
    for (const name of recordedNames) {
      const run = recordedRun(name);
      const health = judgeRun(run, 1000);
      assert.equal(health.status, run.exit.kind === 'exited' && run.exit.code === 0 ? 'pass' : 'fail', name);
      assert.ok((health.score ?? 10) < 10, name);
    }
  });
});
