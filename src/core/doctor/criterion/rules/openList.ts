import type { CriterionRule } from '../criterionRule.ts';
import { claimsOf, finding, wordAt } from '../reading.ts';

export const openList: CriterionRule = {
  code: 'criterion.open-list',
  severity: 'warning',
  dimension: 'clarity',
  title: 'Open list',
  why: 'A list without end is never complete, so nobody can say that it is covered.',
  bad: 'Imports CSV, JSON etc.',
  good: 'Imports CSV and JSON; any other file is refused with exit code 2',
  fix: 'members',
  find: (statement) =>
    claimsOf(statement, 'openList')
      .filter(
        (match) => !(match.phrase.endsWith('more') && /^(?:than|\p{L}.*)$/u.test(wordAt(statement, match.last + 1))),
      )
      .map((match) =>
        finding(
          statement,
          match,
          (words) => `“${words}” leaves the list open. Write down every member, or the rule that they follow.`,
        ),
      ),
};
