import type { CriterionRule, Finding } from '../criterionRule.ts';
import type { EvidenceKind } from '../evidence.ts';
import {
  beForms,
  claimsOf,
  determiners,
  endsClause,
  finding,
  hasEvidence,
  holds,
  isElaborated,
  isNamed,
  openingWords,
  precededBy,
  results,
  wordAt,
} from '../reading.ts';
import type { Clause } from '../clauses.ts';
import type { Statement, WordMatch } from '../statement.ts';

/** Results, or members that are named one by one. */
const outcomes: ReadonlySet<EvidenceKind> = new Set([...results, 'list']);

/** A sentence with one of these says what holds, not only what is done. */
const finite = new Set(
  'that whether is are has have had was were can cannot can’t should must shall will does do doesn’t pass passes passed succeed succeeds fail fails return returns show shows appear appears display displays remain remains contain contains match matches work works persist persists exist exists save saves load loads open opens close closes update updates update trigger triggers call calls accept accepts reject rejects ensure ensures prevent prevents get gets go goes stay stays lead leads render renders redirect redirects produce produces create creates generate generates send sends receive receives throw throws log logs catch catches hide hides resume resumes only no not never without leave leaves left keep keeps kept → = => release releases redirects'.split(
    ' ',
  ),
);

/** Where something goes: “to the toolbar”, “in the settings”. */
const places = new Set('to in into on under at inside within between behind below above'.split(' '));

/** How far the object of a verb stands from it. */
const objectReach = 5;

export const activityWithoutOutcome: CriterionRule = {
  code: 'criterion.activity-without-outcome',
  severity: 'warning',
  dimension: 'testability',
  title: 'Activity without outcome',
  why: 'That something was done leaves nothing to look at; what is there afterwards does.',
  bad: 'Start-up time measured',
  good: '`docs/benchmark.md` holds the p95 of each endpoint before and after the change',
  fix: 'result',
  find: (statement) => {
    const openings = leading(statement);
    return [
      ...work(statement, openings),
      ...additions(statement, openings),
      ...tests(statement, openingWords(statement)),
      ...reports(statement),
    ];
  },
};

/**
 * Where sentences begin. Of a criterion that names something by which it can be decided only the first sentence counts:
 * “Document the limit” behind it is a remark.
 */
function leading(statement: Statement): Openings {
  const openings = openingWords(statement);
  const decided = statement.evidence.item.size > 0 || statement.tokens.some(isNamed);
  return decided ? openings.slice(0, 1) : openings;
}

type Openings = ReturnType<typeof openingWords>;

function say(words: string): string {
  return `“${words}” tells what somebody does, not what is there afterwards. Name the file and what it holds, or the result and its bound.`;
}

/** “Investigate …”, “Implement …” without anything to compare. */
function work(statement: Statement, openings: Openings): Finding[] {
  return [
    ...atOpening(openings, claimsOf(statement, 'work')),
    ...atOpening(openings, claimsOf(statement, 'workOrNoun')).filter(
      (match) =>
        determiners.has(wordAt(statement, match.last + 1)) && !claimsMore(statement, match.clause, match.last + 1),
    ),
  ]
    .filter(
      (match) =>
        !sentenceHas(statement, match.clause, outcomes) &&
        !goesOnToCheck(statement, match) &&
        !(isChecking(match) && claimsMore(statement, match.clause, match.last + 1)) &&
        !(isBuilding(match) && holds(statement, match.clause, isNamed)),
    )
    .map((match) => finding(statement, match, say));
}

/** “Launch the app and verify that …”: what is verified is judged. */
function goesOnToCheck(statement: Statement, match: WordMatch): boolean {
  return claimsOf(statement, 'testWork').some(
    (one) =>
      one.first > match.last &&
      /^(?:and|,|to|then)$/.test(wordAt(statement, one.first - 1)) &&
      one.clause.sentence === match.clause.sentence &&
      claimsMore(statement, one.clause, one.last + 1),
  );
}

/** “Ensure that X is Y” states X is Y. */
function isChecking(match: WordMatch): boolean {
  return /^(?:ensure|make sure|determine|keep|observe|we|you|i|try|begin|continue)\b/.test(match.phrase);
}

/** “Implement `X`” leaves X to look at. */
function isBuilding(match: WordMatch): boolean {
  return /^(?:implement|develop|integrate|set up)$/.test(match.phrase);
}

/** “Add tests”: a general thing, and nothing by its name. “Add X” without a place where it could be seen is no better. */
function additions(statement: Statement, openings: Openings): Finding[] {
  return atOpening(openings, claimsOf(statement, 'addWork')).flatMap((match) => {
    const { clause } = match;
    if (
      sentenceHas(statement, clause, results) ||
      holds(
        statement,
        clause,
        (token) => isNamed(token) || token.kind === 'number' || token.text === ',' || token.text === ':',
      )
    ) {
      return [];
    }
    const object = claimsOf(statement, 'genericThing').find(
      (one) => one.clause === clause && one.first > match.last && one.first <= match.last + objectReach,
    );
    const hasPlace = holds(statement, clause, (token) => places.has(token.lower));
    if (object !== undefined) {
      return [finding(statement, { first: match.first, last: object.last }, say)];
    }
    return /^adds?$/.test(match.phrase) && !hasPlace ? [finding(statement, match, say)] : [];
  });
}

/** “Verify: X” and “Test the flow.”: only when no sentence of the criterion states a result. */
function tests(statement: Statement, openings: Openings): Finding[] {
  const found = atOpening(openings, claimsOf(statement, 'testWork'));
  const everySentence =
    openings.length > 0 && openings.every((opening) => found.some((match) => match.first === opening.at));
  const states = (match: WordMatch): boolean =>
    isElaborated(statement, match) ||
    claimsMore(statement, match.clause, match.last + 1) ||
    sentenceHas(statement, match.clause, outcomes);
  return everySentence && !found.some(states) ? found.map((match) => finding(statement, match, say)) : [];
}

/** Reports of a trial: where or with what it was tried says nothing about how it came out. */
const trials = /^(?:tested|verified|validated|measured|benchmarked|profiled)$/;

/** Reports that no product says of its data. */
const plainReports =
  /^(?:verified|checked|completed|confirmed|done|evaluated|analyzed|analysed|achieved|complete|finished)$/;

/** “Start-up time measured”, “the guide has been updated”, “tested on staging”: nothing follows that could be looked at. */
function reports(statement: Statement): Finding[] {
  // “Review completed” is said already: it needs a person.
  const people = new Set(
    claimsOf(statement, 'reviewing', 'approval', 'audience', 'manualWork').map((match) => match.clause),
  );
  return [
    ...claimsOf(statement, 'doneWork'),
    ...claimsOf(statement, 'doneWorkOrBehaviour').filter((match) => isProcess(statement, match)),
  ]
    .filter((match) => !people.has(match.clause))
    .filter((match) => isReport(statement, match) && !hasEvidence(statement, match.clause, outcomes))
    .map((match) => finding(statement, match, say));
}

function isReport(statement: Statement, match: WordMatch): boolean {
  const next = wordAt(statement, match.last + 1);
  if (
    match.phrase === 'in place' &&
    !beForms.has(wordAt(statement, match.first - 1)) &&
    claimsBefore(statement, match)
  ) {
    return false;
  }
  const trialTail = /^(?:locally|thoroughly|extensively|successfully|my|the|this|it|these|all)$/;
  const numbered = holds(statement, match.clause, (token) => token.kind === 'number');
  const onTrial =
    !numbered &&
    ((trials.test(match.phrase) && /^(?:in|on|with|for|across|under)$/.test(next)) ||
      (match.phrase === 'tested' && trialTail.test(next)));
  const ends = endsClause(statement, match.last, match.clause) || /^(?:after|before|during)$/.test(next);
  const isResponse = statement.clauses.some(
    (one) => one.role === 'condition' && one.last < match.clause.first && one.sentence === match.clause.sentence,
  );
  return !isResponse && (match.first === match.clause.first ? onTrial : ends || onTrial);
}

/** “X verified”, “X has been updated”, “docs are updated”; “the record is updated” is what a product does. */
function isProcess(statement: Statement, match: WordMatch): boolean {
  const before = wordAt(statement, match.first - 1);
  const bare =
    plainReports.test(match.phrase) &&
    !beForms.has(before) &&
    !/^(?:as|marked|not|get|gets|until|of)$/.test(before) &&
    !claimsBefore(statement, match);
  const document = claimsOf(statement, 'document').some((one) => one.clause === match.clause && one.last < match.first);
  const ordered = precededBy(
    statement,
    match.first,
    match.clause,
    new Set(['shall', 'must', 'will', 'can', 'should', 'as', 'treats', 'marked']),
    4,
  );
  return before === 'been' || bare || (document && !ordered);
}

function claimsBefore(statement: Statement, match: WordMatch): boolean {
  return statement.tokens.slice(match.clause.first, match.first).some((token) => finite.has(token.lower));
}

function atOpening(openings: Openings, matches: readonly WordMatch[]): WordMatch[] {
  const starts = new Set(openings.map((opening) => opening.at));
  return matches.filter((match) => starts.has(match.first));
}

function sentenceHas(statement: Statement, clause: Clause, kinds: ReadonlySet<EvidenceKind>): boolean {
  return hasEvidence(statement, clause, kinds, 'sentence');
}

/** Whether the rest of the sentence states something. */
function claimsMore(statement: Statement, clause: Clause, from: number): boolean {
  return statement.clauses.some(
    (one) =>
      one.sentence === clause.sentence &&
      one.last >= from &&
      statement.tokens
        .slice(Math.max(from, one.first), one.last + 1)
        .some((token) => (token.kind === 'word' || token.kind === 'mark') && finite.has(token.lower)),
  );
}
