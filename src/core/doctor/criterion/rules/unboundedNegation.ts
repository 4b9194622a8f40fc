import type { CriterionRule } from '../criterionRule.ts';
import type { EvidenceKind } from '../evidence.ts';
import { claimsOf, finding, hasEvidence, holds, negators, tokenAt, wordAt } from '../reading.ts';
import type { Statement, WordMatch } from '../statement.ts';

const bounds: ReadonlySet<EvidenceKind> = new Set([
  'exact',
  'test',
  'command',
  'threshold',
  'list',
  'literal',
  'status',
  'standard',
]);

/** How far a negation reaches, in tokens. */
const reach = 6;

export const unboundedNegation: CriterionRule = {
  code: 'criterion.unbounded-negation',
  severity: 'warning',
  dimension: 'testability',
  title: 'Negation or sameness without bound',
  why: 'That nothing at all went wrong, or that everything stayed as it was, can never be shown.',
  bad: 'No regressions',
  good: '`npm test` passes, and `report.csv` is byte-identical for the three samples',
  fix: 'result',
  find: (statement) => [
    ...claimsOf(statement, 'harm', 'breaking').flatMap((match) => {
      const negation = negationBefore(statement, match);
      return negation === undefined || isBounded(statement, match) ? [] : [report(statement, negation, match.last)];
    }),
    ...claimsOf(statement, 'sameness', 'totality')
      .filter((match) => !isBounded(statement, match))
      .map((match) => report(statement, match.first, match.last)),
  ],
};

function report(statement: Statement, first: number, last: number): ReturnType<typeof finding> {
  return finding(
    statement,
    { first, last },
    (words) =>
      `“${words}” has no bound, so it can never be shown. Name the suite that passes, or the outputs that stay identical.`,
  );
}

/** The nearest word that negates the match, in the same clause; the match itself where it negates (“nothing breaks”). */
function negationBefore(statement: Statement, match: WordMatch): number | undefined {
  if (match.phrase.startsWith('nothing')) {
    return match.first;
  }
  for (let at = match.first - 1; at >= Math.max(match.clause.first, match.first - reach); at -= 1) {
    const word = wordAt(statement, at);
    if (negators.has(word)) {
      return at;
    }
    if (tokenAt(statement, at)?.kind === 'mark' && word !== '/') {
      return undefined;
    }
  }
  return undefined;
}

/** Tests that are named bound the claim; so does an exit code anywhere in the criterion. */
function isBounded(statement: Statement, match: WordMatch): boolean {
  return (
    hasEvidence(statement, match.clause, bounds) ||
    hasEvidence(statement, match.clause, new Set(['exit']), 'item') ||
    tokenAt(statement, match.last + 1)?.text === '(' ||
    holds(statement, match.clause, (token) => /^(?:tests?|suites?|specs)$/.test(token.lower))
  );
}
