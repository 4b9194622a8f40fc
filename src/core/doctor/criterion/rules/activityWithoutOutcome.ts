import type { CriterionRule, Finding } from '../criterionRule.ts';
import type { EvidenceKind } from '../evidenceKind.ts';
import {
  claimsOf,
  determiners,
  finding,
  hasEvidence,
  holds,
  isElaborated,
  isNamed,
  results,
  wordAt,
} from '../reading.ts';
import type { Clause, Opening } from '../clauses.ts';
import { reportedWork } from '../reportedWork.ts';
import type { Statement, WordMatch } from '../statement.ts';
import { claimsMore } from '../statesMore.ts';
import { testedWork } from '../testedWork.ts';

/** Results, or members that are named one by one. */
const outcomes: ReadonlySet<EvidenceKind> = new Set([...results, 'list', 'mention']);

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
  gaps: ['`__` contains `__`'],
  looksFor: ['work', 'workOrNoun', 'addWork', 'changeWork', 'testWork', 'doneWork', 'doneWorkOrBehaviour', 'testedBy'],
  find: (statement) => {
    const { matches } = statement;
    const reports =
      matches.has('doneWork') || matches.has('doneWorkOrBehaviour')
        ? reportedWork(statement).filter((match) => !hasEvidence(statement, match.clause, outcomes))
        : [];
    const found = [
      ...reports.map((match) => finding(statement, match, say)),
      ...testedWork(statement).map((match) => finding(statement, match, sayOfTests)),
    ];
    if (!classesOfWork.some((name) => matches.get(name)?.some((match) => opens(statement, match)))) {
      return found;
    }
    const openings = leading(statement);
    return [
      ...work(statement, openings),
      ...additions(statement, openings),
      ...changes(statement, openings),
      ...tests(statement, statement.openings),
      ...found,
    ];
  },
};

/** What is judged only where a sentence begins with it. */
const classesOfWork = ['work', 'workOrNoun', 'addWork', 'changeWork', 'testWork'] as const;

function opens(statement: Statement, match: WordMatch): boolean {
  return statement.openings.some((opening) => opening.at === match.first);
}

/**
 * Where sentences begin. Of a criterion that names something by which it can be decided only the first sentence counts:
 * “Document the limit” behind it is a remark.
 */
function leading(statement: Statement): readonly Opening[] {
  const { openings } = statement;
  const decided = (): boolean => statement.tokens.some(isNamed) || statement.evidence.item.size > 0;
  return openings.length > 1 && decided() ? openings.slice(0, 1) : openings;
}

function say(words: string): string {
  return `“${words}” tells what somebody does, not what is there afterwards. Name the file and what it holds, or the result and its bound.`;
}

function sayOfTests(words: string): string {
  return `“${words}” asks for tests, not for what they show. Name the cases and their results.`;
}

/** “Fix `login`”, “Update the `README.md`”: a name, and not what it is to be afterwards. */
function changes(statement: Statement, openings: readonly Opening[]): Finding[] {
  return atOpening(openings, claimsOf(statement, 'changeWork')).flatMap((match) => {
    const { clause, last } = match;
    const object = statement.tokens
      .slice(last + 1, clause.last + 1)
      .filter(({ kind, text, lower }) => !(kind === 'mark' && /^[.;!]$/.test(text)) && !determiners.has(lower));
    const goesOn = statement.clauses.some((one) => one.sentence === clause.sentence && one.first > clause.last);
    const onlyNames =
      !goesOn &&
      object.length > 0 &&
      object.length <= longestChanged &&
      object.filter(isNamed).length === 1 &&
      object.every((token) => isNamed(token) || token.kind === 'word') &&
      !object.some((token) => /^(?:to|so|by|in|into|from|with|for|until|if|when)$/.test(token.lower));
    return onlyNames ? [finding(statement, match, say)] : [];
  });
}

/** Longest object that only names what is changed, in tokens: “the `login` flow”. */
const longestChanged = 2;

/** “Investigate …”, “Implement …” without anything to compare. */
function work(statement: Statement, openings: readonly Opening[]): Finding[] {
  return [
    ...atOpening(openings, claimsOf(statement, 'work')),
    ...atOpening(openings, claimsOf(statement, 'workOrNoun')).filter(
      (match) => isObject(wordAt(statement, match.last + 1)) && !claimsMore(statement, match.clause, match.last + 1),
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

/** An article or a plural: “review the logs”, “polish animations”; not “review page shows”. */
function isObject(word: string): boolean {
  return determiners.has(word) || /[^s]s$/.test(word);
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
function additions(statement: Statement, openings: readonly Opening[]): Finding[] {
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
function tests(statement: Statement, openings: readonly Opening[]): Finding[] {
  const found = atOpening(openings, claimsOf(statement, 'testWork'));
  const everySentence =
    openings.length > 0 && openings.every((opening) => found.some((match) => match.first === opening.at));
  const states = (match: WordMatch): boolean =>
    isElaborated(statement, match) ||
    claimsMore(statement, match.clause, match.last + 1) ||
    sentenceHas(statement, match.clause, outcomes);
  return everySentence && !found.some(states) ? found.map((match) => finding(statement, match, say)) : [];
}

function atOpening(openings: readonly Opening[], matches: readonly WordMatch[]): WordMatch[] {
  const starts = new Set(openings.map((opening) => opening.at));
  return matches.filter((match) => starts.has(match.first));
}

function sentenceHas(statement: Statement, clause: Clause, kinds: ReadonlySet<EvidenceKind>): boolean {
  return hasEvidence(statement, clause, kinds, 'sentence');
}
