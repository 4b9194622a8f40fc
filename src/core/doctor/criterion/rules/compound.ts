import type { CriterionRule } from '../criterionRule.ts';
import { finding, wordAt } from '../reading.ts';

/** Results in one criterion from which on it is worth splitting. */
const several = 3;

export const compound: CriterionRule = {
  code: 'criterion.compound',
  severity: 'hint',
  dimension: 'scopeFit',
  title: 'Several results in one',
  why: 'When one of several results fails, the whole criterion does, and its name does not say which.',
  bad: 'The order is saved; the customer gets a mail; the stock is reduced',
  good: 'The order is saved',
  fix: 'split',
  find: (statement) => {
    if (statement.clauses.length < several) {
      return [];
    }
    const claims = statement.clauses.filter(
      (clause) =>
        clause.role === 'main' && clause.last > clause.first + 1 && wordAt(statement, clause.first) !== 'given',
    );
    const from = claims[1];
    const to = claims.at(-1);
    return claims.length < several || from === undefined || to === undefined
      ? []
      : [
          finding(
            statement,
            { first: from.first, last: to.last },
            () =>
              `This criterion states ${claims.length} results. Give each a criterion of its own, so that each can pass or fail.`,
          ),
        ];
  },
};
