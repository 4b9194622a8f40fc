import type { CriterionRule } from '../criterionRule.ts';
import type { EvidenceKind } from '../evidence.ts';
import { claimsOf, finding, hasEvidence } from '../reading.ts';

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
  find: (statement) =>
    claimsOf(statement, 'quality')
      .filter((match) => !hasEvidence(statement, match.clause, measures, 'sentence'))
      .map((match) =>
        finding(
          statement,
          match,
          (words) =>
            `“${words}” has no measure. Give a number, its unit and how it is measured, or the behaviour to be seen.`,
        ),
      ),
};
