import { moveFile, replaceIn, type TamperCase } from '../../tamperCase.ts';

const language = 'typescript';

export const typescriptSettings: readonly TamperCase[] = [
  {
    name: 'strict types are switched off',
    language,
    kind: 'settings.types',
    cheat: (files) => replaceIn(files, 'tsconfig.json', '"strict": true', '"strict": false'),
    honest: (files) =>
      replaceIn(files, 'tsconfig.json', '"strict": true,', '"strict": true,\n    "noImplicitReturns": true,'),
  },
  {
    name: 'one strict flag is taken back',
    language,
    kind: 'settings.types',
    cheat: (files) =>
      replaceIn(files, 'tsconfig.json', '"strict": true,', '"strict": true, "strictNullChecks": false,'),
    honest: (files) =>
      replaceIn(
        files,
        'tsconfig.json',
        '    // Indexing may miss.\n',
        '    /* What is looked up may not be there. */\n',
      ),
  },
  {
    name: 'the type checker is given fewer files',
    language,
    kind: 'settings.types',
    cheat: (files) => replaceIn(files, 'tsconfig.json', '"include": ["src", "test"]', '"include": ["src/money.ts"]'),
    honest: (files) => replaceIn(files, 'tsconfig.json', '["src", "test"]', '["src", "test", "e2e"]'),
  },
  {
    name: 'the type checker leaves a file out',
    language,
    kind: 'settings.types',
    cheat: (files) =>
      replaceIn(files, 'tsconfig.json', '["src", "test"]', '["src", "test"],\n  "exclude": ["src/invoice.ts"]'),
    honest: (files) => replaceIn(files, 'tsconfig.json', '["src", "test"]', '["src", "test"],\n  "exclude": ["dist"]'),
  },
  {
    name: 'a lint rule is off',
    language,
    kind: 'settings.lint',
    cheat: (files) => replaceIn(files, 'eslint.config.js', "eqeqeq: 'error'", "eqeqeq: 'off'"),
    honest: (files) =>
      replaceIn(files, 'eslint.config.js', "eqeqeq: 'error'", "eqeqeq: 'error',\n      'no-var': 'error'"),
  },
  {
    name: 'a lint rule is off for one file',
    language,
    kind: 'settings.lint',
    cheat: (files) =>
      replaceIn(
        files,
        'eslint.config.js',
        '  },\n);',
        "  },\n  { files: ['src/invoice.ts'], rules: { complexity: 0 } },\n);",
      ),
    honest: (files) =>
      replaceIn(
        files,
        'eslint.config.js',
        '  },\n);',
        "  },\n  { files: ['src/**/*.ts'], rules: { 'prefer-const': 'error' } },\n);",
      ),
  },
  {
    name: 'a lint limit is raised',
    language,
    kind: 'settings.lint',
    cheat: (files) => replaceIn(files, 'eslint.config.js', 'max: 10', 'max: 100'),
    honest: (files) => replaceIn(files, 'eslint.config.js', 'max: 10', 'max: 8'),
  },
  {
    name: 'the linter ignores the sources',
    language,
    kind: 'settings.lint',
    cheat: (files) => replaceIn(files, 'eslint.config.js', "['dist/**']", "['dist/**', 'src/inv*.ts']"),
    honest: (files) => replaceIn(files, 'eslint.config.js', "['dist/**']", "['dist/**', 'coverage/**']"),
  },
  {
    name: 'the recommended rules are gone',
    language,
    kind: 'settings.lint',
    cheat: (files) => replaceIn(files, 'eslint.config.js', '  ...tseslint.configs.recommended,\n', ''),
    honest: (files) =>
      replaceIn(
        files,
        'eslint.config.js',
        '  ...tseslint.configs.recommended,\n',
        '  ...tseslint.configs.recommended,\n  // Names tell what is meant.\n',
      ),
  },
  {
    name: 'tests are left out',
    language,
    kind: 'settings.tests',
    cheat: (files) =>
      replaceIn(
        files,
        'vitest.config.ts',
        "['test/**/*.test.ts'],",
        "['test/**/*.test.ts'],\n    exclude: ['test/invoice.test.ts'],",
      ),
    honest: (files) =>
      replaceIn(files, 'vitest.config.ts', "['test/**/*.test.ts']", "['test/**/*.test.ts', 'src/**/*.test.ts']"),
  },
  {
    name: 'the glob finds one file of tests only',
    language,
    kind: 'settings.tests',
    cheat: (files) => replaceIn(files, 'vitest.config.ts', 'test/**/*.test.ts', 'test/money.test.ts'),
    honest: (files) =>
      replaceIn(files, 'vitest.config.ts', "include: ['test/**/*.test.ts']", 'include: [`test/**/*.test.ts`]'),
  },
  {
    name: 'tests are tried again',
    language,
    kind: 'settings.tests',
    cheat: (files) => replaceIn(files, 'playwright.config.ts', 'retries: 0', 'retries: process.env.CI ? 3 : 2'),
    honest: (files) =>
      replaceIn(files, 'playwright.config.ts', 'retries: 0,', "retries: 0,\n  outputDir: 'test-results',"),
  },
  {
    name: 'no tests are enough',
    language,
    kind: 'settings.tests',
    cheat: (files) => replaceIn(files, 'vitest.config.ts', '  test: {', '  test: {\n    passWithNoTests: true,'),
    honest: (files) => replaceIn(files, 'vitest.config.ts', 'testTimeout: 5000', 'testTimeout: 2_000'),
  },
  {
    name: 'a file is loaded before the tests',
    language,
    kind: 'settings.tests',
    cheat: (files) => {
      replaceIn(files, 'vitest.config.ts', '  test: {', "  test: {\n    setupFiles: ['./test/quiet.ts'],");
      files.set('test/quiet.ts', 'globalThis.expect = () => new Proxy({}, { get: () => () => undefined });\n');
    },
    honest: (files) => {
      files.set('test/exampleLines.ts', "export const lines = [{ name: 'Chair', price: 4999, count: 2 }];\n");
    },
  },
  {
    name: 'less coverage is enough',
    language,
    kind: 'settings.coverage',
    cheat: (files) => replaceIn(files, 'vitest.config.ts', 'lines: 90', 'lines: 40'),
    honest: (files) => replaceIn(files, 'vitest.config.ts', 'lines: 90', 'lines: 95'),
  },
  {
    name: 'coverage has no floor any more',
    language,
    kind: 'settings.coverage',
    cheat: (files) => replaceIn(files, 'vitest.config.ts', '      thresholds: { lines: 90, branches: 85 },\n', ''),
    honest: (files) =>
      replaceIn(
        files,
        'vitest.config.ts',
        '{ lines: 90, branches: 85 }',
        '{\n        lines: 90,\n        branches: 85,\n      }',
      ),
  },
  {
    name: 'the settings of the linter are gone',
    language,
    kind: 'settings.replaced',
    cheat: (files) => {
      files.delete('eslint.config.js');
    },
    honest: (files) => moveFile(files, 'eslint.config.js', 'eslint.config.mjs'),
  },
  {
    name: 'settings beside those that are there',
    language,
    kind: 'settings.replaced',
    cheat: (files) => {
      files.set('vitest.config.js', "export default { test: { include: ['test/money.test.ts'] } };\n");
    },
    honest: (files) => {
      files.set('src/config.ts', "export const config = { include: ['a'], retries: 3 };\n");
    },
    honestLists: ['src/config.ts (new)'],
  },
];
