import type { Rule } from '../rule.ts';
import { criteriaWith } from '../wording.ts';

/** “Correctly” is the verdict that is to be reached, not a way to reach it. */
export const correctnessAdverb: Rule = {
  code: 'criterion.correctness-adverb',
  severity: 'warning',
  dimension: 'testability',
  cost: { kind: 'share', points: 8 },
  find: (plan) =>
    criteriaWith(
      plan,
      /\b(?:correctly|properly|cleanly|appropriately|as (?:expected|intended|appropriate))\b/i,
      (words) => `“${words}” does not say what is right. State the result: given which input, which output or message.`,
    ),
};
