import { claimsOf, hasEvidence, holds, isElaborated, isNamed, wordAt } from './reading.ts';
import type { EvidenceKind } from './evidenceKind.ts';
import type { Statement, WordMatch } from './statement.ts';
import type { Token } from './tokens.ts';

const shown: ReadonlySet<EvidenceKind> = new Set([
  'list',
  'literal',
  'count',
  'threshold',
  'status',
  'exit',
  'test',
  'command',
  'exact',
  'detail',
]);

/** Words between which a name still only names what is tested: “the `login` flow”, “all of `parser.ts`”. */
const plain =
  /^(?:the|a|an|all|of|in|for|on|to|new|any|our|its|flow|flows|function|functions|module|modules|command|commands|class|classes|hook|hooks|method|methods|component|components|code|logic|endpoint|endpoints|route|service|services|feature|features|package|api|file|files|helper|helpers|parser|script|option|flag|page|store|middleware|behaviou?r|changes)$/;

/** Longest subject or object that names no case, in tokens. */
const longestName = 6;

/**
 * Tests are asked for, and not what they show: “`x` is covered by tests”, “unit tests cover `parse`”, “tests are added for
 * `x`”. One test of nothing would do. Where a case is described (“the empty list is covered by a test”) it can be looked for.
 */
export function testedWork(statement: Statement): WordMatch[] {
  return claimsOf(statement, 'testedBy').filter(
    (match) =>
      namesOnly(statement, match) &&
      !isElaborated(statement, match) &&
      !hasEvidence(statement, match.clause, shown) &&
      !holds(statement, match.clause, ({ lower }) =>
        /^(?:each|every|both|,|and|or|that|which|where|when|without)$/.test(lower),
      ),
  );
}

/** Besides the match there is one name, and no word that says what is shown. */
function namesOnly(statement: Statement, { first, last, clause }: WordMatch): boolean {
  const rest = statement.tokens.filter(
    (token, at) => at >= clause.first && at <= clause.last && (at < first || at > last) && !isEnd(token),
  );
  const names = rest.filter(isNamed).length;
  // “New functions in `src/api` are covered by tests”: each can be looked up.
  const areMany = wordAt(statement, first) === 'are' && !/\bfor\b/.test(wordAt(statement, last));
  return (
    !areMany &&
    rest.length <= longestName &&
    names === 1 &&
    rest.every((token) => isNamed(token) || (token.kind === 'word' && plain.test(token.lower)))
  );
}

function isEnd(token: Token): boolean {
  return token.kind === 'mark' && /^[.;!]$/.test(token.text);
}
