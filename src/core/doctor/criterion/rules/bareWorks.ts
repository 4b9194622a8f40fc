import type { CriterionRule } from '../criterionRule.ts';
import {
  beForms,
  claimsOf,
  endsClause,
  finding,
  hasEvidence,
  holds,
  isElaborated,
  precededBy,
  isBoundary,
  results,
  tokenAt,
  wordAt,
} from '../reading.ts';
import { claimsMore, statesSomething } from '../statesMore.ts';
import type { Statement, WordMatch } from '../statement.ts';

/** Before the noun “work”. */
const beforeNoun = new Set(
  'the a an this that of any future remaining all more your their our his no some background async asynchronous pending queued new additional scheduled human at other actual in-progress for into extra unfinished ongoing'.split(
    ' ',
  ),
);

/** Behind the verb. */
const behindVerb = new Set(
  'as with without on in for across when if correctly properly fine well again end together both under from only after before normally at by offline consistently reliably seamlessly smoothly identically still and out like either through over regardless whether here there perfectly flawlessly exactly'.split(
    ' ',
  ),
);

/** Behind one of these the word is a noun: “tests for data fetching functions”. */
const prepositions = new Set('for of to in with from by on at as into all any each every other'.split(' '));

export const bareWorks: CriterionRule = {
  code: 'criterion.bare-works',
  severity: 'warning',
  dimension: 'testability',
  title: 'Bare “works”',
  why: '“Works” names no result, so any outcome can be called working.',
  bad: 'Export works end-to-end',
  good: '`notes export --csv` writes one line per note and exits 0',
  fix: 'result',
  gaps: ['`__` exits 0 and prints `__`'],
  looksFor: ['works'],
  find: (statement) =>
    claimsOf(statement, 'works')
      .filter(
        (match) =>
          isVerdict(statement, match) &&
          !isElaborated(statement, match) &&
          !hasEvidence(statement, match.clause, results),
      )
      .map((match) =>
        finding(
          statement,
          match,
          (words) => `“${words}” names no result. Say which command, input or page gives what output.`,
        ),
      ),
};

/** “Filters work”, “login and logout work”, “still work”; not “committed work”. */
function isVerb(statement: Statement, match: WordMatch): boolean {
  const before = wordAt(statement, match.first - 1);
  const afterHelper =
    /^(?:still|to|will|can|must|shall|should|not|also|all|both|never|always|now|would|does|do|keep|users)$/.test(
      before,
    );
  const several = precededBy(statement, match.first - 1, match.clause, new Set(['and']), 3);
  return (
    match.first > match.clause.first && !beforeNoun.has(before) && (afterHelper || several || /[^s]s$/.test(before))
  );
}

/** Whether the word says that something works: “work” is also a noun, “functions” are also called. */
function isVerdict(statement: Statement, match: WordMatch): boolean {
  const before = wordAt(statement, match.first - 1);
  const next = match.last + 1;
  const free = isBoundary(statement, next, match.clause) || behindVerb.has(wordAt(statement, next));
  switch (match.phrase) {
    case 'work':
      return free && isVerb(statement, match);
    case 'works':
      return !beforeNoun.has(before) && (free || tokenAt(statement, match.first - 1)?.kind !== 'mark');
    case 'working':
      return free || beForms.has(before) || beforeNoun.has(before) || match.first === match.clause.first;
    case 'worked':
    case 'function':
    case 'functions':
    case 'functioning':
      if (/^(?:still|also|now|always|it|everything)$/.test(before)) {
        return free;
      }
      // “The export functions”: a sentence has a verb, and there is no other.
      if (
        match.phrase === 'functions' &&
        isBoundary(statement, next, match.clause) &&
        match.first > match.clause.first
      ) {
        return !holds(statement, match.clause, (token) => statesSomething(token) || prepositions.has(token.lower));
      }
      // “Functions offline”: no other verb follows, so this one is it.
      if (match.first === match.clause.first) {
        return match.phrase === 'functions' && free && !claimsMore(statement, match.clause, next);
      }
      return (
        (free &&
          /^(?:as|properly|correctly|normally|well|fully|end|without|together|across|reliably)$/.test(
            wordAt(statement, next),
          )) ||
        (match.phrase !== 'worked' && match.phrase !== 'functions' && beForms.has(before) && free)
      );
    case 'functional':
    case 'operational':
      return (
        free &&
        (wordAt(statement, next) !== ')' || beForms.has(before)) &&
        wordAt(statement, next) !== '&' &&
        (beForms.has(before) || before === 'and' || endsClause(statement, match.last, match.clause))
      );
    default:
      return true;
  }
}
