import { changeRule } from './changeRule.ts';

/** Assertions about what comes later, for which nobody waits any more. */
export const assertionUnawaited = changeRule({
  code: 'test.not-awaited',
  kind: 'unawaited',
  severity: 'blocks',
  message: (name, { before }) =>
    `“${name}” ends before it is known whether ${before.subject} gives what it must: nothing waits for it any more.`,
});
