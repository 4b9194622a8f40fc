import type { EvidenceKind } from './evidenceKind.ts';
import {
  claimsOf,
  determiners,
  endsClause,
  hasEvidence,
  holds,
  isAside,
  isBoundary,
  isElaborated,
  isNamed,
  namesBehind,
  wordAt,
} from './reading.ts';
import { claimsMore, statesSomething } from './statesMore.ts';
import type { Statement, WordMatch } from './statement.ts';

const said: ReadonlySet<EvidenceKind> = new Set([
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
  'detail',
]);

/**
 * Something is handled, supported or checked, and nothing says what is to be seen then: “handles timeouts”, “timeouts are
 * handled”, “large files are supported”, “validates its input”. From the words to the end of their object.
 */
export function unsaidResponses(statement: Statement): readonly { readonly first: number; readonly last: number }[] {
  return [
    ...claimsOf(statement, 'copeVerb').flatMap((verb) => {
      const last = bareObjectEnd(statement, verb);
      return last === undefined ? [] : [{ ...verb, last }];
    }),
    ...claimsOf(statement, 'coped').filter((match) => isOpenEnd(statement, match)),
    ...claimsOf(statement, 'inputCheck').filter((match) => isOpenCheck(statement, match)),
  ].filter(
    (match) =>
      !isAside(statement, match.clause) &&
      !isElaborated(statement, match) &&
      !hasEvidence(statement, match.clause, said),
  );
}

/** Longest object that is not yet a description of what happens, in tokens. */
const longestObject = 5;

/** What is passed on or answered elsewhere: handling it is what a handler is for. */
const handled =
  /^(?:events?|clicks?|requests?|routes?|signals?|submissions?|messages|key|keys|presses|callbacks?|it|them|itself)$/;

/** Behind these words stands how, or for what. */
const saying =
  /^(?:by|with|so|as|via|using|through|to|without|because|that|which|what|one|two|three|at|how|whether|only|than|separately|like)$/;

/** The last word of an object that only names what may happen, where nothing follows it. */
function bareObjectEnd(statement: Statement, verb: WordMatch): number | undefined {
  const { tokens } = statement;
  let last = verb.clause.last;
  // “Handles errors gracefully”: how it is praised is said by another rule.
  while (last > verb.last && (tokens[last]?.kind === 'mark' || tokens[last]?.lower.endsWith('ly') === true)) {
    last -= 1;
  }
  const object = tokens.slice(verb.last + 1, last + 1);
  const isNoun = determiners.has(wordAt(statement, verb.first - 1));
  const isBare =
    object.length > 0 &&
    object.length <= longestObject &&
    object.every((token, at) => {
      // “Handles retries”: only inside an object such a word is a verb.
      const isInside = at > 0 && at < object.length - 1;
      return token.kind === 'word' && !saying.test(token.lower) && !(isInside && statesSomething(token));
    });
  return !isNoun && isBare && !handled.test(wordAt(statement, last)) ? last : undefined;
}

/** “Timeouts are handled”, and no more; of what is supported only where it has no end. */
function isOpenEnd(statement: Statement, match: WordMatch): boolean {
  const { clause, first, last, phrase } = match;
  const before = statement.tokens.slice(clause.first, first);
  const ends = endsClause(statement, last, clause) || endsWithName(statement, match);
  if (first === clause.first || !ends || before.some(statesSomething)) {
    return false;
  }
  if (!phrase.endsWith('supported')) {
    return !handled.test(wordAt(statement, first - 1));
  }
  return (
    !before.some((token) => isNamed(token) || token.kind === 'number') &&
    claimsOf(statement, 'wideObject').some((one) => one.clause === clause && one.last < first)
  );
}

/** “Large files are supported by `upload`”: who does it, and no more. */
function endsWithName(statement: Statement, { last, clause }: WordMatch): boolean {
  const name = statement.tokens[last + 2];
  return (
    /^(?:by|in)$/.test(wordAt(statement, last + 1)) &&
    name !== undefined &&
    isNamed(name) &&
    last + 2 <= clause.last &&
    endsClause(statement, last + 2, clause)
  );
}

/** “Validates its input”: neither against what, nor what is refused. */
function isOpenCheck(statement: Statement, match: WordMatch): boolean {
  const { clause, first, last } = match;
  if (/(?:ation|checking|checks)$/.test(match.phrase)) {
    return !holds(statement, clause, statesSomething) && !hasColon(statement, match);
  }
  return (
    (isBoundary(statement, last + 1, clause) ||
      /^(?:on|before|at|for|in|during|upon|prior|and)$/.test(wordAt(statement, last + 1))) &&
    !statement.tokens.slice(clause.first, first).some(statesSomething) &&
    !namesBehind(statement, match) &&
    !claimsMore(statement, clause, last + 1)
  );
}

function hasColon(statement: Statement, { clause }: WordMatch): boolean {
  return holds(statement, clause, (token) => token.kind === 'mark' && token.text === ':');
}
