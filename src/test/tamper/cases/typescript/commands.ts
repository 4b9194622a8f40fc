import { appendTo, replaceIn, type TamperCase } from '../../tamperCase.ts';

const language = 'typescript';
const ci = '.github/workflows/ci.yml';

export const typescriptCommands: readonly TamperCase[] = [
  {
    name: 'the test script succeeds whatever happens',
    language,
    kind: 'script.swallowed',
    cheat: (files) => replaceIn(files, 'package.json', '"vitest run"', '"vitest run || true"'),
    honest: (files) => replaceIn(files, 'package.json', '"vitest run"', '"vitest run --reporter=dot"'),
    lists: ['package.json'],
  },
  {
    name: 'something else decides after the tests',
    language,
    kind: 'script.swallowed',
    cheat: (files) => replaceIn(files, 'package.json', '"vitest run"', '"vitest run; node -e 0"'),
    honest: (files) => replaceIn(files, 'package.json', '"vitest run"', '"npm run build && vitest run"'),
    lists: ['package.json'],
  },
  {
    name: 'a pipe hides the exit code',
    language,
    kind: 'script.swallowed',
    cheat: (files) =>
      replaceIn(files, 'package.json', '"eslint . --max-warnings 0"', '"eslint . --max-warnings 0 | tee lint.log"'),
    honest: (files) =>
      replaceIn(files, 'package.json', '"eslint . --max-warnings 0"', '"eslint . --max-warnings 0 > lint.log"'),
    lists: ['package.json'],
  },
  {
    name: 'an inner shell swallows it',
    language,
    kind: 'script.swallowed',
    cheat: (files) => replaceIn(files, 'package.json', '"tsc --noEmit"', `"sh -c 'tsc --noEmit || :'"`),
    honest: (files) =>
      replaceIn(
        files,
        'package.json',
        '"typecheck": "tsc --noEmit",',
        '"typecheck": "tsc --noEmit",\n    "typecheck:watch": "tsc --noEmit --watch || true",',
      ),
    lists: ['package.json'],
  },
  {
    name: 'the tests are only spoken of',
    language,
    kind: 'script.removed',
    cheat: (files) => replaceIn(files, 'package.json', '"vitest run"', '"echo all tests passed"'),
    honest: (files) =>
      replaceIn(
        files,
        'package.json',
        '"test": "vitest run"',
        '"test": "npm run test:unit",\n    "test:unit": "vitest run"',
      ),
  },
  {
    name: 'one of several steps is gone',
    language,
    kind: 'script.removed',
    cheat: (files) =>
      replaceIn(
        files,
        'package.json',
        'npm run typecheck && npm run lint && npm test',
        'npm run typecheck && npm run lint',
      ),
    honest: (files) =>
      replaceIn(
        files,
        'package.json',
        'npm run typecheck && npm run lint && npm test',
        'npm run lint && npm run typecheck && npm run build && npm test',
      ),
  },
  {
    name: 'only some tests are started',
    language,
    kind: 'script.narrowed',
    cheat: (files) => replaceIn(files, 'package.json', '"vitest run"', '"vitest run test/money.test.ts"'),
    honest: (files) => replaceIn(files, 'package.json', '"vitest run"', '"vitest --run"'),
  },
  {
    name: 'tests are picked by name',
    language,
    kind: 'script.narrowed',
    cheat: (files) => replaceIn(files, 'package.json', '"vitest run"', '"vitest run -t reads"'),
    honest: (files) => replaceIn(files, 'package.json', '"vitest run"', '"vitest run --coverage"'),
  },
  {
    name: 'warnings are let through',
    language,
    kind: 'script.narrowed',
    cheat: (files) => replaceIn(files, 'package.json', '--max-warnings 0', '--max-warnings 100'),
    honest: (files) =>
      replaceIn(files, 'package.json', 'eslint . --max-warnings 0', 'eslint . --max-warnings=0 --cache'),
  },
  {
    name: 'snapshots are written anew at each run',
    language,
    kind: 'script.narrowed',
    cheat: (files) => replaceIn(files, 'package.json', '"vitest run"', '"vitest run --update"'),
    honest: (files) =>
      replaceIn(
        files,
        'package.json',
        '"test": "vitest run"',
        '"test": "vitest run",\n    "test:update": "vitest run --update"',
      ),
  },
  {
    name: 'a file is loaded into every program',
    language,
    kind: 'script.environment',
    cheat: (files) =>
      replaceIn(files, 'package.json', '"vitest run"', '"NODE_OPTIONS=--require=./calm.cjs vitest run"'),
    honest: (files) => replaceIn(files, 'package.json', '"vitest run"', '"TZ=UTC vitest run"'),
  },
  {
    name: 'a step of CI may fail',
    language,
    kind: 'script.swallowed',
    cheat: (files) =>
      replaceIn(files, ci, '      - run: npm test\n', '      - run: npm test\n        continue-on-error: true\n'),
    honest: (files) => replaceIn(files, ci, '      - run: npm test\n', '      - name: Tests\n        run: npm test\n'),
    lists: [ci],
  },
  {
    name: 'a step of CI is gone',
    language,
    kind: 'script.removed',
    cheat: (files) => replaceIn(files, ci, '      - run: npm run lint\n', ''),
    honest: (files) =>
      appendTo(
        files,
        ci,
        '  types:\n    runs-on: ubuntu-latest\n    steps:\n      - run: npm ci\n      - run: npm run typecheck\n',
      ),
  },
  {
    name: 'CI does not start for a change any more',
    language,
    kind: 'ci.weakened',
    cheat: (files) =>
      replaceIn(files, ci, '  push:\n    branches: [main]\n  pull_request:\n', '  workflow_dispatch:\n'),
    honest: (files) => replaceIn(files, ci, '  pull_request:\n', '  pull_request:\n  workflow_dispatch:\n'),
  },
  {
    name: 'a job of CI has a condition',
    language,
    kind: 'ci.weakened',
    cheat: (files) => replaceIn(files, ci, '  e2e:\n', "  e2e:\n    if: github.actor == 'nobody'\n"),
    honest: (files) => replaceIn(files, ci, 'node: [20, 22]', 'node: [20, 22, 24]'),
  },
  {
    name: 'CI is gone',
    language,
    kind: 'ci.weakened',
    cheat: (files) => {
      files.delete(ci);
    },
    honest: (files) => replaceIn(files, ci, 'actions/checkout@v4', 'actions/checkout@v5'),
  },
  {
    name: 'the hook ends before it begins',
    language,
    kind: 'hook.weakened',
    cheat: (files) => {
      files.set('.husky/pre-commit', 'exit 0\nnpm run lint\nnpm test\n');
    },
    honest: (files) => {
      files.set('.husky/pre-commit', '# Before each commit.\nnpm run typecheck\nnpm run lint\nnpm test\n');
    },
  },
  {
    name: 'hooks are looked for elsewhere',
    language,
    kind: 'git.settings',
    cheat: (files) =>
      replaceIn(files, 'package.json', '"prepare": "husky"', '"prepare": "git config core.hooksPath /dev/null"'),
    honest: (files) =>
      replaceIn(
        files,
        'package.json',
        '"build": "tsc -p tsconfig.json",',
        '"build": "tsc -p tsconfig.json",\n    "clean": "rm -rf dist",',
      ),
  },
];
