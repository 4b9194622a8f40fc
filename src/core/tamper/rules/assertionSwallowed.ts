import type { TestRule } from '../comparing/changedTests.ts';
import { noneCounts } from '../comparing/noneCounts.ts';
import { changeRule } from './changeRule.ts';

const inChanged = changeRule({
  code: 'test.swallowed',
  kind: 'unreached',
  applies: (_, { after }) => after.reach === 'swallowed',
  severity: 'blocks',
  message: (name, { before }) =>
    `In “${name}” a failure of what is asked of ${before.subject} is caught, and nobody hears of it.`,
});

/** Assertions whose failure is caught. */
export const assertionSwallowed: TestRule = {
  code: inChanged.code,
  find: (tests) => [
    ...inChanged.find(tests),
    ...noneCounts(tests, ({ reach }) => reach === 'swallowed').map(({ path, line, name }) => ({
      code: inChanged.code,
      severity: 'blocks' as const,
      file: path,
      line,
      message: `The new test “${name}” catches its own failures: it cannot fail.`,
    })),
  ],
};
