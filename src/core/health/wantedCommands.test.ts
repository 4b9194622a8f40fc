import assert from 'node:assert/strict';
import type { HealthCommand } from './health.ts';
import { wantedCommands } from './wantedCommands.ts';

function command(category: HealthCommand['category']): HealthCommand {
  return { category, command: category, tool: 'npm-test', source: 'a test' };
}

it('End-to-end tests are run where one is changed, and alone where nothing else is', () => {
  const all = (['lint', 'test', 'e2e'] as const).map(command);
  const wanted = (...changed: readonly string[]): readonly string[] =>
    wantedCommands(all, changed).map(({ category }) => category);
  assert.deepEqual(wanted('src/a.test.ts'), ['test']);
  assert.deepEqual(wanted('e2e/page.spec.ts'), ['e2e']);
  assert.deepEqual(wanted('src/a.test.ts', 'e2e/page.spec.ts'), ['test', 'e2e']);
  assert.deepEqual(
    wantedCommands(all.slice(0, 2), ['e2e/page.spec.ts']).map(({ category }) => category),
    ['test'],
  );
});
