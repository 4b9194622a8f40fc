import type { CriterionRule } from '../criterionRule.ts';
import { finding, wordAt } from '../reading.ts';

export const givenWithoutThen: CriterionRule = {
  code: 'criterion.given-without-then',
  severity: 'warning',
  dimension: 'testability',
  title: 'Trigger without response',
  why: 'It says when something happens, and not what.',
  bad: 'WHEN the list is empty',
  good: 'WHEN the list is empty THEN the page shows “No notes yet”',
  fix: 'complete',
  find: (statement) => {
    const claims = statement.clauses.filter((clause) => clause.role !== 'label');
    const opening = claims[0];
    const only = opening !== undefined && claims.every((clause) => clause.role === 'condition');
    return only && /^(?:given|when|whenever|if|while)$/.test(wordAt(statement, opening.first))
      ? [
          finding(
            statement,
            { first: opening.first, last: claims.at(-1)?.last ?? opening.last },
            (words) => `“${words}” has no response. Say what must be seen then: … THEN ….`,
          ),
        ]
      : [];
  },
};
