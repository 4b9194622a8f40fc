import type { CriterionRule, Finding } from '../criterionRule.ts';
import type { EvidenceKind } from '../evidenceKind.ts';
import { claimsOf, finding, hasEvidence, holds, isNamed, namesBehind, wordAt } from '../reading.ts';
import { statesSomething } from '../statesMore.ts';
import type { Statement, WordMatch } from '../statement.ts';
import { unsaidResponses } from '../unsaidResponse.ts';

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
  gaps: ['`__`, `__`'],
  looksFor: ['abilityVerb', 'guard', 'copeVerb', 'coped', 'inputCheck'],
  find: (statement) => {
    const wide = capabilities(statement);
    return [
      ...guards(statement),
      ...wide.map((place) => report(statement, place)),
      ...unsaidResponses(statement)
        .filter(({ first }) => !wide.some((place) => place.first === first))
        .map((place) =>
          finding(
            statement,
            place,
            (words) => `“${words}” does not say what is seen then. State it for each case: which input, which answer.`,
          ),
        ),
    ];
  },
};

/** A verb of ability before a general object: “supports multiple tenants”. */
function capabilities(statement: Statement): readonly { readonly first: number; readonly last: number }[] {
  return claimsOf(statement, 'abilityVerb').flatMap((verb) => {
    const object = objectOf(statement, verb);
    const decided = object === undefined || hasEvidence(statement, verb.clause, named) || namesBehind(statement, verb);
    return decided ? [] : [{ first: verb.first, last: object.last }];
  });
}

/** “XSS prevention”: what it keeps away, and how completely, is left open. With a verb it says what happens. */
function guards(statement: Statement): Finding[] {
  return claimsOf(statement, 'guard').flatMap((guard) => {
    const { clause } = guard;
    const saysMore =
      guard.first === clause.first ||
      holds(statement, clause, statesSomething) ||
      hasEvidence(statement, clause, named) ||
      holds(statement, clause, isNamed);
    return saysMore ? [] : [report(statement, { first: clause.first, last: guard.last })];
  });
}

/** A general object right behind the verb, perhaps behind one other word: “handle microphone errors”, “route different models”. */
function objectOf(statement: Statement, verb: WordMatch): WordMatch | undefined {
  return claimsOf(statement, 'wideObject').find((object) => {
    const gap = object.first - verb.last - 1;
    const between = wordAt(statement, verb.last + 1);
    return object.clause === verb.clause && (gap === 0 || (gap === 1 && /(?:ing|^all|^its|^their)$/.test(between)));
  });
}

function report(statement: Statement, place: { readonly first: number; readonly last: number }): Finding {
  return finding(
    statement,
    place,
    (words) => `“${words}” has no end. List what is supported, one behaviour in each criterion.`,
  );
}
