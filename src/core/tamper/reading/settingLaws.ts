import type { GateTool } from './gateTools.ts';

/**
 * What weakens a setting.
 * - `on`: false, or true no longer. `off`: true. `set`: anything but nothing, false and 0.
 * - `level`: error becomes warn, or warn off. `rises`, `falls`: a number (none is the tool's own).
 * - `loses`: something of the list is gone. `selects`: the same, or it is limited where it was not.
 * - `gains`: something new in a list of what is left out.
 * - `differs`: any change.
 * - `free`: nothing.
 */
export type Weakening =
  | 'on'
  | 'off'
  | 'set'
  | 'level'
  | 'rises'
  | 'falls'
  | 'loses'
  | 'selects'
  | 'gains'
  | 'differs'
  | 'free';

/** Of what a setting is a part: the finding's code. */
export type SettingTopic =
  | 'settings.types'
  | 'settings.lint'
  | 'settings.tests'
  | 'settings.coverage'
  | 'settings.deadCode';

export interface SettingLaw {
  readonly topic: SettingTopic;
  readonly key: RegExp;
  readonly weakening: Weakening;
}

function laws(topic: SettingTopic, rows: readonly (readonly [Weakening, RegExp])[]): readonly SettingLaw[] {
  return rows.map(([weakening, key]) => ({ topic, key, weakening }));
}

const rules = laws('settings.lint', [
  ['loses', /^$/],
  ['level', /(?:^|\.)rules\.[^.]{1,100}$/],
  ['rises', /(?:^|\.)rules\..{0,200}\b(?:max|limit|threshold)\w{0,80}$/i],
  ['gains', /(?:^|\.)rules\..{0,200}(?:allow|ignore|except|exclude)/i],
  ['gains', /(?:^|\.)(?:ignores|ignorePatterns|eslintIgnore|ignoreFiles)$/],
  ['loses', /(?:^|\.)(?:extends|plugins|files|jsPlugins)$/],
  ['on', /(?:noInlineConfig|typeAware|typeCheck|denyWarnings|reportUnused\w{1,80})$/],
  ['level', /(?:^|\.)categories\.[^.]{1,100}$/],
  ['rises', /maxWarnings$/],
]);

/** Options of Vitest below `test`, or at the top of a workspace's project. */
const vitest = [
  ...laws('settings.coverage', [
    ['off', /coverage\.(?:thresholds?\.autoUpdate|allowExternal|skipFull)$/],
    ['falls', /coverage\.(?:thresholds?\.)/],
    ['falls', /coverage\.(?:lines|branches|functions|statements)$/],
    ['gains', /coverage\.exclude$/],
    ['selects', /coverage\.(?:include|extension)$/],
    ['on', /coverage\.(?:enabled|all|check\w{0,80})$/],
    ['free', /coverage\./],
  ]),
  ...laws('settings.tests', [
    ['selects', /(?:^|\.)(?:include|includeSource|testNamePattern|dir|root|projects?|workspace|shard)$/],
    ['gains', /(?:^|\.)exclude$/],
    ['off', /(?:passWithNoTests|allowOnly|dangerouslyIgnoreUnhandledErrors|update)$/],
    ['rises', /(?:retry(?:\.\w{1,80})?|[tT]imeout|bail|slowTestThreshold)$/],
    [
      'differs',
      /(?:setupFiles|globalSetup|reporters?|environment|runner|alias(?:\..{1,200})?|resolveSnapshotPath|snapshotSerializers|onConsoleLog|pool|diff)$/,
    ],
    ['on', /(?:expect\.requireAssertions|isolate|typecheck\.\w{1,80}|forbidOnly)$/],
  ]),
];

const python = laws('settings.types', [
  ['gains', /(?:^|\.)(?:exclude|ignore)$/],
  ['selects', /(?:^|\.)(?:files|include|packages|modules)$/],
  ['loses', /(?:^|\.)(?:enable_error_code|strict|plugins)$/],
]);

export const settingLaws: Readonly<Record<GateTool, readonly SettingLaw[]>> = {
  tsc: laws('settings.types', [
    [
      'on',
      /compilerOptions\.(?:strict\w{0,80}|noImplicit\w{1,80}|noUnchecked\w{1,80}|noUnused\w{1,80}|noFallthrough\w{1,80}|noProperty\w{1,80}|exactOptional\w{1,80}|alwaysStrict|useUnknownInCatchVariables|checkJs|noEmitOnError|isolated\w{1,80}|verbatimModuleSyntax|erasableSyntaxOnly)$/,
    ],
    [
      'off',
      /compilerOptions\.(?:skip\w{0,80}LibCheck|noCheck|allowUnreachableCode|allowUnusedLabels|suppress\w{1,80}|noStrict\w{1,80}|noResolve|noLib|assumeChangesOnlyAffectDirectDependencies)$/,
    ],
    ['selects', /^(?:include|files)$/],
    ['gains', /^exclude$/],
    ['loses', /^references\.path$/],
    ['differs', /^extends$/],
    ['differs', /compilerOptions\.paths\./],
    ['free', /./],
  ]),
  eslint: rules,
  oxlint: rules,
  stylelint: rules,
  biome: laws('settings.lint', [
    ['on', /(?:enabled|recommended|all)$/],
    ['level', /(?:^|\.)rules\.[^.]{1,100}\.[^.]{1,100}(?:\.level)?$/],
    ['gains', /(?:ignore|ignoreUnknown|experimentalScannerIgnores)$/],
    ['selects', /(?:include|includes)$/],
    ['free', /^(?:formatter|\$schema|assist|javascript\.formatter|json|css)/],
  ]),
  vitest,
  jest: [
    ...laws('settings.coverage', [
      ['falls', /coverageThreshold\./],
      ['selects', /collectCoverageFrom$/],
      ['gains', /coveragePathIgnorePatterns$/],
      ['on', /collectCoverage$/],
      ['free', /coverage(?:Directory|Reporters|Provider)$/],
    ]),
    ...laws('settings.tests', [
      ['selects', /(?:testMatch|testRegex|roots|projects|rootDir|testNamePattern|runTestsByPath)$/],
      ['gains', /(?:PathIgnorePatterns)$/],
      ['off', /(?:passWithNoTests|forceExit|onlyChanged|onlyFailures|updateSnapshot)$/],
      ['rises', /(?:testTimeout|bail|retryTimes|slowTestThreshold)$/],
      [
        'differs',
        /(?:moduleNameMapper|transform\b|testRunner|runner|resolver|reporters|setupFiles|setupFilesAfterEnv|globalSetup|globalTeardown|testEnvironment|snapshot\w{1,80}|automock|modulePaths|testSequencer|moduleDirectories|preset)/,
      ],
      ['on', /(?:errorOnDeprecated|ci|injectGlobals)$/],
    ]),
  ],
  mocha: laws('settings.tests', [
    ['selects', /(?:^|\.)(?:spec|grep|fgrep|g|f|extension)$/],
    ['gains', /(?:ignore|exclude)$/],
    ['rises', /(?:timeout|retries|t)$/],
    ['on', /(?:forbid\w{1,80}|forbid-\w{1,80}|fail-?[zZ]ero|check-?[lL]eaks|dieOnError)$/],
    ['off', /(?:pass\w{0,80}|allowUncaught|allow-uncaught|dry-?[rR]un|invert)$/],
    ['differs', /(?:require|file|reporter|ui|import|loader|node-option)$/],
  ]),
  ava: laws('settings.tests', [
    ['selects', /files$/],
    ['rises', /timeout$/],
    ['on', /fail\w{1,80}$/],
    ['differs', /require|nodeArguments|environmentVariables/],
  ]),
  playwright: laws('settings.tests', [
    ['selects', /(?:^|\.)(?:testDir|testMatch|grep|projects?|name|shard)$/],
    ['gains', /(?:testIgnore|grepInvert)$/],
    ['rises', /(?:retries|[tT]imeout|maxFailures|maxDiffPixel\w{0,80}|threshold|repeatEach)$/],
    ['on', /(?:forbidOnly|failOnFlakyTests|expect\.requireAssertions)$/],
    ['off', /(?:ignoreSnapshots|passWithNoTests)$/],
    ['differs', /(?:updateSnapshots|globalSetup|globalTeardown|reporter|snapshot\w{1,80}|webServer\.command)$/],
    ['free', /(?:workers|fullyParallel|outputDir|trace|video|screenshot)$/],
  ]),
  cypress: laws('settings.tests', [
    ['selects', /specPattern$/],
    ['gains', /excludeSpecPattern$/],
    ['rises', /(?:retries(?:\.\w{1,80})?|\w{1,80}Timeout)$/],
    ['differs', /supportFile$/],
  ]),
  nyc: laws('settings.coverage', [
    ['on', /(?:check-?[cC]overage|all|perFile|per-file)$/],
    ['falls', /(?:lines|branches|functions|statements|\w{1,80}\.\d)$/],
    ['gains', /exclude\w{0,80}$/],
    ['selects', /(?:include|extension)$/],
    ['off', /skip\w{0,80}$/],
  ]),
  knip: laws('settings.deadCode', [
    ['gains', /(?:ignore\w{0,80}|entry)(?:\.|$)/],
    ['selects', /project$/],
    ['level', /rules\.\w{1,80}$/],
    ['loses', /include$/],
    ['gains', /exclude$/],
  ]),
  pytest: laws('settings.tests', [
    ['selects', /(?:testpaths|python_files|python_classes|python_functions|collect_imported_tests)$/],
    ['gains', /norecursedirs$/],
    ['on', /(?:xfail_strict|strict\w{0,80}|empty_parameter_set_mark)$/],
    ['rises', /(?:timeout|reruns|faulthandler_timeout)$/],
    ['gains', /filterwarnings$/],
    ['differs', /(?:addopts|usefixtures|required_plugins|pythonpath|env)$/],
    ['free', /(?:markers|minversion|log_\w{1,80}|junit\w{0,80}|cache_dir|console\w{1,80}|tmp\w{1,80})$/],
  ]),
  coverage: laws('settings.coverage', [
    ['gains', /(?:omit|exclude_lines|exclude_also|partial_branches)$/],
    ['selects', /(?:source|source_pkgs|include)$/],
    ['falls', /fail_under$/],
    ['on', /branch$/],
    ['off', /ignore_errors$/],
    ['free', /(?:show_missing|skip_\w{1,80}|precision|html\.|xml\.|json\.|paths\.)/],
  ]),
  mypy: [
    ...laws('settings.types', [
      [
        'on',
        /(?:^|\.)(?:strict|disallow_\w{1,80}|check_\w{1,80}|warn_\w{1,80}|no_implicit_\w{1,80}|strict_\w{1,80}|extra_checks)$/,
      ],
      ['off', /(?:ignore_\w{1,80}|allow_\w{1,80}|implicit_\w{1,80}|no_check|no_strict_optional)$/],
      ['set', /follow_imports$/],
      ['gains', /disable_error_code$/],
      ['free', /(?:python_version|show_\w{1,80}|pretty|cache_dir|mypy_path|module|color_output|platform)$/],
    ]),
    ...python,
  ],
  pyright: [
    ...laws('settings.types', [
      ['level', /(?:typeCheckingMode|report\w{1,80})$/],
      ['on', /(?:strict\w{1,80}|enableTypeIgnoreComments\b)$/],
    ]),
    ...python,
  ],
  ruff: laws('settings.lint', [
    ['loses', /(?:^|\.)(?:select|extend-select|extend-safe-fixes)$/],
    [
      'gains',
      /(?:ignore|extend-ignore|exclude|extend-exclude|per-file-ignores\..{1,200}|ignore-names|dummy-variable-rgx|allowed-\w{1,80}|allow-\w{1,80})$/,
    ],
    ['rises', /(?:line-length|max-[\w-]{1,100})$/],
    [
      'free',
      /(?:target-version|format\.|isort\.|preview|src|fix|unsafe-fixes|cache-dir|convention|fixable|quote-style)/,
    ],
  ]),
  flake8: laws('settings.lint', [
    ['gains', /(?:ignore|exclude|per-file-ignores|noqa)/],
    ['loses', /(?:select|enable-extensions)$/],
    ['rises', /max-[\w-]{1,100}$/],
  ]),
  pylint: laws('settings.lint', [
    ['gains', /(?:disable|ignore[\w-]{0,100})$/],
    ['loses', /(?:enable|load-plugins)$/],
    ['falls', /fail-under$/],
    ['rises', /max-[\w-]{1,100}$/],
  ]),
  clippy: laws('settings.lint', [
    ['rises', /(?:threshold|max-[\w-]{1,100}|limit)$/],
    ['off', /(?:^|\.)allow-/],
    ['gains', /(?:allowed-[\w-]{1,100}|ignore-[\w-]{1,100})$/],
    ['loses', /disallowed-[\w-]{1,100}(?:\.path)?$/],
    ['free', /msrv$/],
  ]),
  cargo: [
    ...laws('settings.lint', [
      ['free', /priority$/],
      ['level', /lints\./],
    ]),
    ...laws('settings.tests', [
      ['on', /(?:test|harness|autotests|doctest|overflow-checks|debug-assertions)$/],
      ['loses', /^test\.(?:path|name)$/],
    ]),
  ],
  nextest: laws('settings.tests', [
    ['rises', /(?:retries(?:\.\w{1,80})?|slow-timeout(?:\.\w{1,80})?|fail-fast\.max-fail)$/],
    ['selects', /default-filter$/],
    ['free', /junit|status-level|failure-output/],
  ]),
  golangci: laws('settings.lint', [
    ['loses', /(?:^|\.)enable$/],
    ['gains', /(?:^|\.)disable$/],
    ['on', /enable-all$/],
    ['off', /disable-all$|issues\.new$/],
    ['on', /(?:run|issues)\.tests$/],
    ['falls', /issues-exit-code$/],
    ['gains', /(?:exclude|skip|exclusions\.)[\w.-]{0,100}$/],
    ['differs', /(?:linters\.default|new-from-[\w-]{1,80}|linters\.fast)$/],
    ['rises', /settings\..{0,200}(?:max|min|complexity|limit|threshold)[\w-]{0,100}$/],
    ['rises', /issues\.max-[\w-]{1,100}$/],
    ['free', /(?:timeout|concurrency|go|version|output\..{0,200}|formatters\..{0,200}|allow-parallel-runners)$/],
  ]),
  rubocop: laws('settings.lint', [
    ['on', /Enabled$/],
    ['gains', /(?:Exclude|AllowedMethods|AllowedPatterns|Allowed\w{1,80})$/],
    ['rises', /(?:Max|Count\w{0,80}|Min)$/],
    ['loses', /(?:inherit_from|require|plugins)$/],
    ['on', /DisabledByDefault$/],
  ]),
  phpstan: laws('settings.types', [
    ['falls', /level$/],
    ['gains', /(?:ignoreErrors|excludePaths|excludes_analyse)/],
    ['selects', /paths$/],
    ['on', /(?:treat\w{1,80}|check\w{1,80}|reportUnmatched\w{1,80})$/],
  ]),
  codecov: laws('settings.coverage', [
    ['falls', /(?:target|range)$/],
    ['rises', /threshold$/],
    ['off', /informational$/],
    ['gains', /ignore(?:\.|$)/],
  ]),
  stryker: laws('settings.coverage', [
    ['falls', /thresholds\.break$/],
    ['selects', /mutate$/],
  ]),
  sonar: laws('settings.coverage', [['gains', /exclusions$/]]),
};
