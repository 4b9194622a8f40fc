import type { Rule } from '../rule.ts';
import { criteriaWith } from '../wording.ts';

/** “Works” names no result, so any outcome can be called working. */
export const bareWorks: Rule = {
  code: 'criterion.bare-works',
  severity: 'warning',
  dimension: 'testability',
  cost: { kind: 'share', points: 8 },
  find: (plan) =>
    criteriaWith(
      plan,
      /\b(?:still |fully )?(?:works?|working|functions|is functional)(?: (?:end[- ]to[- ]end|fine|well|again|as before))?\s*(?:[.;,]|$)/i,
      (words) =>
        `“${words.replace(/[.;,]$/, '')}” names no result. Say which command, input or page gives what output.`,
    ),
};
