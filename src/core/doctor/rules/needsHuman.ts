import type { Rule } from '../rule.ts';
import { criteriaWith } from '../wording.ts';

/** Nobody is there while a plan runs: what waits for a person's judgement cannot be decided by a program. */
export const needsHuman: Rule = {
  code: 'criterion.needs-human',
  severity: 'error',
  dimension: 'autonomy',
  cost: { kind: 'share', points: 10 },
  find: (plan) =>
    criteriaWith(
      plan,
      /\b(?:sign(?:s|ed)?[- ]off|approved by|approval (?:from|by)|manual(?:ly)? (?:test|verif|check|review|confirm)\w*|visually (?:confirm|inspect|verif)\w*|stakeholders?|demo(?:ed)? to)\b/i,
      (words) =>
        `“${words}” needs a person. Say what a program can see, or move it to a \`[manual]\` line under Verification.`,
    ),
};
