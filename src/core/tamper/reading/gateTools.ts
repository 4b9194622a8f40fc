import type { Setting } from './javascriptTree.ts';
import { folderOf, nameOf } from './plannedWords.ts';

/** Whose settings a file holds. */
export type GateTool =
  | 'tsc'
  | 'eslint'
  | 'oxlint'
  | 'biome'
  | 'vitest'
  | 'jest'
  | 'mocha'
  | 'ava'
  | 'playwright'
  | 'cypress'
  | 'nyc'
  | 'knip'
  | 'stylelint'
  | 'pytest'
  | 'coverage'
  | 'mypy'
  | 'pyright'
  | 'ruff'
  | 'flake8'
  | 'pylint'
  | 'clippy'
  | 'cargo'
  | 'nextest'
  | 'golangci'
  | 'rubocop'
  | 'phpstan'
  | 'codecov'
  | 'stryker'
  | 'sonar';

const byName: readonly (readonly [RegExp, GateTool])[] = [
  [/^(?:[tj]sconfig)[\w.-]*\.json$/, 'tsc'],
  [/^(?:eslint\.config\.[cm]?[jt]s|\.eslintrc(?:\.\w+)?|\.eslintignore)$/, 'eslint'],
  [/^(?:\.oxlintrc\.jsonc?|oxlint\.config\.[cm]?[jt]s)$/, 'oxlint'],
  [/^\.?biome\.jsonc?$/, 'biome'],
  [
    /^(?:vitest|vite)[\w.-]*\.(?:config|workspace|projects)\.[cm]?[jt]s$|^(?:vitest|vite)\.(?:config|workspace)\.(?:[cm]?[jt]s|json)$/,
    'vitest',
  ],
  [/^jest[\w.-]*\.config\.(?:[cm]?[jt]s|json)$|^jest[\w.-]*\.json$/, 'jest'],
  [/^\.mocharc(?:\.\w+)?$/, 'mocha'],
  [/^ava\.config\.[cm]?js$/, 'ava'],
  [/^playwright[\w.-]*\.config\.[cm]?[jt]s$/, 'playwright'],
  [/^(?:cypress[\w.-]*\.config\.[cm]?[jt]s|cypress\.json)$/, 'cypress'],
  [/^(?:\.nycrc(?:\.\w+)?|nyc\.config\.[cm]?js|\.c8rc(?:\.\w+)?)$/, 'nyc'],
  [/^\.?knip(?:\.config)?\.(?:jsonc?|[jt]s)$/, 'knip'],
  [/^(?:\.stylelintrc(?:\.\w+)?|stylelint\.config\.[cm]?js)$/, 'stylelint'],
  [/^\.?pytest\.(?:ini|toml)$/, 'pytest'],
  [/^\.coveragerc(?:\.toml)?$/, 'coverage'],
  [/^\.?mypy\.ini$/, 'mypy'],
  [/^pyright(?:config)?\.(?:json|toml)$/, 'pyright'],
  [/^\.?ruff\.toml$/, 'ruff'],
  [/^\.flake8$/, 'flake8'],
  [/^\.?pylintrc(?:\.toml)?$/, 'pylint'],
  [/^\.?clippy\.toml$/, 'clippy'],
  [/^\.?nextest\.toml$/, 'nextest'],
  [/^\.golangci\.(?:ya?ml|toml|json)$/, 'golangci'],
  [/^\.rubocop(?:_todo)?\.ya?ml$/, 'rubocop'],
  [/^phpstan(?:\.dist)?\.neon(?:\.dist)?$/, 'phpstan'],
  [/^\.?codecov\.ya?ml$/, 'codecov'],
  [/^\.?stryker(?:\.conf(?:ig)?)?\.(?:json|[cm]?js)$/, 'stryker'],
  [/^sonar-project\.properties$/, 'sonar'],
];

/** Files that hold settings of several tools: by their first keys. */
const shared: Readonly<Record<string, readonly (readonly [RegExp, GateTool])[]>> = {
  'package.json': [
    [/^jest\./, 'jest'],
    [/^eslintConfig\./, 'eslint'],
    [/^eslintIgnore$/, 'eslint'],
    [/^mocha\./, 'mocha'],
    [/^ava\./, 'ava'],
    [/^(?:nyc|c8)\./, 'nyc'],
    [/^knip\./, 'knip'],
    [/^stylelint\./, 'stylelint'],
  ],
  'pyproject.toml': [
    [/^tool\.pytest(?:\.ini_options)?\./, 'pytest'],
    [/^tool\.coverage\./, 'coverage'],
    [/^tool\.mypy\./, 'mypy'],
    [/^tool\.(?:based)?pyright\./, 'pyright'],
    [/^tool\.ruff\./, 'ruff'],
    [/^tool\.flake8\./, 'flake8'],
    [/^tool\.pylint\./, 'pylint'],
  ],
  'setup.cfg': [
    [/^tool:pytest\./, 'pytest'],
    [/^coverage:/, 'coverage'],
    [/^mypy/, 'mypy'],
    [/^flake8\./, 'flake8'],
    [/^pylint/, 'pylint'],
  ],
  'tox.ini': [
    [/^(?:tool:)?pytest\./, 'pytest'],
    [/^coverage:/, 'coverage'],
    [/^mypy/, 'mypy'],
    [/^flake8\./, 'flake8'],
  ],
  'Cargo.toml': [
    [
      /^(?:workspace\.)?lints\.|^(?:lib|bin|test|package|profile\.\w+)\.(?:test|harness|autotests|doctest|overflow-checks|debug-assertions)$|^test\.(?:path|name)$/,
      'cargo',
    ],
  ],
};

export interface ToolSetting extends Setting {
  readonly tool: GateTool;
  /** Keys joined by points, without those that only say whose they are. */
  readonly key: string;
  readonly file: string;
}

/** Whether a file may hold settings of the gate, by its name. */
export function holdsGateSettings(path: string): boolean {
  const name = nameOf(path);
  return Object.hasOwn(shared, name) || toolOf(name) !== undefined;
}

/** Whose settings a file holds that holds nobody else's, by its name. */
export function toolOf(name: string): GateTool | undefined {
  return byName.find(([pattern]) => pattern.test(name))?.[1];
}

export function toolSettings(path: string, settings: readonly Setting[]): readonly ToolSetting[] {
  const name = nameOf(path);
  const tool = toolOf(name);
  if (tool !== undefined) {
    return settings.map((setting) => ({ ...setting, tool, key: keyOf(setting), file: path }));
  }
  return settings.flatMap((setting): ToolSetting[] => {
    const key = keyOf(setting);
    const owner = shared[name]?.find(([pattern]) => pattern.test(key));
    if (owner === undefined) {
      return [];
    }
    const [prefix, whose] = owner;
    return [
      {
        ...setting,
        tool: whose,
        key: whose === 'cargo' || whose === 'mypy' ? key : key.replace(prefix, ''),
        file: path,
      },
    ];
  });
}

function keyOf({ path }: Setting): string {
  return path.join('.');
}

/** Settings of one group count together, in whichever of its files they stand. */
export function groupOf({ tool, file }: ToolSetting): string {
  return tool === 'tsc' ? file : `${tool} ${folderOf(file)}`;
}
