import assert from 'node:assert/strict';
import { collectCommands } from './collectCommands.ts';
import { commandsIn, isEmptyScript } from './commandLine.ts';
import { recipesIn } from './recipes.ts';
import { isTestCommand } from './testCommands.ts';
import { yamlCommands } from './yamlCommands.ts';

function shown(line: string): string {
  return commandsIn(line)
    .map((words) => words.join(' '))
    .join(' | ');
}

function runs(line: string): boolean {
  return commandsIn(line).some(isTestCommand);
}

describe('the commands of a line', () => {
  for (const [line, expected] of [
    ['tsc && eslint . --max-warnings=0', 'tsc | eslint . max-warnings=0'],
    ['CI=1 npx vitest run', 'vitest run'],
    ['./node_modules/.bin/jest', 'jest ./node_modules/.bin/jest'],
    ['echo "run eslint" && exit 0', ''],
    ['vitest || true', ''],
    ['vitest; exit 0', ''],
    ['npm ci && npm test', 'npm test'],
    ['pip install pytest', ''],
    ['python -m pip install pytest && python -m pytest', 'python m pytest'],
    ['mvn -B clean install', 'mvn B clean install'],
    ['test -d x || npm run build', 'test d x | npm run build'],
    // eslint-disable-next-line no-template-curly-in-string -- GitHub's own form.
    ['${{ env.CARGO }} test --verbose', 'cargo test verbose'],
    ['$(MAKE) check', 'make check'],
    ['bash scripts/test.sh', 'bash scripts/test.sh'],
  ] as const) {
    it(line, () => {
      assert.equal(shown(line), expected);
    });
  }

  it('does nothing in some scripts', () => {
    for (const script of [
      'exit 0',
      'true',
      'echo "Error: no test specified" && exit 1',
      '',
      'echo ok',
      'vitest || true',
    ]) {
      assert.ok(isEmptyScript(script), script);
    }
    for (const script of ['vitest', 'node test/run.js', 'echo start && mocha']) {
      assert.ok(!isEmptyScript(script), script);
    }
  });

  it('runs tests, or does not', () => {
    for (const line of [
      'npx vitest run',
      'node --test',
      'go test ./...',
      'cargo +nightly test',
      'python -m pytest -q',
      'mvn -B verify',
      './gradlew :app:check',
      'bundle exec rake',
      'dotnet test --no-build',
      'bin/rails test',
      'php artisan test',
    ]) {
      assert.ok(runs(line), line);
    }
    for (const line of [
      'npx eslint',
      'go build ./...',
      'mvn -DskipTests package',
      './gradlew assemble',
      'playwright install',
    ]) {
      assert.ok(!runs(line), line);
    }
  });
});

describe('the commands of a YAML file', () => {
  it('are under the keys of commands, inline, in blocks and in lists', () => {
    const { lines, uses } = yamlCommands(
      [
        'jobs:',
        '  test:',
        '    steps:',
        '      - uses: actions/checkout@v5 # pinned',
        '      - name: Run pytest',
        '        run: npm ci',
        '      - run: |',
        '          npm run lint',
        '          # npm run nothing',
        '          npm test',
        '        env:',
        '          run: false',
        '      - if: false',
        '        run: cargo test',
        '  gitlab:',
        '    script:',
        '    - go vet',
        '    - go test ./... # all',
        '    image: golang',
        '  circle:',
        '    - run:',
        '        name: Run jest',
        '        command: yarn jest',
      ].join('\n'),
    );
    assert.deepEqual(uses, ['actions/checkout@v5']);
    assert.deepEqual(
      lines.filter((line) => !line.startsWith('command:')),
      ['npm ci', 'npm run lint', 'npm test', 'false', 'go vet', 'go test ./...', 'yarn jest'],
    );
  });
});

describe('the recipes of a Makefile', () => {
  it('have what they need and their lines', () => {
    const text =
      'all: lint test\n\nVERSION := 1\nlint:\n\t@ruff check\ntest: build ## Runs them\n\t-pytest \\\n\t  -q\n.PHONY: test\n';
    assert.deepEqual(recipesIn(text), [
      { name: 'all', needs: ['lint', 'test'], lines: [] },
      { name: 'lint', needs: [], lines: ['ruff check'] },
      { name: 'test', needs: ['build'], lines: ['pytest  \t  -q'] },
    ]);
  });
});

function reached(texts: Readonly<Record<string, string>>): readonly string[] {
  const { inCi } = collectCommands(new Map(Object.entries(texts)), new Map());
  return inCi.map(({ words, via }) => `${words.join(' ')} < ${via}`);
}

describe('what CI comes to', () => {
  it('goes through scripts of any package, their neighbours, recipes and files', () => {
    const workflow = '.github/workflows/a.yml';
    const texts = {
      [workflow]: 'steps:\n  - run: npm run all\n  - run: make check\n  - run: ./ci/more.sh\n',
      'package.json': JSON.stringify({ scripts: { all: 'run-s lint:*', 'lint:js': 'eslint .', other: 'jest' } }),
      'packages/a/package.json': JSON.stringify({ scripts: { prelint: 'tsc', 'lint:css': 'stylelint' } }),
      Makefile: 'check: test\n\ntest:\n\tgo test ./...\n\nfmt:\n\tgofmt\n',
      'ci/more.sh': '#!/bin/sh\n# vitest\npytest\n',
    };
    assert.deepEqual(
      reached(texts).map((line) => line.replace(` < ${workflow}`, '')),
      [
        'npm run all',
        'make check',
        'more.sh ./ci/more.sh',
        'run-s lint:*',
        'go test ./...',
        'pytest',
        'eslint .',
        'stylelint',
      ],
    );
  });

  it('ends where scripts call each other in a circle', () => {
    const texts = {
      '.gitlab-ci.yml': 'test:\n  script: npm test\n',
      'package.json': JSON.stringify({ scripts: { test: 'npm run again', again: 'npm test' } }),
    };
    assert.equal(reached(texts).length, 3);
  });

  it('knows the health stack, and what switches a category off', () => {
    const { all } = collectCommands(
      new Map([['AGENTS.md', '## Health Stack\n\n- test: make check\n- lint: none\n']]),
      new Map([
        ['e2e', 'npx playwright test'],
        ['deadcode', undefined],
      ]),
    );
    assert.deepEqual(
      all.map(({ words, file }) => `${words.join(' ')} < ${file}`),
      ['make check < AGENTS.md', 'playwright test < .mstack/config.json'],
    );
  });
});
