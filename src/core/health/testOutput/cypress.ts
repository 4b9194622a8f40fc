import { mochaReader } from './mocha.ts';
import type { TestReader } from './testReader.ts';

/** Cypress prints Mocha's report for each file of tests. */
export function cypressReader(): TestReader {
  const inner = mochaReader();
  let none = false;
  return {
    line: (text) => {
      none ||= text.startsWith("Can't run because no spec files were found.");
      inner.line(text);
    },
    reading: () => inner.reading() ?? (none ? { passed: 0, total: 0, skipped: 0, failed: [] } : undefined),
  };
}
