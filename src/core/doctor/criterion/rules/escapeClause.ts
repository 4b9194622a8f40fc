import type { CriterionRule } from '../criterionRule.ts';
import { finding, matchesOf } from '../reading.ts';

export const escapeClause: CriterionRule = {
  code: 'criterion.escape-clause',
  severity: 'error',
  dimension: 'testability',
  title: 'Escape clause',
  why: 'Words that let the doer decide whether the criterion holds make every outcome a pass.',
  bad: 'Results are cached where possible',
  good: 'WHEN the same query is sent twice within 60 seconds, the second answer comes from the cache',
  fix: 'delete',
  looksFor: ['escape'],
  find: (statement) =>
    matchesOf(statement, 'escape')
      .filter((match) => match.clause.role !== 'content')
      .map((match) =>
        finding(
          statement,
          match,
          (words) =>
            `“${words}” leaves open whether this must hold. Delete it, or say exactly when it must: WHEN … THEN ….`,
        ),
      ),
};
