import type { EvidenceKind } from './evidenceKind.ts';
import { grammar } from './grammar.ts';
import { claimsOf, hasEvidence, isAside, isNamed, tokenAt, wordAt } from './reading.ts';
import type { Statement, WordMatch } from './statement.ts';

const bounds: ReadonlySet<EvidenceKind> = new Set(['threshold', 'count', 'list']);

/** Who can be allowed something. */
const actors =
  /^(?:users?|callers?|owners?|admins?|administrators?|guests?|members?|clients?|customers?|visitors?|operators?|authors?|maintainers?|readers?|developers?|consumers?|anyone|everyone|one|you|players?|people|persons?|editors?|viewers?|managers?|subscribers?|moderators?|reviewers?|contributors?|students?|teachers?|buyers?|sellers?|agents?|tenants?|nobody|who)$/;

/** What happens to somebody is done by the product, and no permission. */
const suffered = /^(?:be|see|get|experience|notice|encounter|need|receive|lose|find|have)$/;

/** What data may be: the value is allowed, so that giving it shows whether it is. */
const allowed =
  /^(?:omitted|absent|null|empty|undefined|missing|nested|repeated|negative|zero|left|blank|given|combined|specified|called|passed|set|overridden|a|an|any|either|one|at|in|up|present|longer|shorter|reused|changed)$/;

/** Behind “optionally” these speak of an argument that need not be given. */
const taking =
  /^(?:accept|accepts|take|takes|receive|receives|followed|preceded|prefixed|suffixed|with|named|typed|containing|including|include|includes|wrapped|a|an|the)$/;

/**
 * “May”, “might”, “could” and “optionally” where they leave it to the doer whether something is done: “`x` may print a
 * warning”. Not where somebody or some value is allowed (“a guest may read it”, “`name` may be omitted”), nor where
 * something is denied (“may not”).
 */
export function looseModals(statement: Statement): WordMatch[] {
  return claimsOf(statement, 'looseModal').filter(
    (match) =>
      !isName(statement, match) &&
      !isAllowed(statement, match) &&
      !isConceded(statement, match) &&
      !isAside(statement, match.clause) &&
      !hasEvidence(statement, match.clause, bounds),
  );
}

/** The month, and the key word of a requirement: “REQ-1 (MAY)”. */
function isName(statement: Statement, { first, last }: WordMatch): boolean {
  const token = tokenAt(statement, first);
  const before = tokenAt(statement, first - 1);
  const next = tokenAt(statement, last + 1);
  const isMonth = token?.text === 'May' && (before !== undefined || next?.kind === 'number');
  return isMonth || token?.joined === true || (before?.text === '(' && next?.text === ')');
}

/** “`a` may show it, but `b` decides”: what counts is said behind “but”. */
function isConceded(statement: Statement, { last, clause }: WordMatch): boolean {
  return statement.clauses.some(
    (one) =>
      one.sentence === clause.sentence &&
      one.last > last &&
      statement.tokens
        .slice(Math.max(last, one.first), one.last + 1)
        .some((token) => (token.grammar & grammar.but) !== 0),
  );
}

const participle =
  /(?:ed|wn|en)$|^(?:sent|set|built|put|caught|made|paid|read|lost|run|done|held|kept|left|cut|hit|told|found|bound|split|reset)$/;

function isAllowed(statement: Statement, match: WordMatch): boolean {
  const { clause, first, last, phrase } = match;
  const next = wordAt(statement, last + 1);
  const before = wordAt(statement, first - 1);
  const subject = statement.tokens.slice(clause.first, first);
  const byActor = subject.some(({ lower }) => actors.test(lower));
  if (phrase === 'optionally') {
    const nextToken = tokenAt(statement, last + 1);
    const isArgument = taking.test(next) || before === '(' || (nextToken !== undefined && isNamed(nextToken));
    return isArgument || (byActor && before !== 'be' && next !== 'be');
  }
  const isDenied =
    /^(?:not|never|neither|only|no)$/.test(next) || subject.some(({ lower }) => /^(?:no|only|most|least)$/.test(lower));
  // “Queries may be slow”, “agents may need it”: how things are, and not what is done.
  const second = wordAt(statement, last + 2);
  const isState = /^(?:need|differ|vary|exist|depend)$/.test(next) || (next === 'be' && !participle.test(second));
  const isValue = next === 'be' && allowed.test(second);
  const isRelative =
    /^(?:that|which|what|it|as)$/.test(before) || subject.some(({ lower }) => /^(?:since|because)$/.test(lower));
  return isDenied || isState || isValue || isRelative || (phrase === 'may' && byActor && !suffered.test(next));
}
