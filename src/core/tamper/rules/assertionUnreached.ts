import type { TestRule } from '../comparing/changedTests.ts';
import { noneCounts } from '../comparing/noneCounts.ts';
import { changeRule } from './changeRule.ts';

const inChanged = changeRule({
  code: 'test.unreached',
  kind: 'unreached',
  applies: (_, { after }) => after.reach !== 'swallowed',
  severity: 'blocks',
  message: (name, { before, after }) =>
    after.reach === 'never'
      ? `“${name}” never comes to what it asks of ${before.subject} any more.`
      : `“${name}” comes to what it asks of ${before.subject} in some cases only now.`,
});

/** Assertions that a test no longer comes to, or not always. */
export const assertionUnreached: TestRule = {
  code: inChanged.code,
  find: (tests) => [
    ...inChanged.find(tests),
    ...noneCounts(tests, ({ reach }) => reach === 'never').map(({ path, line, name }) => ({
      code: inChanged.code,
      severity: 'blocks' as const,
      file: path,
      line,
      message: `The new test “${name}” never comes to what it asks: it cannot fail.`,
    })),
  ],
};
