import { type Finding, has, lacks, partly } from '../auditFacts.ts';
import { folderOf, isOfProgram, resolvedPath } from '../reading/paths.ts';
import { readToml, recordOf, within } from '../reading/structured.ts';
import { type CaseRules, isEmptyBraces, type Meaning } from '../reading/testCases.ts';
import {
  type AuditLanguage,
  type LanguageProject,
  noEnds,
  type PackageName,
  shippedFile,
  textsNamed,
} from './language.ts';

function meaning(found: string): Meaning | undefined {
  if (found.startsWith('/*')) {
    return { kind: 'comment' };
  }
  if (found.startsWith('#[')) {
    const skips = found.startsWith('#[ignore');
    const many = /rstest|test_case|case|parameterized/.test(found);
    return { kind: 'mark', test: !skips && !found.startsWith('#[case'), skips, weight: many ? 3 : 0 };
  }
  if (found.startsWith('rgtest')) {
    return { kind: 'case', skipped: false, weight: 1 };
  }
  return { kind: 'definition', ofSuite: false, test: false };
}

const cases: CaseRules = {
  candidates:
    /\/\*|#\[(?:[a-z_]{1,30}::){0,3}(?:test|rstest|test_case|case|ignore|quickcheck|proptest|wasm_bindgen_test|sqlx_test|parameterized|test_log)\b|(?:pub(?:\([a-z]{1,9}\))? )?(?:const )?(?:async )?(?:unsafe )?fn |rgtest!\(/g,
  meaning,
  asserts:
    /\b(?:debug_)?assert\w{0,30}!|panic!|\.unwrap\w{0,12}\(|\.expect\w{0,12}\(|matches!|should_panic|\?;|Err\(|eqnice!|\bcheck\w{0,30}[(!]|trybuild/,
  trivial: /assert!\(true\)|assert_eq!\((?:1, 1|2 \+ 2, 4)\)/g,
  isEmptyBody: isEmptyBraces,
};

export const rust: AuditLanguage = {
  name: 'Rust',
  extensions: ['.rs'],
  isTest: (path, name) => /(?:^|\/)tests?\//.test(path) || /^tests?\.rs$|_tests?\.rs$/.test(name),
  testsInSources: '#[cfg(test)]',
  isConfig: (_path, name) =>
    name === 'Cargo.toml' || name === 'clippy.toml' || name === '.clippy.toml' || name === 'config.toml',
  cases,
  levels: {
    browser: /\b(?:thirtyfour|fantoccini|headless_chrome|chromiumoxide)\b/,
    api: /\b(?:actix_web::test|axum_test|TestServer|tower::ServiceExt|rocket::local|warp::test|reqwest)\b/,
    cli: /\b(?:assert_cmd|trycmd|snapbox|rexpect|escargot|TestCommand)\b|CARGO_BIN_EXE|std::process::/,
    paths: [{ path: /(?:^|\/)src\//, level: 'unit' }],
  },
  packages: (_path, name, text) => {
    if (name !== 'Cargo.toml') {
      return undefined;
    }
    const file = readToml(text);
    return [
      ...packagesOf(file['dependencies'], false),
      ...packagesOf(within(file, 'workspace', 'dependencies'), true),
      ...packagesOf(file['dev-dependencies'], true),
    ];
  },
  judge: (project) => ({
    types: has(
      'Rust’s compiler',
      textsNamed(project, ['Cargo.toml'])
        .slice(0, 1)
        .map(([path]) => path),
    ),
    lint: lint(project),
    deadCode: deadCode(project),
    runner: ({ path }) =>
      // Cargo takes files directly in `tests`, and folders there that hold a main.rs; the rest are their modules.
      textsNamed(project, ['Cargo.toml']).length > 0
        ? { kind: 'runs', name: 'cargo test' }
        : { kind: 'none', why: `are not run: there is no Cargo.toml above ${path}` },
    ends: ends(project),
  }),
};

function packagesOf(table: unknown, development: boolean): readonly PackageName[] {
  return Object.keys(recordOf(table)).map((name) => ({ name, development }));
}

/** Clippy comes with the compiler, so that somebody may run it; nothing in the project sees to it. */
const unasked = 0.3;

function lint(project: LanguageProject): Finding {
  const run = project.commands.running('cargo', 'clippy') ?? project.commands.running('clippy');
  const step = project.commands.fileRunning(['clippy-check', 'clippy-action']);
  const file = run?.file ?? step;
  if (file !== undefined) {
    return has('Clippy', [file]);
  }
  const configured =
    textsNamed(project, ['clippy.toml', '.clippy.toml'])[0]?.[0] ??
    textsNamed(project, ['Cargo.toml']).find(([, text]) => text.includes('lints.clippy]'))?.[0];
  return configured === undefined
    ? lacks('no linter: nothing runs Clippy')
    : partly(unasked, 'Clippy is configured', `${configured} configures Clippy, but nothing runs it`, [configured]);
}

/** The compiler warns of what nobody uses; only where warnings are refused is the warning seen. */
function deadCode(project: LanguageProject): Finding {
  const tool = project.commands.fileRunning(['cargo-machete', 'cargo-udeps', 'cargo-shear', 'machete', 'udeps']);
  const denied =
    project.commands.all.find(
      ({ words }) =>
        (words.some((word) => word === 'D' || word === 'Dwarnings') && words.includes('warnings')) ||
        words.includes('Dwarnings'),
    )?.file ??
    [...project.texts].find(
      ([path, text]) =>
        /(?:\.ya?ml|config\.toml)$/.test(path) && /RUSTFLAGS.{0,40}-D ?warnings|"-D", ?"warnings"/.test(text),
    )?.[0] ??
    textsNamed(project, ['Cargo.toml']).find(([, text]) =>
      /^(?:warnings|unused|dead_code)\s{0,4}=\s{0,4}(?:"deny"|"forbid"|\{ ?level ?= ?"(?:deny|forbid))/m.test(text),
    )?.[0];
  if (denied !== undefined) {
    return has('compiler warnings refused', [denied]);
  }
  return tool === undefined
    ? lacks('compiler warnings about dead code are not refused')
    : partly(0.5, 'unused dependencies', 'compiler warnings about dead code are not refused', [tool]);
}

function ends(project: LanguageProject): ReturnType<AuditLanguage['judge']>['ends'] {
  const main = project.sources.find(({ path }) =>
    /(?:^|\/)src\/(?:main\.rs|bin\/[\w-]+(?:\/main)?\.rs)$/.test(path),
  )?.path;
  const manifest = textsNamed(project, ['Cargo.toml']).find(
    ([path, text]) => isOfProgram(path) && text.includes('[[bin]]'),
  );
  const named = /\[\[bin\]\][^[]{0,200}?path = "([\w./-]{1,100})"/.exec(manifest?.[1] ?? '')?.[1];
  const binary =
    main ?? (named === undefined ? undefined : resolvedPath(folderOf(manifest?.[0] ?? ''), named)) ?? manifest?.[0];
  const api = shippedFile(project, ['axum', 'actix-web', 'rocket', 'warp', 'poem', 'salvo', 'tonic', 'tide']);
  const ui = shippedFile(project, ['tauri', 'leptos', 'yew', 'dioxus', 'eframe', 'iced', 'slint', 'gtk4', 'bevy']);
  return {
    ...noEnds,
    ui: binary !== undefined && ui !== undefined ? binary : undefined,
    api: binary !== undefined && api !== undefined ? binary : undefined,
    cli: ui === undefined && api === undefined ? binary : undefined,
    library: project.sources.find(({ path }) => /(?:^|\/)src\/lib\.rs$/.test(path))?.path,
  };
}
