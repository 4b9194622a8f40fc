import { changeRule } from './changeRule.ts';

/** Assertions that look at something else than before. */
export const assertionInput = changeRule({
  code: 'test.input-changed',
  kind: 'input',
  message: (name, { before, after }) =>
    `“${name}” asked ${before.subject}, and now ${after.subject}: what was asked before may fail unseen.`,
});
