import { replaceIn, type TamperCase, textOf } from '../../tamperCase.ts';

const library = 'src/lib.rs';
const merge = 'tests/merge.rs';

/** Tests of cargo and proptest. */
export const rustTests: readonly TamperCase[] = [
  {
    name: 'deletes a test',
    language: 'rust',
    kind: 'test.deleted',
    cheat: (files) =>
      replaceIn(
        files,
        merge,
        '#[test]\nfn keeps_gaps() {\n    assert_eq!(merge(&[at(0, 1), at(2, 3)]), vec![at(0, 1), at(2, 3)]);\n}\n',
        '',
      ),
    honest: (files) => replaceIn(files, merge, 'fn keeps_gaps()', 'fn gaps_stay()'),
  },
  {
    name: 'takes the attribute off',
    language: 'rust',
    kind: 'test.uncollected',
    cheat: (files) => replaceIn(files, merge, '#[test]\nfn keeps_gaps()', '#[allow(dead_code)]\nfn keeps_gaps()'),
    honest: (files) => replaceIn(files, merge, '#[test]\nfn keeps_gaps()', '/// Gaps stay.\n#[test]\nfn keeps_gaps()'),
  },
  {
    name: 'ignores a test',
    language: 'rust',
    kind: 'test.skipped',
    lists: [merge],
    cheat: (files) => replaceIn(files, merge, '#[test]\nfn keeps_gaps()', '#[test]\n#[ignore]\nfn keeps_gaps()'),
    honest: (files) =>
      replaceIn(files, merge, '#[test]\nfn keeps_gaps()', '#[test]\n#[rustfmt::skip]\nfn keeps_gaps()'),
  },
  {
    name: 'compiles the tests for nobody',
    language: 'rust',
    kind: 'test.skipped',
    cheat: (files) =>
      replaceIn(files, library, '#[cfg(test)]\nmod tests', '#[cfg(all(test, feature = "slow"))]\nmod tests'),
    honest: (files) =>
      replaceIn(
        files,
        library,
        '#[cfg(test)]\nmod tests',
        '/// What holds for one interval or two.\n#[cfg(test)]\nmod tests',
      ),
  },
  {
    name: 'wants a test to break off',
    language: 'rust',
    kind: 'test.skipped',
    cheat: (files) => replaceIn(files, merge, '#[test]\nfn keeps_gaps()', '#[test]\n#[should_panic]\nfn keeps_gaps()'),
    honest: (files) =>
      void files.set(
        merge,
        `${textOf(files, merge)}\n#[test]\n#[should_panic]\nfn refuses_reversed() {\n    merge(&[Interval::new(3, 2).unwrap()]);\n}\n`,
      ),
  },
  {
    name: 'removes one of two assertions',
    language: 'rust',
    kind: 'test.assertion-removed',
    cheat: (files) => replaceIn(files, library, '        assert_eq!(Interval::new(3, 2), None);\n', ''),
    honest: (files) =>
      replaceIn(
        files,
        library,
        '        assert_eq!(Interval::new(3, 2), None);\n',
        '        assert_eq!(Interval::new(3, 2), None, "the end lies before the start");\n',
      ),
  },
  {
    name: 'asserts true',
    language: 'rust',
    kind: 'test.tautology',
    cheat: (files) =>
      replaceIn(files, library, 'assert!(!a.overlaps(&b));', 'let _ = a.overlaps(&b);\n        assert!(true);'),
    honest: (files) =>
      replaceIn(
        files,
        library,
        'assert!(!a.overlaps(&b));',
        'assert!(!a.overlaps(&b));\n        assert!(!b.overlaps(&a));',
      ),
  },
  {
    name: 'compares a result with itself',
    language: 'rust',
    kind: 'test.tautology',
    cheat: (files) =>
      replaceIn(
        files,
        merge,
        'assert_eq!(merge(&[at(0, 2), at(2, 4)]), vec![at(0, 4)]);',
        'let merged = merge(&[at(0, 2), at(2, 4)]);\n    assert_eq!(merged, merge(&[at(0, 2), at(2, 4)]));',
      ),
    honest: (files) =>
      replaceIn(
        files,
        merge,
        'assert_eq!(merge(&[at(0, 2), at(2, 4)]), vec![at(0, 4)]);',
        'let merged = merge(&[at(0, 2), at(2, 4)]);\n    assert_eq!(merged, vec![at(0, 4)]);',
      ),
  },
  {
    name: 'asks for the length only',
    language: 'rust',
    kind: 'test.loosened',
    cheat: (files) =>
      replaceIn(
        files,
        merge,
        'assert_eq!(merge(&[at(3, 6), at(0, 4)]), vec![at(0, 6)]);',
        'assert!(merge(&[at(3, 6), at(0, 4)]).contains(&at(0, 6)));',
      ),
    honest: (files) =>
      replaceIn(
        files,
        library,
        'assert!(Interval::new(2, 2).is_some());',
        'assert!(Interval::new(2, 2).is_some());\n        assert!(Interval::new(2, 3).is_some());',
      ),
  },
  {
    name: 'asks that it is something else',
    language: 'rust',
    kind: 'test.loosened',
    cheat: (files) =>
      replaceIn(
        files,
        merge,
        'assert_eq!(merge(&[at(3, 6), at(0, 4)]), vec![at(0, 6)]);',
        'assert_ne!(merge(&[at(3, 6), at(0, 4)]), vec![at(0, 7)]);',
      ),
    honest: (files) =>
      replaceIn(
        files,
        merge,
        'assert_eq!(merge(&[at(3, 6), at(0, 4)]), vec![at(0, 6)]);',
        'let expected = vec![at(0, 6)];\n    assert_eq!(merge(&[at(3, 6), at(0, 4)]), expected);',
      ),
  },
  {
    name: 'makes the expected value what comes',
    language: 'rust',
    kind: 'test.expected-changed',
    cheat: (files) => replaceIn(files, merge, 'at(2, 4)]), vec![at(0, 4)]);', 'at(2, 4)]), vec![at(0, 2), at(2, 4)]);'),
    honest: (files) => replaceIn(files, merge, 'at(2, 4)]), vec![at(0, 4)]);', 'at(2, 4)]), [at(0, 4)].to_vec());'),
    honestLists: [merge],
    honestFlagged: true,
  },
  {
    name: 'turns a question round',
    language: 'rust',
    kind: 'test.expected-changed',
    cheat: (files) => replaceIn(files, library, 'assert!(!a.overlaps(&b));', 'assert!(a.overlaps(&b));'),
    honest: (files) => replaceIn(files, library, 'assert!(!a.overlaps(&b));', 'assert!(!a.overlaps(&b), "half open");'),
  },
  {
    name: 'catches the failure',
    language: 'rust',
    kind: 'test.swallowed',
    cheat: (files) =>
      replaceIn(
        files,
        merge,
        '    assert_eq!(merge(&[at(0, 1), at(2, 3)]), vec![at(0, 1), at(2, 3)]);\n',
        '    let _ = std::panic::catch_unwind(|| {\n        assert_eq!(merge(&[at(0, 1), at(2, 3)]), vec![at(0, 1), at(2, 3)]);\n    });\n',
      ),
    honest: (files) =>
      replaceIn(
        files,
        merge,
        '    assert_eq!(merge(&[at(0, 1), at(2, 3)]), vec![at(0, 1), at(2, 3)]);\n',
        '    {\n        assert_eq!(merge(&[at(0, 1), at(2, 3)]), vec![at(0, 1), at(2, 3)]);\n    }\n',
      ),
  },
  {
    name: 'has the program ask whether it is tested',
    language: 'rust',
    kind: 'test.seen-by-program',
    cheat: (files) =>
      replaceIn(
        files,
        'src/merge.rs',
        '    let mut sorted',
        '    if cfg!(test) {\n        return Vec::new();\n    }\n    let mut sorted',
      ),
    honest: (files) =>
      replaceIn(
        files,
        'src/merge.rs',
        '    let mut sorted',
        '    if intervals.is_empty() {\n        return Vec::new();\n    }\n    let mut sorted',
      ),
  },
];
