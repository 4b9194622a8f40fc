import type { CriterionRule } from '../criterionRule.ts';
import { claimsOf, finding, hasEvidence, isElaborated, isEnumerated, resultsOrDetails, wordAt } from '../reading.ts';
import type { Statement, WordMatch } from '../statement.ts';

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
          !isSelected(statement, match) &&
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

/** “All fields required by `schema.json`”: what requires them is named, or for what. */
function isSelected(statement: Statement, { last }: WordMatch): boolean {
  return (
    /^(?:needed|required|necessary)$/.test(wordAt(statement, last)) &&
    /^(?:by|for|to|in)$/.test(wordAt(statement, last + 1))
  );
}
