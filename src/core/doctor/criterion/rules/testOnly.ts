import type { CriterionRule } from '../criterionRule.ts';
import { finding, hasEvidence, results, wordAt } from '../reading.ts';

export const testOnly: CriterionRule = {
  code: 'criterion.test-only',
  severity: 'hint',
  dimension: 'testability',
  title: 'Tests without behaviour',
  why: 'It asks for tests and not for what they must show, so one empty test would do.',
  bad: 'Unit tests for the parser',
  good: 'A unit test shows that `parse("")` returns `[]`',
  fix: 'result',
  gaps: ['`__` returns `__`'],
  find: (statement) => {
    const opening = statement.openings[0];
    if (opening === undefined) {
      return [];
    }
    let at = opening.at;
    while (
      /^(?:add|write|create|new|unit|integration|e2e|component|automated|regression|end|to)$/.test(
        wordAt(statement, at),
      )
    ) {
      at += 1;
    }
    const asks =
      /^(?:tests?|testing|coverage)$/.test(wordAt(statement, at)) &&
      /^(?:for|on|of|covering|cover|added|exist|written|and)$/.test(wordAt(statement, at + 1));
    return asks && !hasEvidence(statement, opening.clause, results, 'item')
      ? [
          finding(
            statement,
            { first: opening.at, last: at },
            (words) => `“${words}” asks for tests, not for what they show. Name the cases and their results.`,
          ),
        ]
      : [];
  },
};
