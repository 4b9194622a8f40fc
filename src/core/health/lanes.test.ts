import assert from 'node:assert/strict';
import type { Category, HealthCommand } from './health.ts';
import { lanesOf, writtenBy } from './lanes.ts';

function lanes(...commands: readonly (readonly [Category, string])[]): string[][] {
  return lanesOf(
    commands.map(([category, command]): HealthCommand => ({
      category,
      command,
      tool: 'exit-code',
      source: 'a test',
      writes: writtenBy(category, command),
    })),
  ).map((lane) => lane.map(({ command }) => command));
}

describe('lanes of health tools', () => {
  it('let tools that only look run side by side, beside the tests', () => {
    assert.deepEqual(
      lanes(['typecheck', 'tsc --noEmit'], ['lint', 'eslint .'], ['test', 'vitest run'], ['deadcode', 'knip']),
      [['vitest run'], ['tsc --noEmit'], ['eslint .'], ['knip']],
    );
  });

  it('run tests of all kinds one after the other', () => {
    assert.deepEqual(lanes(['test', 'npm test'], ['e2e', 'playwright test']), [['npm test', 'playwright test']]);
  });

  it('keep what locks one build folder together', () => {
    assert.deepEqual(lanes(['typecheck', 'cargo check'], ['lint', 'cargo clippy'], ['test', 'cargo test']), [
      ['cargo check', 'cargo clippy', 'cargo test'],
    ]);
    assert.deepEqual(lanes(['typecheck', 'mvn test-compile'], ['test', './mvnw test']), [
      ['mvn test-compile', './mvnw test'],
    ]);
  });

  it('do not build while tests run', () => {
    assert.deepEqual(lanes(['typecheck', 'tsc -b'], ['test', 'npm test']), [['tsc -b', 'npm test']]);
    assert.equal(lanes(['typecheck', 'tsc -b --noEmit'], ['test', 'npm test']).length, 2);
  });

  it('run the same command line twice, but not at once', () => {
    assert.deepEqual(lanes(['typecheck', './check'], ['lint', './check']), [['./check', './check']]);
  });
});
