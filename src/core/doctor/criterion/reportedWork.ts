import { beForms, claimsOf, endsClause, holds, precededBy, wordAt } from './reading.ts';
import type { Statement, WordMatch } from './statement.ts';
import { statesSomething } from './statesMore.ts';
import { isReadByPeople } from './writtenRule.ts';

/** Reports of a trial: where or with what it was tried says nothing about how it came out. */
const trials = /^(?:tested|verified|validated|measured|benchmarked|profiled)$/;

/** Reports that no product says of its data. */
const plainReports =
  /^(?:verified|checked|completed|confirmed|done|evaluated|analyzed|analysed|achieved|complete|finished|integrated|identified|selected|chosen|handled|secured|established)$/;

/** “Start-up time measured”, “the guide has been updated”, “tested on staging”: nothing follows that could be looked at. */
export function reportedWork(statement: Statement): WordMatch[] {
  // “Review completed” is said already: it needs a person.
  const people = new Set(
    claimsOf(statement, 'reviewing', 'approval', 'audience', 'manualWork').map((match) => match.clause),
  );
  return [
    ...claimsOf(statement, 'doneWork'),
    ...claimsOf(statement, 'doneWorkOrBehaviour').filter((match) => isProcess(statement, match)),
  ].filter((match) => !people.has(match.clause) && isReport(statement, match));
}

function isReport(statement: Statement, match: WordMatch): boolean {
  const { phrase, clause, first, last } = match;
  const stays = phrase === 'in place' && !beForms.has(wordAt(statement, first - 1)) && claimsBefore(statement, match);
  const isResponse = statement.clauses.some(
    (one) => one.role === 'condition' && one.last < clause.first && one.sentence === clause.sentence,
  );
  if (stays || isResponse || isDefinition(statement, match)) {
    return false;
  }
  const ends =
    endsClause(statement, last, clause) ||
    /^(?:after|before|during|accordingly)$/.test(wordAt(statement, last + 1)) ||
    goesOnVaguely(statement, match) ||
    (/ (?:added|introduced|inserted|improved|extended)$/.test(phrase) &&
      /^(?:to|in|on|around|for)$/.test(wordAt(statement, last + 1)));
  // “Documented code” begins with what others end with.
  const hasSubject = first > clause.first || phrase.includes(' ');
  return (hasSubject && ends) || isTrial(statement, match);
}

/** “The migration is complete when `a` is empty”: what complete means is said. */
function isDefinition(statement: Statement, { phrase, last, clause }: WordMatch): boolean {
  const next = statement.clauses[statement.clauses.indexOf(clause) + 1];
  return (
    /(?:complete|completed|done|finished)$/.test(phrase) &&
    next?.role === 'condition' &&
    next.sentence === clause.sentence &&
    next.first === last + 1
  );
}

/** “Updated with the new options”: what is new is not said. */
function goesOnVaguely(statement: Statement, { last, clause }: WordMatch): boolean {
  const rest = statement.tokens.slice(last + 1, clause.last + 1).filter(({ kind }) => kind !== 'mark');
  return (
    /^(?:with|for|to)$/.test(rest[0]?.lower ?? '') &&
    rest.length <= longestRemark &&
    rest.every((token) => token.kind === 'word') &&
    rest.some(({ lower }) => /^(?:new|latest|recent|these|those)$/.test(lower))
  );
}

/** Longest end of a report that still says nothing, in words. */
const longestRemark = 5;

/** “Tested on staging”, “tested locally”; with versions or counts it says with what. */
function isTrial(statement: Statement, match: WordMatch): boolean {
  const next = wordAt(statement, match.last + 1);
  const tried =
    (trials.test(match.phrase) && /^(?:in|on|with|for|across|under|against)$/.test(next)) ||
    (match.phrase === 'tested' &&
      /^(?:locally|thoroughly|extensively|successfully|end|my|the|this|it|these|all)$/.test(next));
  return tried && !holds(statement, match.clause, (token) => token.kind === 'number');
}

/** “X verified”, “X has been updated”, “docs are updated”; “the record is updated” is what a product does. */
function isProcess(statement: Statement, match: WordMatch): boolean {
  const before = wordAt(statement, match.first - 1);
  const bare =
    plainReports.test(match.phrase) &&
    !beForms.has(before) &&
    !/^(?:as|marked|not|get|gets|until|of)$/.test(before) &&
    !claimsBefore(statement, match);
  const document =
    claimsOf(statement, 'document').some((one) => one.clause === match.clause && one.last < match.first) ||
    namesDocument(statement, match);
  const ordered = precededBy(
    statement,
    match.first,
    match.clause,
    new Set(['shall', 'must', 'will', 'can', 'should', 'as', 'treats', 'marked']),
    4,
  );
  return before === 'been' || bare || (document && !ordered);
}

/** “`docs/cli.md` is updated”, “`src/a.ts` has been adjusted”: a file that the sentence begins with. */
function namesDocument(statement: Statement, { first, clause }: WordMatch): boolean {
  return statement.tokens
    .slice(clause.first, first)
    .some(
      (token, at) =>
        (token.kind === 'code' || token.kind === 'name') &&
        (isReadByPeople(token.text) ||
          (at === 0 && /^[\w./-]+\.[a-z]{1,5}$/.test(token.text) && /\//.test(token.text))),
    );
}

function claimsBefore(statement: Statement, match: WordMatch): boolean {
  return statement.tokens.slice(match.clause.first, match.first).some(statesSomething);
}
