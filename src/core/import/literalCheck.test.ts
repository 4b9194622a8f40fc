import assert from 'node:assert/strict';
import { literalChecks } from './literalCheck.ts';

describe('literalChecks', () => {
  it('takes a statement that is nothing but a command that passes', () => {
    const texts = [
      '`npm test` passes',
      'T011 [P] Run `cargo test --all`.',
      '2.1 Ensure `pytest -q` succeeds',
      '`npm test` passes',
    ];
    assert.deepEqual(
      literalChecks(texts).map(({ tag, command, expect }) => `[${tag}] ${command}${expect}`),
      ['[cmd] npm test', '[cmd] cargo test --all', '[cmd] pytest -q'],
    );
  });

  it('guesses nothing', () => {
    const texts = [
      'All tests pass',
      '`UserService` passes',
      'Run `npm test` and mend what fails',
      'Run `npm run <script>`',
      '`rm -rf /` passes',
      '`git push` passes',
      'npm test passes',
    ];
    assert.deepEqual(literalChecks(texts), []);
  });
});
