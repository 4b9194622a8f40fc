import type { Sample } from './sample.ts';

const low = 'tests::low_up_to_half_a_kilogram';
const high = 'tests::higher_above';

export const rustSample: Sample = {
  name: 'rust',
  // Clippy is a program of its own, which need not be there.
  versionCommand: (command) => (command.startsWith('cargo clippy') ? 'cargo clippy --version' : 'cargo --version'),
  green: {
    typecheck: { status: 'pass', findings: [] },
    lint: { status: 'pass', findings: [] },
    test: { status: 'pass', tests: [`passed ${high}`, `passed ${low}`] },
    deadcode: { status: 'pass', findings: [] },
  },
  faults: [
    {
      name: 'a type error, which keeps the tests from being built too',
      edits: { 'src/lib.rs': { from: '        700\n', to: '        "700"\n' } },
      expected: {
        typecheck: { status: 'fail', findings: ['src/lib.rs:7 E0308'] },
        test: { status: 'fail', findings: ['src/lib.rs:7 E0308'] },
      },
      worse: [/^typecheck .*new: src\/lib\.rs:7: E0308/, /^test .*new: src\/lib\.rs:7: E0308/],
      verdict: 'fail',
    },
    {
      name: 'a finding of Clippy, a failing test, a function that is never used',
      edits: {
        'src/lib.rs': {
          from: '    if grams <= 500 {\n        700\n    } else {\n        1100\n    }\n}\n',
          to: '    let price = if grams <= 600 { 700 } else { 1100 };\n    return price;\n}\n\nfn zone() -> u32 {\n    1\n}\n',
        },
      },
      expected: {
        lint: { status: 'pass', findings: ['src/lib.rs:10 dead_code', 'src/lib.rs:7 clippy::needless_return'] },
        test: { status: 'fail', tests: [`failed ${high}`, `passed ${low}`] },
        deadcode: { status: 'pass', findings: ['src/lib.rs:10 dead_code'] },
      },
      worse: [
        /^lint .*new: src\/lib\.rs:7: clippy::needless_return/,
        /^test .*new: tests::higher_above/,
        /^deadcode .*new: src\/lib\.rs:10: dead_code/,
      ],
      verdict: 'fail',
    },
    {
      name: 'no tests collected, although cargo is content',
      edits: { 'src/lib.rs': { from: '#[cfg(test)]', to: '#[cfg(any())]' } },
      expected: { test: { status: 'fail', summary: /^No tests ran/ } },
      worse: [/^test .*2 tests ran before, only 0 run now/],
      verdict: 'fail',
    },
    {
      name: 'a crash after all tests passed',
      edits: {
        'src/lib.rs': {
          from: '    #[test]\n    fn higher_above() {\n',
          to: `    extern "C" {
        fn atexit(last: extern "C" fn()) -> i32;
    }

    extern "C" fn last() {
        std::process::abort();
    }

    #[test]
    fn higher_above() {
        unsafe { atexit(last) };
`,
        },
      },
      expected: { test: { status: 'fail', summary: /although 2 tests passed/ } },
      worse: [/^test .*passed before and fails now/],
      verdict: 'fail',
    },
    {
      name: 'a tool that is missing',
      edits: { 'AGENTS.md': '## Health Stack\n\n- lint: cargo no-such-linter\n' },
      expected: { lint: { status: 'missing', summary: /is missing/ } },
      worse: [/^lint .*cannot be run any more/],
      verdict: 'fail',
    },
  ],
};
