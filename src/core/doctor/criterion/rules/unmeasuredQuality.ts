import type { CriterionRule } from '../criterionRule.ts';
import type { EvidenceKind } from '../evidenceKind.ts';
import { beForms, claimsOf, finding, hasEvidence, isElaborated, isBoundary, tokenAt, wordAt } from '../reading.ts';
import type { Statement, WordMatch } from '../statement.ts';

const measures: ReadonlySet<EvidenceKind> = new Set([
  'threshold',
  'standard',
  'exact',
  'exit',
  'status',
  'literal',
  'command',
]);

export const unmeasuredQuality: CriterionRule = {
  code: 'criterion.unmeasured-quality',
  severity: 'warning',
  dimension: 'testability',
  title: 'Quality without a measure',
  why: 'A quality without a number can be argued about for ever.',
  bad: 'Search is fast',
  good: 'Search answers within 300 ms (p95) over 10,000 notes',
  fix: 'threshold',
  gaps: ['p95 is below __ ms for __ rows', 'it is at least __ %'],
  looksFor: ['quality'],
  find: (statement) =>
    claimsOf(statement, 'quality')
      .filter((match) => !isKind(statement, match) && !isPlainAttribute(statement, match) && !isState(statement, match))
      .filter((match) => !isElaborated(statement, match) && !hasEvidence(statement, match.clause, measures, 'sentence'))
      .map((match) =>
        finding(
          statement,
          match,
          (words) =>
            `“${words}” has no measure. Give a number, its unit and how it is measured, or the behaviour to be seen.`,
        ),
      ),
};

/** “A high-resolution photo” is a kind of photo; “high quality” is praise. */
function isKind(statement: Statement, match: WordMatch): boolean {
  const attribute = /^(?:high|low) (?:resolution|contrast|memory|cpu|load|security|coverage|precision)$/.test(
    match.phrase,
  );
  return attribute && tokenAt(statement, match.last)?.joined === true;
}

/** “Is protected by the rule `x`”, “is restricted to admins”: how, or to whom. */
function isState(statement: Statement, match: WordMatch): boolean {
  const isGuarded =
    /^(?:protected|secured|guarded|locked|hardened|authenticated|sealed|down|restricted|limited|controlled)$/;
  const isSaid =
    !isBoundary(statement, match.last + 1, match.clause) &&
    !/^(?:and|at|in|on)$/.test(wordAt(statement, match.last + 1));
  // “Is safe against double clicks”: from what it is safe can be tried.
  const isSafe =
    match.phrase.endsWith(' safe') &&
    /^(?:against|from|under|with|when|while|across|until|by|for|in|inside)$/.test(wordAt(statement, match.last + 1));
  return (
    isSafe ||
    (/(?:is|are|be|stays?|remains?|kept) /.test(match.phrase) &&
      isGuarded.test(wordAt(statement, match.last)) &&
      isSaid)
  );
}

/** Words that also name kinds of things (“the stable order”): they praise only where they are the predicate. */
function isPlainAttribute(statement: Statement, match: WordMatch): boolean {
  const predicate =
    beForms.has(wordAt(statement, match.first - 1)) || isBoundary(statement, match.last + 1, match.clause);
  return /^(?:stable|secure|minimal|durable|accessible|optimal|rapid)$/.test(match.phrase) && !predicate;
}
