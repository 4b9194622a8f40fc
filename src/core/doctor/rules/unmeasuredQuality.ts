import type { Rule } from '../rule.ts';
import { criteriaWith } from '../wording.ts';

/** A quality without a number can be argued about for ever. */
export const unmeasuredQuality: Rule = {
  code: 'criterion.unmeasured-quality',
  severity: 'warning',
  dimension: 'testability',
  cost: { kind: 'share', points: 8 },
  find: (plan) =>
    criteriaWith(
      plan,
      /\b(?:is|are|be|feels?|remains?|stays?|loads?|runs?|responds?) (?:very |more |reasonably )?(?:fast|quick(?:ly)?|efficient(?:ly)?|responsive|scalable|performant|robust|intuitive|user[- ]friendly|clean|elegant|maintainable|seamless)\b/i,
      (words) => `“${words}” has no measure. Give a number and how it is measured, or the observable behaviour.`,
    ),
};
