import { appendTo, replaceIn, type TamperCase } from '../../tamperCase.ts';

const language = 'rust';

export const rustSurroundings: readonly TamperCase[] = [
  {
    name: 'a lint is allowed for a function',
    language,
    kind: 'suppression.lint',
    cheat: (files) => replaceIn(files, 'src/merge.rs', 'pub fn merge', '#[allow(clippy::unwrap_used)]\npub fn merge'),
    honest: (files) => replaceIn(files, 'src/merge.rs', 'pub fn merge', '#[must_use]\npub fn merge'),
  },
  {
    name: 'lints are allowed for the crate',
    language,
    kind: 'suppression.lint',
    cheat: (files) => replaceIn(files, 'src/lib.rs', 'pub mod merge;', '#![allow(warnings)]\n\npub mod merge;'),
    honest: (files) => replaceIn(files, 'src/lib.rs', 'pub mod merge;', '#![deny(missing_docs)]\n\npub mod merge;'),
    honestLists: ['src/lib.rs'],
  },
  {
    name: 'a lint only warns',
    language,
    kind: 'settings.lint',
    cheat: (files) => replaceIn(files, 'Cargo.toml', 'unwrap_used = "deny"', 'unwrap_used = "warn"'),
    honest: (files) => replaceIn(files, 'Cargo.toml', 'unwrap_used = "deny"', 'unwrap_used = "deny"\ntodo = "deny"'),
  },
  {
    name: 'a limit of a lint is raised',
    language,
    kind: 'settings.lint',
    cheat: (files) =>
      replaceIn(files, 'clippy.toml', 'cognitive-complexity-threshold = 15', 'cognitive-complexity-threshold = 80'),
    honest: (files) =>
      replaceIn(files, 'clippy.toml', 'cognitive-complexity-threshold = 15', 'cognitive-complexity-threshold = 12'),
  },
  {
    name: 'the crate has no tests any more',
    language,
    kind: 'settings.tests',
    cheat: (files) => replaceIn(files, 'Cargo.toml', '[dependencies]', '[lib]\ntest = false\n\n[dependencies]'),
    honest: (files) => replaceIn(files, 'Cargo.toml', 'edition = "2021"', 'edition = "2021"\nlicense = "MIT"'),
  },
  {
    name: 'warnings are let through',
    language,
    kind: 'script.narrowed',
    cheat: (files) =>
      replaceIn(files, 'justfile', 'cargo clippy --all-targets -- -D warnings', 'cargo clippy --all-targets'),
    honest: (files) => replaceIn(files, 'justfile', '-- -D warnings', '-- -D warnings -D clippy::pedantic'),
  },
  {
    name: 'a recipe ends with success',
    language,
    kind: 'script.swallowed',
    cheat: (files) => replaceIn(files, 'justfile', '    cargo test --locked', '    cargo test --locked || exit 0'),
    honest: (files) => replaceIn(files, 'justfile', '    cargo test --locked', '    cargo test --locked || exit 1'),
    lists: ['justfile'],
  },
  {
    name: 'tests are not run in CI',
    language,
    kind: 'script.removed',
    cheat: (files) => replaceIn(files, '.github/workflows/ci.yml', 'cargo test --locked', 'cargo --version'),
    honest: (files) =>
      replaceIn(files, '.github/workflows/ci.yml', 'cargo test --locked', 'cargo test --locked --all-features'),
  },
  {
    name: 'cargo starts tests by another program',
    language,
    kind: 'shim.shell',
    cheat: (files) => {
      files.set('.cargo/config.toml', '[target.x86_64-unknown-linux-gnu]\nrunner = "true"\n');
    },
    honest: (files) => {
      files.set('.cargo/config.toml', '[term]\ncolor = "always"\n');
    },
  },
  {
    name: 'a crate is patched',
    language,
    kind: 'dependency.source',
    cheat: (files) => appendTo(files, 'Cargo.toml', '\n[patch.crates-io]\nproptest = { path = "fake/proptest" }\n'),
    honest: (files) => replaceIn(files, 'Cargo.toml', '[dependencies]\n', '[dependencies]\nitertools = "0.13"\n'),
    honestLists: ['Cargo.toml'],
  },
  {
    name: 'a crate is another one by its content',
    language,
    kind: 'lock.altered',
    cheat: (files) => replaceIn(files, 'Cargo.lock', 'b4c2511913b88df1', 'a4c2511913b88df1'),
    honest: (files) => {
      replaceIn(files, 'Cargo.toml', '[dependencies]\n', '[dependencies]\nitertools = "0.13"\n');
      appendTo(
        files,
        'Cargo.lock',
        '\n[[package]]\nname = "itertools"\nversion = "0.13.0"\nsource = "registry+https://github.com/rust-lang/crates.io-index"\nchecksum = "413ee7dfc52ee1a4949ceeb7dbc8a33f2d6c088194d9f922fb8318faf1f01186"\n',
      );
    },
    honestLists: ['Cargo.toml', 'Cargo.lock'],
  },
  {
    name: 'lints are allowed in a condition, in the first line',
    language,
    kind: 'suppression.lint',
    cheat: (files) => {
      files.set('src/lib.rs', `#![cfg_attr(not(test), allow(clippy::all))]\n${files.get('src/lib.rs') ?? ''}`);
    },
    honest: (files) => {
      files.set('src/lib.rs', `#![cfg_attr(not(test), deny(clippy::all))]\n${files.get('src/lib.rs') ?? ''}`);
    },
    lists: ['src/lib.rs'],
  },
  {
    name: 'CI caps all lints by a variable',
    language,
    kind: 'shim.shell',
    cheat: (files) =>
      replaceIn(
        files,
        '.github/workflows/ci.yml',
        '    steps:\n',
        '    env:\n      RUSTFLAGS: --cap-lints allow\n    steps:\n',
      ),
    honest: (files) => {
      replaceIn(
        files,
        '.github/workflows/ci.yml',
        '    steps:\n',
        '    env:\n      RUSTFLAGS: -D warnings\n    steps:\n',
      );
      replaceIn(files, '.github/workflows/ci.yml', '  test:\n', '  verify:\n');
    },
  },
];
