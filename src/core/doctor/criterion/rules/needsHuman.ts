import type { CriterionRule } from '../criterionRule.ts';
import { negators } from '../grammar.ts';
import { claimsOf, endsClause, finding, hasEvidence, isBoundary, precededBy, results, wordAt } from '../reading.ts';
import type { Statement, WordMatch } from '../statement.ts';

export const needsHuman: CriterionRule = {
  code: 'criterion.needs-human',
  severity: 'error',
  dimension: 'autonomy',
  title: 'Needs a person',
  why: 'Nobody is there while a plan runs: what waits for somebody’s judgement cannot be decided by a program.',
  bad: 'The team signs off on the new layout',
  good: 'At 360 px the page shows no horizontal scroll bar (`npm run test:layout`)',
  fix: 'manual',
  looksFor: ['approval', 'reviewing', 'byEye', 'audience', 'approvedThing', 'askedPeople', 'manualWork', 'release'],
  find: (statement) => [
    ...claimsOf(statement, 'approval', 'reviewing', 'byEye', 'audience')
      .filter((match) => wordAt(statement, match.first - 1) !== 'who' && !isDenied(statement, match))
      .map((match) => report(statement, match)),
    ...claimsOf(statement, 'approvedThing')
      .filter((match) => isProcess(statement, match))
      .map((match) => report(statement, match)),
    ...claimsOf(statement, 'askedPeople')
      .filter((match) => statement.openings.some((opening) => opening.at === match.first))
      .map((match) => report(statement, match)),
    ...claimsOf(statement, 'manualWork')
      .filter(
        (match) =>
          (match.phrase !== 'manual' || isBoundary(statement, match.last + 1, match.clause)) &&
          !isDenied(statement, match),
      )
      .map((match) => report(statement, match)),
    ...claimsOf(statement, 'release')
      .filter((match) => !hasEvidence(statement, match.clause, results))
      .map((match) => report(statement, match)),
  ],
};

function report(statement: Statement, match: WordMatch): ReturnType<typeof finding> {
  return finding(
    statement,
    match,
    (words) =>
      `“${words}” needs a person. Say what a program can see instead, or move it to a \`[manual]\` line under Verification.`,
  );
}

/** “Design approved” reports a step of people; “approved requests are listed” is about data. */
function isProcess(statement: Statement, match: WordMatch): boolean {
  const next = match.last + 1;
  const opens = match.first === match.clause.first;
  if (match.phrase.endsWith(' by')) {
    return opens;
  }
  if (!match.phrase.includes(' ')) {
    return opens && endsClause(statement, match.last, match.clause);
  }
  return (
    isBoundary(statement, next, match.clause) || ['by', 'before', 'prior', 'and'].includes(wordAt(statement, next))
  );
}

/** “Not by eyeballing”, “no manual steps”: the criterion says that nobody is needed. */
function isDenied(statement: Statement, match: WordMatch): boolean {
  return (
    !negators.has(match.phrase.split(' ')[0] ?? '') && precededBy(statement, match.first, match.clause, negators, 2)
  );
}
