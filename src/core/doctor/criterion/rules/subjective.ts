import { isDash } from '../clauses.ts';
import type { CriterionRule } from '../criterionRule.ts';
import {
  beForms,
  claimsOf,
  finding,
  hasEvidence,
  isElaborated,
  isFreeHyphen,
  isBoundary,
  isPredicate,
  resultsOrDetails,
  wordAt,
} from '../reading.ts';
import { statesSomething } from '../statesMore.ts';
import type { Statement, WordMatch } from '../statement.ts';

/** Adjectives that also belong to names and to plain descriptions: they judge only where they are the predicate. */
const predicateOnly = new Set(
  'simple simply easy clean neat tidy nice pretty good great modern natural explicit consistent familiar friendly obvious concise human realistic coherent comfortable balanced effective powerful valuable precise rich crisp organized organised logical mature fluid subtle fun predictable lucid unmistakable clear comprehensible visible'.split(
    ' ',
  ),
);

/** Before a judging adjective that stands with its noun: “with clear messages”. */
const introducers = new Set(
  'with has have provide provides include includes show shows display displays get gets give gives see and or offer offers allow allows enable enables contain contains a an via through using provide uses use'.split(
    ' ',
  ),
);

/** What can be clear or easy to somebody. */
const judgedNouns = new Set(
  'error errors message messages feedback instruction instructions documentation explanation explanations guidance path paths indication indications indicator indicators label labels labeling naming structure separation description descriptions definition definitions understanding categorization hierarchy ui ux interface design layout experience user code api apis navigation setup visual status summary way ways communication distinction organization example examples reason reasons output reporting guide docs styling style look behavior behaviour warning warnings text navigation migration upgrade steps information context results data overview presentation customization extension integration maintenance configuration deployment history architecture logs defaults language copy flow workflow installation onboarding'.split(
    ' ',
  ),
);

export const subjective: CriterionRule = {
  code: 'criterion.subjective',
  severity: 'warning',
  dimension: 'testability',
  title: 'Matter of taste',
  why: 'Two careful people would judge differently, and both would be right.',
  bad: 'Errors are user-friendly',
  good: 'For an unknown file the message contains its path and “not found”',
  fix: 'literal',
  gaps: ['the message contains `__`', 'it shows `__`'],
  looksFor: ['subjective'],
  find: (statement) =>
    claimsOf(statement, 'subjective')
      .filter(
        (match) =>
          judges(statement, match) &&
          !isRemark(statement, match) &&
          !isElaborated(statement, match) &&
          !hasEvidence(statement, match.clause, resultsOrDetails),
      )
      .map((match) =>
        finding(
          statement,
          match,
          (words) => `“${words}” is a matter of taste. Say what is to be seen: a text, an element, a state.`,
        ),
      ),
};

function judges(statement: Statement, match: WordMatch): boolean {
  if (!predicateOnly.has(match.phrase)) {
    return !/^(?:is|are|be|stays?|remains?|keeps?) /.test(match.phrase) || isPredicate(statement, match);
  }
  const before = wordAt(statement, match.first - 1);
  const next = wordAt(statement, match.last + 1);
  const predicate =
    beForms.has(before) &&
    (isBoundary(statement, match.last + 1, match.clause) ||
      ['and', 'to', 'enough', 'for', 'across', 'in', 'on', 'with', 'about'].includes(next));
  // “A consistent error” is the same error each time, which can be compared.
  const isSame = match.phrase === 'consistent' && /^an?$/.test(before);
  if (match.phrase === 'explicit' || isSame) {
    return predicate;
  }
  const nextButOne = wordAt(statement, match.last + 2);
  const attribute =
    (judgedNouns.has(next) || judgedNouns.has(nextButOne)) &&
    (introducers.has(before) || match.first === match.clause.first || judgedNouns.has(next));
  return predicate || attribute;
}

/** Longest noun phrase that only names what was said, in tokens. */
const longestRemark = 8;

/** “The option does nothing where X is missing — graceful fallback”: a name for what was said before the dash. */
function isRemark(statement: Statement, { first, last, clause }: WordMatch): boolean {
  const { tokens } = statement;
  let dash = first - 1;
  while (dash > first - longestRemark && !isBreak(statement, dash)) {
    dash -= 1;
  }
  const rest = tokens.slice(dash + 1, clause.last + 1);
  return (
    isBreak(statement, dash) &&
    last < clause.last &&
    rest.length <= longestRemark &&
    !rest.some(statesSomething) &&
    tokens.slice(0, dash).some(statesSomething)
  );
}

function isBreak(statement: Statement, at: number): boolean {
  return isDash(wordAt(statement, at)) || isFreeHyphen(statement, at);
}
