import { limitRule } from './limitRule.ts';

/** Tests that are tried more often than before. */
export const testRetried = limitRule(
  'test.retries-raised',
  'tries',
  (value) =>
    `Tests of this file may fail ${value === 1 ? 'once' : `${value} times`} now before that counts: what works sometimes passes.`,
);
