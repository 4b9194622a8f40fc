import type { CriterionRule } from '../criterionRule.ts';
import type { EvidenceKind } from '../evidenceKind.ts';
import { claimsOf, finding, hasEvidence, isBoundary, isElaborated, namesBehind } from '../reading.ts';
import type { Statement, WordMatch } from '../statement.ts';

const named: ReadonlySet<EvidenceKind> = new Set([
  'list',
  'literal',
  'command',
  'test',
  'exit',
  'status',
  'threshold',
  'exact',
]);

export const unresolvedReference: CriterionRule = {
  code: 'criterion.unresolved-reference',
  severity: 'warning',
  dimension: 'clarity',
  title: 'Reference to nothing',
  why: 'Whoever checks has the plan and the repository, and neither says what is meant.',
  bad: 'The schema has all new fields',
  good: 'The table `note` has the columns `archived_at` and `archived_by`',
  fix: 'name',
  gaps: ['`__`'],
  looksFor: ['reference'],
  find: (statement) =>
    claimsOf(statement, 'reference')
      .filter(
        (match) =>
          isUnresolved(statement, match) &&
          !isElaborated(statement, match) &&
          !hasEvidence(statement, match.clause, named) &&
          !namesBehind(statement, match),
      )
      .map((match) =>
        finding(
          statement,
          match,
          (words) => `“${words}” does not say what is meant. Name it: the file, field, page or rule.`,
        ),
      ),
};

/** Pronouns refer backwards, so only at the start have they nothing; nouns may be the ones that a heading or title speaks of. */
function isUnresolved(statement: Statement, match: WordMatch): boolean {
  if (match.phrase === 'they' || /^(?:same as|like |see )/.test(match.phrase)) {
    return statement.openings[0]?.at === match.first;
  }
  // “Listed before the others” says when.
  if (match.phrase.endsWith(' before') && !isBoundary(statement, match.last + 1, match.clause)) {
    return false;
  }
  return (
    !/\b(?:issue|problem|bug|error|defect|crash|regression|incident|story|feature|ticket)\b/.test(match.phrase) ||
    !resolves(statement, match.phrase)
  );
}

function resolves(statement: Statement, phrase: string): boolean {
  return phrase
    .split(' ')
    .some(
      (word) =>
        /^(?:issue|problem|bug|error|defect|crash|regression|incident|story|feature|ticket)$/.test(word) &&
        statement.context.has(word),
    );
}
