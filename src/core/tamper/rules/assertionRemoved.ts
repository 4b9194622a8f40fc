import { changeRule } from './changeRule.ts';

/** Assertions that nobody makes any more, in tests that still make others. */
export const assertionRemoved = changeRule({
  code: 'test.assertion-removed',
  kind: 'removed',
  applies: ({ after }) => after.assertions.length > 0,
  message: (name, { before }) =>
    `In “${name}” nobody asks any more what was asked of ${before.subject === '' ? before.matcher : before.subject}.`,
});
