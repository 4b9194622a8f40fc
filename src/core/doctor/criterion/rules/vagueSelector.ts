import type { CriterionRule } from '../criterionRule.ts';
import { claimsOf, finding, hasEvidence, isElaborated, isEnumerated, resultsOrDetails } from '../reading.ts';

export const vagueSelector: CriterionRule = {
  code: 'criterion.vague-selector',
  severity: 'warning',
  dimension: 'testability',
  title: 'Vague selection',
  why: 'Nobody can tell which things are meant, so nobody can tell whether one is missing.',
  bad: 'Critical paths are covered by tests',
  good: 'Sign-in, checkout and refund each have a test in `e2e/`',
  fix: 'members',
  gaps: ['`__`, `__`'],
  looksFor: ['vagueSelector'],
  find: (statement) =>
    claimsOf(statement, 'vagueSelector')
      .filter(
        (match) =>
          !isEnumerated(statement, match) &&
          !isElaborated(statement, match) &&
          !hasEvidence(statement, match.clause, resultsOrDetails),
      )
      .map((match) =>
        finding(
          statement,
          match,
          (words) => `“${words}” does not say which. List the members, or name the rule that selects them.`,
        ),
      ),
};
