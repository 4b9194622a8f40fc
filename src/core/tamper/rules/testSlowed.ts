import { limitRule } from './limitRule.ts';

/** Tests that may take longer than before. */
export const testSlowed = limitRule(
  'test.timeout-raised',
  'time',
  (value) =>
    `A time limit of this test file is ${value} now. What has become slow, or hangs for a while, passes unseen.`,
);
