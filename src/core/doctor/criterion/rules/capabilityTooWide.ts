import type { CriterionRule } from '../criterionRule.ts';
import type { EvidenceKind } from '../evidence.ts';
import { claimsOf, finding, hasEvidence, namesBehind, wordAt } from '../reading.ts';
import type { Statement, WordMatch } from '../statement.ts';

const named: ReadonlySet<EvidenceKind> = new Set([
  'list',
  'literal',
  'count',
  'threshold',
  'status',
  'exit',
  'test',
  'command',
  'standard',
  'exact',
]);

export const capabilityTooWide: CriterionRule = {
  code: 'criterion.capability-too-wide',
  severity: 'warning',
  dimension: 'scopeFit',
  title: 'Capability without end',
  why: 'However much is supported, something more could be asked for under the same words.',
  bad: 'Supports multiple tenants',
  good: 'A user of tenant A gets 404 for a note of tenant B',
  fix: 'split',
  looksFor: ['abilityVerb'],
  find: (statement) =>
    claimsOf(statement, 'abilityVerb').flatMap((verb) => {
      const object = objectOf(statement, verb);
      const decided =
        object === undefined || hasEvidence(statement, verb.clause, named) || namesBehind(statement, verb);
      return decided
        ? []
        : [
            finding(
              statement,
              { first: verb.first, last: object.last },
              (words) => `“${words}” has no end. List what is supported, one behaviour in each criterion.`,
            ),
          ];
    }),
};

/** A general object right behind the verb, perhaps behind one other word: “handle microphone errors”, “route different models”. */
function objectOf(statement: Statement, verb: WordMatch): WordMatch | undefined {
  return claimsOf(statement, 'wideObject').find((object) => {
    const gap = object.first - verb.last - 1;
    const between = wordAt(statement, verb.last + 1);
    return object.clause === verb.clause && (gap === 0 || (gap === 1 && /(?:ing|^all|^its|^their)$/.test(between)));
  });
}
