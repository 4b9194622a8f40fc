import assert from 'node:assert/strict';
import { confidenceOf, confidenceText } from './confidence.ts';
import type { Category } from './health.ts';

function text(...categories: readonly Category[]): string {
  return confidenceText(
    confidenceOf(categories.map((category) => ({ category, command: 'true', tool: 'exit-code', source: 'AGENTS.md' }))),
  );
}

describe('the confidence in a project', () => {
  for (const [categories, expected] of [
    [[], 'Confidence: LOW, because there are no static checks (a type checker or a linter) and no unit tests'],
    [['typecheck', 'lint', 'e2e', 'deadcode'], 'Confidence: LOW, because there are no unit tests'],
    [['test', 'e2e'], 'Confidence: LOW, because there are no static checks (a type checker or a linter)'],
    [['typecheck', 'test'], 'Confidence: MEDIUM, because there are no end-to-end tests'],
    [['lint', 'test', 'deadcode'], 'Confidence: MEDIUM, because there are no end-to-end tests'],
    [['lint', 'test', 'e2e'], 'Confidence: HIGH'],
  ] as const) {
    it(`with ${categories.join(', ') || 'no tools'}`, () => {
      assert.equal(text(...categories), expected);
    });
  }
});
