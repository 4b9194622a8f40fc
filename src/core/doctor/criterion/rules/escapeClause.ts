import type { CriterionRule } from '../criterionRule.ts';
import { looseModals } from '../looseModal.ts';
import { finding, matchesOf } from '../reading.ts';
import type { WordMatch } from '../statement.ts';

export const escapeClause: CriterionRule = {
  code: 'criterion.escape-clause',
  severity: 'error',
  dimension: 'testability',
  title: 'Escape clause',
  why: 'Words that let the doer decide whether the criterion holds make every outcome a pass.',
  bad: 'Results are cached where possible',
  good: 'WHEN the same query is sent twice within 60 seconds, the second answer comes from the cache',
  fix: 'delete',
  instead: [
    { words: 'may', text: 'must' },
    { words: 'might', text: 'must' },
    { words: 'could', text: 'must' },
  ],
  looksFor: ['escape', 'looseModal'],
  find: (statement) =>
    [
      ...matchesOf(statement, 'escape')
        .filter((match) => match.clause.role !== 'content')
        .map((match) => withoutVerb(match)),
      ...looseModals(statement),
    ].map((match) =>
      finding(
        statement,
        match,
        (words) =>
          `“${words}” leaves open whether this must hold. Delete it, or say exactly when it must: WHEN … THEN ….`,
      ),
    ),
};

/** “Added where missing”: what is added is what the criterion says. */
function withoutVerb(match: WordMatch): WordMatch {
  const [verb = ''] = match.phrase.split(' ');
  return verb.length > 3 && /(?:ed|en|put)$/.test(verb) && match.last > match.first + 1
    ? { ...match, first: match.first + 1 }
    : match;
}
