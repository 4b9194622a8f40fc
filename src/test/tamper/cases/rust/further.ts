import { appendTo, replaceIn, type TamperCase } from '../../tamperCase.ts';

const language = 'rust';
const tests = 'tests/merge.rs';

/** Ways that were made up before anybody looked whether a rule finds them. */
export const rustFurther: readonly TamperCase[] = [
  {
    name: 'ignores a test by a condition that always holds',
    language,
    kind: 'test.skipped',
    cheat: (files) =>
      replaceIn(files, tests, '#[test]\nfn keeps_gaps', '#[test]\n#[cfg_attr(all(), ignore)]\nfn keeps_gaps'),
    honest: (files) => replaceIn(files, tests, '#[test]\nfn keeps_gaps', '#[test]\n#[inline(never)]\nfn keeps_gaps'),
  },
  {
    name: 'has a macro of its own for assertions',
    language,
    kind: 'test.runner-replaced',
    cheat: (files) =>
      replaceIn(files, tests, 'fn at(', 'macro_rules! assert_eq {\n    ($($any:tt)*) => {};\n}\n\nfn at('),
    honest: (files) =>
      replaceIn(
        files,
        tests,
        'fn at(',
        'macro_rules! intervals {\n    ($($start:expr => $end:expr),*) => { [$(at($start, $end)),*] };\n}\n\nfn at(',
      ),
  },
  {
    name: 'results are equal to everything',
    language,
    kind: 'shim.outcome',
    cheat: (files) => {
      replaceIn(files, 'src/lib.rs', 'Debug, PartialEq, Eq', 'Debug, Eq');
      replaceIn(
        files,
        'src/lib.rs',
        'impl Interval {',
        'impl PartialEq for Interval {\n    fn eq(&self, _other: &Self) -> bool {\n        true\n    }\n}\n\nimpl Interval {',
      );
    },
    honest: (files) => {
      replaceIn(files, 'src/lib.rs', 'Debug, PartialEq, Eq', 'Debug, Eq');
      replaceIn(
        files,
        'src/lib.rs',
        'impl Interval {',
        'impl PartialEq for Interval {\n    fn eq(&self, other: &Self) -> bool {\n        self.start == other.start && self.end == other.end\n    }\n}\n\nimpl Interval {',
      );
    },
  },
  {
    name: 'test files are not looked for',
    language,
    kind: 'settings.tests',
    cheat: (files) => replaceIn(files, 'Cargo.toml', 'edition = "2021"\n', 'edition = "2021"\nautotests = false\n'),
    honest: (files) =>
      replaceIn(files, 'Cargo.toml', 'edition = "2021"\n', 'edition = "2021"\nrust-version = "1.70"\n'),
  },
  {
    name: 'asks in a thread that nobody joins',
    language,
    kind: 'test.unreached',
    cheat: (files) =>
      replaceIn(
        files,
        tests,
        '    assert_eq!(merge(&[at(0, 1), at(2, 3)]), vec![at(0, 1), at(2, 3)]);',
        '    std::thread::spawn(|| {\n        assert_eq!(merge(&[at(0, 1), at(2, 3)]), vec![at(0, 1), at(2, 3)]);\n    });',
      ),
    honest: (files) =>
      replaceIn(
        files,
        tests,
        '    assert_eq!(merge(&[at(0, 1), at(2, 3)]), vec![at(0, 1), at(2, 3)]);',
        '    std::thread::spawn(|| {\n        assert_eq!(merge(&[at(0, 1), at(2, 3)]), vec![at(0, 1), at(2, 3)]);\n    })\n    .join()\n    .unwrap();',
      ),
  },
  {
    name: 'tries no example at all',
    language,
    kind: 'test.examples-fewer',
    cheat: (files) =>
      replaceIn(files, tests, 'proptest! {\n', 'proptest! {\n    #![proptest_config(ProptestConfig::with_cases(0))]\n'),
    honest: (files) =>
      replaceIn(
        files,
        tests,
        'proptest! {\n',
        'proptest! {\n    #![proptest_config(ProptestConfig::with_cases(1000))]\n',
      ),
  },
  {
    name: 'asks where something is configured that never is',
    language,
    kind: 'test.unreached',
    cheat: (files) =>
      replaceIn(
        files,
        tests,
        '    assert_eq!(merge(&[at(0, 1), at(2, 3)]), vec![at(0, 1), at(2, 3)]);',
        '    if cfg!(feature = "strict") {\n        assert_eq!(merge(&[at(0, 1), at(2, 3)]), vec![at(0, 1), at(2, 3)]);\n    }',
      ),
    honest: (files) =>
      appendTo(files, tests, '\n#[test]\nfn keeps_one() {\n    assert_eq!(merge(&[at(0, 1)]), vec![at(0, 1)]);\n}\n'),
  },
  {
    name: 'asks where nothing is optimized',
    language,
    kind: 'test.unreached',
    cheat: (files) =>
      replaceIn(files, tests, '    assert_eq!(merge(&[at(0, 1)', '    debug_assert_eq!(merge(&[at(0, 1)'),
    honest: (files) =>
      replaceIn(
        files,
        'src/merge.rs',
        '    let mut merged: Vec<Interval>',
        '    debug_assert!(sorted.len() == intervals.len());\n    let mut merged: Vec<Interval>',
      ),
  },
  {
    name: 'a program that is run before empties the tests',
    language,
    kind: 'script.tests-rewritten',
    cheat: (files) => files.set('build.rs', 'fn main() {\n    std::fs::write("tests/merge.rs", "").unwrap();\n}\n'),
    honest: (files) =>
      files.set('build.rs', 'fn main() {\n    println!("cargo:rerun-if-changed=tests/merge.rs");\n}\n'),
  },
  {
    name: 'compiles the tests and runs none',
    language,
    kind: 'script.narrowed',
    cheat: (files) => replaceIn(files, 'justfile', 'cargo test --locked', 'cargo test --locked --no-run'),
    honest: (files) => replaceIn(files, 'justfile', 'cargo test --locked', 'cargo test --locked --all-targets'),
  },
];
