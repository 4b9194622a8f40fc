import assert from 'node:assert/strict';
import { checkLine } from '../planning/checkForm.ts';
import { literalChecks } from './literalCheck.ts';

function lines(...texts: readonly string[]): readonly string[] {
  return literalChecks(texts).map(checkLine);
}

describe('literalChecks', () => {
  it('takes a statement that is nothing but a command that passes', () => {
    for (const text of [
      '`npm test` passes',
      'T011 [P] Run `npm test`.',
      '2.1 Ensure `npm test` succeeds',
      '#1 `npm test` passes',
      '**SC-001**: `npm test` passes',
      'FR-002: Verify that `npm test` exits with code 0.',
      '**THEN** `npm test` passes',
      '`npm test` must pass without errors',
      '`npm test` still passes (unit and integration)',
      '`npm test` runs without errors',
      '`npm test` reports no failures',
      'All unit tests pass: `npm test`',
      'All tests pass (`npm test`)',
      'The suite is green with `npm test`',
      '**WHEN** `npm test` is run **THEN** it exits 0',
      'npm test passes',
      'npm test exits 0',
    ]) {
      assert.deepEqual(lines(text), ['[cmd] `npm test`'], text);
    }
  });

  it('takes several that pass together, each once', () => {
    assert.deepEqual(lines('`npm run lint`, `npx tsc` and `CI=1 npm test` all pass', '`npx tsc` passes'), [
      '[cmd] `npm run lint`',
      '[cmd] `npx tsc`',
      '[cmd] `CI=1 npm test`',
    ]);
  });

  it('takes what a command must print where that is certain', () => {
    assert.deepEqual(lines('`node cli.js list` outputs 3', '`node cli.js` contains `ready`'), [
      '[assert] `node cli.js list` outputs `3`',
      '[assert] `node cli.js` contains `ready`',
    ]);
  });

  it('guesses nothing', () => {
    for (const text of [
      'All tests pass',
      '`UserService` passes',
      'Run `npm test` and mend what fails',
      'Run `npm run <script>`',
      '`rm -rf /` passes',
      '`git push` passes',
      '`npm test` fails',
      '`npm test` passes within 5 seconds',
      '`npm test` passes on `main`',
      '`npm test` or `make` passes',
      '`npm test` reports no warnings',
      '`npm run build` produces dist/app.js',
      'Not all tests pass: `npm test`',
      'Some tests pass (`npm test`)',
      'make all tests pass',
      'go tests succeed',
      '**WHEN** the disk is full **THEN** `npm test` passes',
      'The user runs `npm test`',
      '',
    ]) {
      assert.deepEqual(lines(text), [], text);
    }
  });
});
