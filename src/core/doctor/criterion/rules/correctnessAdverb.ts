import type { CriterionRule } from '../criterionRule.ts';
import {
  claimsOf,
  endsClause,
  finding,
  hasEvidence,
  holds,
  isBoundary,
  isElaborated,
  isNamed,
  isPredicate,
  precededBy,
  resultsOrDetails,
  wordAt,
} from '../reading.ts';
import type { Statement, WordMatch } from '../statement.ts';

/** Verbs that name an outcome by themselves, whatever adverb stands beside them. */
const outcomeVerbs = new Set(
  'fail fails failed failing reject rejects rejected refuse refuses refused deny denies denied exit exits abort aborts abort block blocks detect detects identify identifies distinguish distinguishes recognize recognizes'.split(
    ' ',
  ),
);

/** What a tool does cleanly, it does with exit code 0. */
const toolVerbs = new Set(
  'rebase rebases rebased compile compiles compiled build builds built install installs installed apply applies applied merge merges merged lint lints typecheck typechecks type-checks checks run runs pass passes exit exits start starts boot boots parse parses'.split(
    ' ',
  ),
);

export const correctnessAdverb: CriterionRule = {
  code: 'criterion.correctness-adverb',
  severity: 'warning',
  dimension: 'testability',
  title: 'Correctness without a result',
  why: '“Correctly” is the verdict that is to be reached, not a way to reach it.',
  bad: 'Dates are parsed correctly',
  good: '`parseDate("2026-02-30")` returns `undefined`',
  fix: 'result',
  gaps: ['for `__` the result is `__`'],
  looksFor: ['correctnessAdverb', 'correctnessAdjective'],
  find: (statement) =>
    claimsOf(statement, 'correctnessAdverb', 'correctnessAdjective')
      .filter(
        (match) =>
          !isDecided(statement, match) &&
          !isState(statement, match) &&
          !isInterjection(statement, match) &&
          (!/ (?:is|are|be) /.test(match.phrase) || isPredicate(statement, match)),
      )
      .map((match) =>
        finding(
          statement,
          match,
          (words) =>
            `“${words}” does not say what is right. State the result: for which input, which output or message.`,
        ),
      ),
};

function isDecided(statement: Statement, match: WordMatch): boolean {
  const before = wordAt(statement, match.first - 1);
  // “Errors out correctly”: the verb is one further.
  const verb = before === 'out' ? wordAt(statement, match.first - 2).replace(/^errors?$/, 'fails') : before;
  const around = [verb, wordAt(statement, match.last + 1)];
  return (
    // “Accurate against the schema” says with what it is compared.
    wordAt(statement, match.last + 1) === 'against' ||
    isElaborated(statement, match) ||
    hasEvidence(statement, match.clause, resultsOrDetails) ||
    around.some((word) => outcomeVerbs.has(word)) ||
    (match.phrase === 'cleanly' && around.some((word) => toolVerbs.has(word))) ||
    (match.phrase === 'consistently' && usesNamed(statement, match))
  );
}

/** “Consistently uses …”, “uses the `x` prefix consistently”: everywhere, which can be looked at. */
function usesNamed(statement: Statement, match: WordMatch): boolean {
  const uses = new Set(['use', 'uses', 'used', 'employ', 'employs', 'apply', 'applies', 'applied']);
  return (
    uses.has(wordAt(statement, match.last + 1)) ||
    (precededBy(statement, match.first, match.clause, uses, 8) && holds(statement, match.clause, isNamed))
  );
}

/** “An order is complete once it is paid”, “the status is complete”: a state of the data, and no praise. */
function isState(statement: Statement, match: WordMatch): boolean {
  return (
    match.phrase.endsWith(' complete') &&
    (!endsClause(statement, match.last, match.clause) ||
      match.last < statement.tokens.length - 2 ||
      /^(?:status|state|step|it|job|order|task|plan|request|upload|download|process)$/.test(
        wordAt(statement, match.first - 1),
      ))
  );
}

/** “As well”, “well, …”, “well below”: “well” judges only where it ends what is said. */
function isInterjection(statement: Statement, match: WordMatch): boolean {
  return (
    match.phrase === 'well' &&
    (!isBoundary(statement, match.last + 1, match.clause) ||
      match.first < match.clause.first + 2 ||
      wordAt(statement, match.first - 1) === 'as')
  );
}
