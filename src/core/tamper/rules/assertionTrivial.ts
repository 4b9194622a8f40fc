import type { TestRule } from '../comparing/changedTests.ts';
import { noneCounts } from '../comparing/noneCounts.ts';
import { selfCompared } from '../reading/trivial.ts';
import { changeRule } from './changeRule.ts';

const inChanged = changeRule({
  code: 'test.tautology',
  kind: 'trivial',
  severity: 'blocks',
  message: (name, { before, after }) =>
    `In “${name}” what was asked of ${before.subject} became an assertion that ${after.trivial ?? ''}.`,
});

/** Assertions that hold whatever the program does. */
export const assertionTrivial: TestRule = {
  code: inChanged.code,
  find: (tests) => [
    ...inChanged.find(tests),
    ...noneCounts(tests, ({ trivial }) => trivial !== undefined).map(({ path, line, name, assertions }) => {
      const why = assertions.find(({ trivial }) => trivial !== undefined)?.trivial ?? '';
      return {
        code: inChanged.code,
        // That something gives the same twice may be what is to be shown.
        severity: why === selfCompared ? ('flagged' as const) : ('blocks' as const),
        file: path,
        line,
        message: `The new test “${name}” cannot fail: its assertion ${why}.`,
      };
    }),
  ],
};
