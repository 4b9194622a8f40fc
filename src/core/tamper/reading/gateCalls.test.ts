import assert from 'node:assert/strict';
import { gateCalls } from './gateCalls.ts';

function shown(text: string, strict = false): string[] {
  return gateCalls(text, { line: 0, every: false, strict }).map(
    ({ tool, heard }) => `${heard ? '' : 'unheard '}${tool}`,
  );
}

describe('The calls of the gate', () => {
  for (const line of [
    'vitest run',
    'npx vitest run && node report.js',
    'tsc -p . && vitest run',
    'vitest run || exit 1',
    'vitest run || { echo no; exit 1; }',
    'vitest run || (echo no && false)',
    'set -e; vitest run; echo done',
    'set -euo pipefail\nvitest run | tee log\necho done',
    'vitest run > log 2>&1',
    'vitest run; code=$?; echo done; exit $code',
    "bash -c 'vitest run'",
    'if ! true; then exit 1; fi; vitest run',
    'cd packages/a && CI=1 pnpm exec vitest run',
    'if vitest run; then echo yes; else exit 1; fi',
  ]) {
    it(`are heard in ${line.replaceAll('\n', '; ')}`, () => {
      assert.deepEqual(
        shown(line).filter((call) => call.includes('vitest')),
        ['vitest'],
      );
    });
  }

  for (const line of [
    'vitest run || true',
    'vitest run || :',
    'vitest run || exit 0',
    'vitest run || echo failed',
    'vitest run; true',
    'vitest run; exit 0',
    'vitest run; echo done',
    'vitest run\necho done',
    'set +e; vitest run; echo done',
    'set -e; set +e; vitest run; echo done',
    'vitest run | tee log',
    'vitest run | cat',
    '! vitest run',
    'vitest run &',
    'vitest run & sleep 1',
    '(vitest run) || true',
    '{ vitest run; } || true',
    "sh -c 'vitest run || true'",
    "bash -c 'vitest run' || true",
    'trap "exit 0" EXIT; vitest run',
    'if vitest run; then echo yes; fi',
    'while ! vitest run; do break; done; echo done',
    'vitest run || node -e 0',
    'tsc && vitest run || true',
  ]) {
    it(`are not heard in ${line.replaceAll('\n', '; ')}`, () => {
      assert.deepEqual(
        shown(line).filter((call) => call.includes('vitest')),
        ['unheard vitest'],
      );
    });
  }

  it('are known behind launchers, managers and interpreters', () => {
    for (const [line, tool] of [
      ['python -m pytest -q', 'pytest'],
      ['poetry run pytest', 'pytest'],
      ['uv run --frozen mypy', 'mypy'],
      ['pnpm vitest run', 'vitest'],
      ['yarn run lint', 'script:lint'],
      ['npm --prefix web run test', 'script:test'],
      ['npm t', 'script:test'],
      ['make -C sub check', 'script:check'],
      ['cargo +nightly clippy', 'cargo clippy'],
      ['go vet ./...', 'go vet'],
      ['node --test', 'node --test'],
      ['node node_modules/vitest/vitest.mjs run', 'vitest'],
      ['./node_modules/.bin/eslint .', 'eslint'],
    ] as const) {
      assert.equal(shown(line)[0], tool, line);
    }
    assert.deepEqual(shown('npm ci && echo test'), []);
  });

  it('are heard line by line where the shell stops at the first failure', () => {
    assert.deepEqual(shown('npm run lint\nnpm test', true), ['script:lint', 'script:test']);
    assert.deepEqual(shown('npm run lint\nnpm test'), ['unheard script:lint', 'script:test']);
  });
});
