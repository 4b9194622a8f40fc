import type { Sample } from './sample.ts';

const file = 'tests/test_postage.py';
const low = [0, 500].map((grams) => `passed ${file} > test_low_up_to_half_a_kilogram[${String(grams)}]`);
const high = `${file} > test_higher_above`;

export const pythonSample: Sample = {
  name: 'python',
  // `python3 -m mypy`, whatever stands behind it.
  versionCommand: (command) => `${command.split(' ').slice(0, 3).join(' ')} --version`,
  green: {
    typecheck: { status: 'pass', findings: [] },
    lint: { status: 'pass', findings: [] },
    test: { status: 'pass', tests: [`passed ${high}`, ...low] },
    deadcode: { status: 'pass', findings: [] },
  },
  faults: [
    {
      name: 'type error, lint finding, failing test, dead function',
      edits: {
        'parcels/postage.py': `"""What a parcel costs."""

import os


def postage(grams: int) -> int:
    """Postage in cents of a parcel of so many grams."""
    return 700 if grams <= 600 else "1100"


def weight_of(grams: int) -> int:
    return grams
`,
      },
      expected: {
        typecheck: { status: 'fail', findings: ['parcels/postage.py:8 return-value'] },
        lint: { status: 'fail', findings: ['parcels/postage.py:3 F401'] },
        test: { status: 'fail', tests: [`failed ${high}`, ...low], findings: [`${file}:-`] },
        deadcode: { status: 'fail', findings: ['parcels/postage.py:3', 'parcels/postage.py:11'] },
      },
      worse: [
        /^typecheck .*new: parcels\/postage\.py:8: return-value/,
        /^lint .*new: parcels\/postage\.py:3: F401/,
        /^test .*new: tests\/test_postage\.py: test_higher_above/,
        /^deadcode .*new: parcels\/postage\.py:11: unused function 'weight_of'/,
      ],
      verdict: 'fail',
    },
    {
      name: 'no tests collected',
      edits: { [file]: '' },
      expected: { test: { status: 'fail', summary: /no tests ran/i } },
      worse: [/^test .*3 tests ran before, only 0 run now/],
      verdict: 'fail',
    },
    {
      name: 'a test file that cannot be loaded',
      edits: { [file]: { from: 'from parcels.postage', to: 'from parcels.postages' } },
      expected: { test: { status: 'fail', findings: [`${file}:-`], summary: /could not be loaded/ } },
      worse: [/^test .*new: tests\/test_postage\.py: the file could not be loaded/],
      verdict: 'fail',
    },
    {
      name: 'a crash after all tests passed',
      edits: {
        'tests/conftest.py': `import os


def pytest_unconfigure() -> None:
    os.abort()
`,
      },
      expected: { test: { status: 'fail', summary: /although 3 tests passed|was ended by SIGABRT/ } },
      worse: [/^test .*passed before and fails now/],
      verdict: 'fail',
    },
    {
      name: 'a tool that is missing',
      edits: { 'AGENTS.md': '## Health Stack\n\n- lint: python3 -m no_such_linter .\n' },
      expected: { lint: { status: 'missing', summary: /is missing/ } },
      worse: [/^lint .*cannot be run any more/],
      verdict: 'fail',
    },
  ],
};
