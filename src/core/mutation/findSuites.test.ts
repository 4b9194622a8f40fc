import assert from 'node:assert/strict';
import type { HealthCommand } from '../health/health.ts';
import { findSuites, type Suite } from './findSuites.ts';

/** @param ignored files that git ignores, which are there all the same */
function suitesOf(
  files: Readonly<Record<string, string>>,
  named?: Pick<HealthCommand, 'command' | 'source'>,
  ignored: readonly string[] = [],
): Suite[] {
  return findSuites({
    named: named === undefined ? undefined : { category: 'test', tool: 'npm-test', ...named },
    files: new Set(Object.keys(files)),
    has: (file) => file in files || ignored.includes(file),
    text: (file) => files[file],
  });
}

function commandsOf(...args: Parameters<typeof suitesOf>): readonly (string | undefined)[][] {
  return suitesOf(...args).map(({ command, untilFirstFailure }) => [command, untilFirstFailure]);
}

const script = { command: 'npm test', source: 'package.json has the script "test"' };
function manifest(test: string): string {
  return JSON.stringify({ scripts: { test } });
}

function quick(test: string): string | undefined {
  return suitesOf({ 'package.json': manifest(test) }, script)[0]?.untilFirstFailure;
}

describe('Test suites', () => {
  it('are what the project names, and nothing else then', () => {
    const [suite, ...others] = suitesOf(
      { 'Cargo.toml': '' },
      { command: 'just test', source: 'AGENTS.md, section Health Stack' },
    );
    assert.deepEqual([suite?.command, suite?.languages, others.length], ['just test', undefined, 0]);
  });

  it('end with the first failure where a script is one call of a runner that can', () => {
    assert.equal(quick('mocha --spec "a.js"'), 'npm test -- --bail');
    assert.equal(quick('vitest run'), 'npm test -- --bail=1');
    assert.equal(quick('jest'), 'npm test -- --bail');
    for (const other of ['mocha && tsc', 'vitest', 'node --test', 'npm run mocha', 'FOO=$(x) jest']) {
      assert.equal(quick(other), undefined, other);
    }
  });

  it('have their usual commands by language, side by side', () => {
    const files = { 'package.json': manifest('jest'), 'Cargo.toml': '', 'go.mod': '' };
    const suites = suitesOf(files, script);
    assert.deepEqual(
      suites.map(({ command, languages }) => [command, [...(languages ?? [])]]),
      [
        ['npm test', ['javascript', 'typescript']],
        ['cargo test', ['rust']],
        ['go test -v ./...', ['go']],
      ],
    );
    assert.deepEqual(commandsOf({ 'pom.xml': '', mvnw: '' }), [['./mvnw -B test', undefined]]);
    assert.deepEqual(commandsOf({ 'build.gradle.kts': '' }), [['gradle --no-daemon test', undefined]]);
    assert.deepEqual(commandsOf({ 'a/A.csproj': '' }), [['dotnet test', undefined]]);
    assert.deepEqual(commandsOf({ 'spec/a_spec.rb': '' }), [['bundle exec rspec', 'bundle exec rspec --fail-fast']]);
    assert.deepEqual(commandsOf({ 'phpunit.xml': '' }, undefined, ['vendor/bin/pest']), [
      ['vendor/bin/pest', 'vendor/bin/pest --bail'],
    ]);
    assert.deepEqual(commandsOf({ Makefile: 'all:\n\ntest: all\n' }), [['make test', undefined]]);
    assert.deepEqual(commandsOf({ Makefile: 'all:\n' }), []);
  });

  it('run Python tests with pytest where it is spoken of, in the project’s own environment, else with unittest', () => {
    assert.deepEqual(commandsOf({ 'tests/test_a.py': 'import pytest\n' }, undefined, ['.venv/bin/python']), [
      ['.venv/bin/python -m pytest', '.venv/bin/python -m pytest -x'],
    ]);
    assert.deepEqual(
      commandsOf({ 'tests/test_a.py': '', 'pyproject.toml': '[tool.pytest.ini_options]\n' })[0]?.[0],
      'python3 -m pytest',
    );
    assert.deepEqual(
      commandsOf({ 'tests/test_a.py': 'import unittest\n' })[0]?.[0],
      'python3 -m unittest discover -s tests',
    );
    assert.deepEqual(
      commandsOf({ 'tests/test_a.py': '', 'tests/__init__.py': '' })[0]?.[0],
      'python3 -m unittest discover',
    );
    assert.deepEqual(commandsOf({ 'a.py': 'import pytest\n' }), []);
  });
});
