import type { CriterionRule } from '../criterionRule.ts';
import type { EvidenceKind } from '../evidenceKind.ts';
import { negators } from '../grammar.ts';
import {
  claimsOf,
  finding,
  hasEvidence,
  holds,
  isBoundary,
  isElaborated,
  isNamed,
  tokenAt,
  wordAt,
} from '../reading.ts';
import type { Statement, WordMatch } from '../statement.ts';
import { isWrittenRule } from '../writtenRule.ts';

const bounds: ReadonlySet<EvidenceKind> = new Set([
  'exact',
  'test',
  'command',
  'threshold',
  'list',
  'literal',
  'status',
  'standard',
]);

/** Of likeness: the thing that it is like is no text that is shown. */
const measures: ReadonlySet<EvidenceKind> = new Set(['exact', 'test', 'threshold', 'list', 'status', 'standard']);

/** How far a negation reaches, in tokens. */
const reach = 6;

export const unboundedNegation: CriterionRule = {
  code: 'criterion.unbounded-negation',
  severity: 'warning',
  dimension: 'testability',
  title: 'Negation or sameness without bound',
  why: 'That nothing at all went wrong, or that everything stayed as it was, can never be shown.',
  bad: 'No regressions',
  good: '`npm test` passes, and `report.csv` is byte-identical for the three samples',
  fix: 'result',
  gaps: ['`__` exits 0'],
  looksFor: ['harm', 'breaking', 'failing', 'sameness', 'totality', 'likeness', 'goingOn'],
  find: (statement) => [
    ...[
      ...claimsOf(statement, 'harm'),
      ...claimsOf(statement, 'breaking').filter((match) => isGeneral(statement, match)),
      ...claimsOf(statement, 'failing').filter((match) => isWithoutCause(statement, match)),
    ].flatMap((match) => {
      const negation = negationBefore(statement, match);
      return negation === undefined || isBounded(statement, match) ? [] : [report(statement, negation, match.last)];
    }),
    ...claimsOf(statement, 'sameness', 'totality')
      .filter((match) => !isBounded(statement, match))
      .map((match) => report(statement, match.first, match.last)),
    ...claimsOf(statement, 'likeness').flatMap((match) => {
      const other = likened(statement, match);
      return other === undefined || isBounded(statement, match, measures)
        ? []
        : [report(statement, match.first, other)];
    }),
    ...claimsOf(statement, 'goingOn')
      .filter((match) => isWhole(statement, match))
      .map((match) => report(statement, match.first, match.last)),
  ],
};

/** Between “like” and the name: “like the other files in `src/hooks`”. */
const betweenLike =
  /^(?:the|that|those|of|in|existing|old|current|its|other|files|components|modules|handlers|hooks|routes|classes|code|command|rest)$/;

/** How far behind “like” a name is looked for, in tokens. */
const likenessReach = 5;

/** The thing that something is like, named right behind it, if nothing says in what or for which input. */
function likened(statement: Statement, { last, clause }: WordMatch): number | undefined {
  let at = last + 1;
  while (at <= last + likenessReach && betweenLike.test(wordAt(statement, at))) {
    at += 1;
  }
  const token = tokenAt(statement, at);
  const names = token !== undefined && ['code', 'name'].includes(token.kind) && at <= clause.last;
  // What is written down can be compared point by point.
  if (!names || isWrittenRule(token)) {
    return undefined;
  }
  const next = wordAt(statement, at + 1);
  return /^(?:for|on|when|given|with|in|except|but)$/.test(next) ? undefined : at;
}

/** Nothing but the tests is spoken of: neither a command, nor that they pass as they are. */
function isWhole(statement: Statement, match: WordMatch): boolean {
  return (
    (isBoundary(statement, match.last + 1, match.clause) ||
      /^(?:after|and|with)$/.test(wordAt(statement, match.last + 1))) &&
    !isElaborated(statement, match) &&
    !hasEvidence(statement, match.clause, boundsOfTests, 'item') &&
    !holds(
      statement,
      match.clause,
      (token) => isNamed(token) || /^(?:without|unchanged|unmodified|no)$/.test(token.lower),
    )
  );
}

/** That tests pass is no bound of “the tests still pass”. */
const boundsOfTests: ReadonlySet<EvidenceKind> = new Set(['exit', 'command', 'literal', 'threshold', 'count', 'list']);

function report(statement: Statement, first: number, last: number): ReturnType<typeof finding> {
  return finding(
    statement,
    { first, last },
    (words) =>
      `“${words}” has no bound, so it can never be shown. Name the suite that passes, or the outputs that stay identical.`,
  );
}

/** What is so general that not breaking it means not breaking anything. */
const anything =
  /^(?:existing|current|normal|usage|other|others|any|anything|everything|functionality|functionalities|features?|users?|behaviou?rs?|systems?|app|application|applications|code|codebase|performance|compatibility|workflows?|consumers|clients|production|rest|experience|ux|ui|api|apis|services?|flows?|integrations?|modules|components|pages|things?)$/;

/** How far behind the verb its object is looked for. */
const objectReach = 3;

/** “Does not break anything”, “nothing is broken”; “does not affect the exit code” names what. */
function isGeneral(statement: Statement, match: WordMatch): boolean {
  if (match.phrase.includes(' ')) {
    return true;
  }
  for (let at = match.last + 1; at <= match.last + objectReach; at += 1) {
    const intransitive = /^(?:break|breaks|broken|breaking)$/.test(match.phrase) && at === match.last + 1;
    if (intransitive && /^(?:on|in|when|under|with|at|after|across)$/.test(wordAt(statement, at))) {
      return true;
    }
    if (isBoundary(statement, at, match.clause)) {
      return at === match.last + 1;
    }
    if (anything.test(wordAt(statement, at))) {
      return true;
    }
  }
  return false;
}

/** “Agents do not get stuck”: neither on what, nor when. */
function isWithoutCause(statement: Statement, match: WordMatch): boolean {
  return (
    isBoundary(statement, match.last + 1, match.clause) &&
    !statement.clauses.some((one) => one.role === 'condition' && one.sentence === match.clause.sentence)
  );
}

/** Verbs by which something comes about: only behind them does “not” deny a harm. */
const bringing =
  /^(?:introduce|introduces|introduced|cause|causes|caused|create|creates|produce|produces|have|has|result|results|lead|leads|add|adds|show|shows|suffer|suffers|any)$/;

/** The nearest word that negates the match, in the same clause; the match itself where it negates (“nothing breaks”). */
function negationBefore(statement: Statement, match: WordMatch): number | undefined {
  if (match.phrase.startsWith('nothing')) {
    return match.first;
  }
  for (let at = match.first - 1; at >= Math.max(match.clause.first, match.first - reach); at -= 1) {
    const word = wordAt(statement, at);
    if (negators.has(word)) {
      const direct = /^(?:no|without|zero|nor|avoid|avoids|avoiding|prevent|prevents|neither|never|nothing)$/.test(
        word,
      );
      const brings = bringing.test(wordAt(statement, at + 1));
      return match.className !== 'harm' || direct || brings ? at : undefined;
    }
    if (tokenAt(statement, at)?.kind === 'mark' && word !== '/') {
      return undefined;
    }
  }
  return undefined;
}

/** Tests that are named bound the claim; so does an exit code anywhere in the criterion. */
function isBounded(statement: Statement, match: WordMatch, kinds = bounds): boolean {
  return (
    isElaborated(statement, match) ||
    hasEvidence(statement, match.clause, kinds) ||
    hasEvidence(statement, match.clause, new Set(['exit']), 'item') ||
    tokenAt(statement, match.last + 1)?.text === '(' ||
    namesTests(statement, match)
  );
}

/** Tests are spoken of, besides the words themselves: “no regressions in the existing tests”. */
function namesTests(statement: Statement, { first, last, clause }: WordMatch): boolean {
  return statement.tokens.some(
    (token, at) =>
      at >= clause.first &&
      at <= clause.last &&
      (at < first || at > last) &&
      /^(?:tests?|suites?|specs)$/.test(token.lower),
  );
}
