import type { Finding } from './criterionRule.ts';
import type { EvidenceKind } from './evidenceKind.ts';
import { type Clause, isDash } from './clauses.ts';
import type { Statement, WordMatch } from './statement.ts';
import type { Token } from './tokens.ts';
import type { ClassName } from './words/vocabulary.ts';

/** What rules ask of a statement. Positions are token indexes. */

export function matchesOf(statement: Statement, ...classes: readonly ClassName[]): WordMatch[] {
  const found: WordMatch[] = [];
  for (const name of classes) {
    const known = statement.matches.get(name);
    if (known !== undefined) {
      found.push(...known);
    }
  }
  return found;
}

/** Matches in what is claimed; what stands in a condition is not claimed. */
export function claimsOf(statement: Statement, ...classes: readonly ClassName[]): WordMatch[] {
  const found = matchesOf(statement, ...classes);
  return found.length === 0 ? found : found.filter((match) => match.clause.role === 'main');
}

/** The word at a position, in lower case; empty where there is none. A mark is itself. */
export function wordAt(statement: Statement, at: number): string {
  return statement.tokens[at]?.lower ?? '';
}

export function tokenAt(statement: Statement, at: number): Token | undefined {
  return statement.tokens[at];
}

export function clauseAt(statement: Statement, at: number): Clause | undefined {
  let low = 0;
  let high = statement.clauses.length - 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((statement.clauses[middle]?.last ?? 0) < at) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return statement.clauses[low];
}

/** Nothing but punctuation follows in the clause. */
export function endsClause(statement: Statement, at: number, clause: Clause): boolean {
  for (let next = at + 1; next <= clause.last; next += 1) {
    if (statement.tokens[next]?.kind !== 'mark') {
      return false;
    }
  }
  return true;
}

/** A mark, or the end of the clause. */
export function isBoundary(statement: Statement, at: number, clause: Clause): boolean {
  return at > clause.last || at < clause.first || statement.tokens[at]?.kind === 'mark';
}

export type Scope = 'clause' | 'sentence' | 'item';

export function hasEvidence(
  statement: Statement,
  clause: Clause,
  kinds: ReadonlySet<EvidenceKind>,
  scope: Scope = 'clause',
): boolean {
  const { clauses, sentences, item } = statement.evidence;
  const found = scope === 'item' ? item : scope === 'sentence' ? sentences.get(clause.sentence) : clauses.get(clause);
  return found !== undefined && intersects(kinds, found);
}

function intersects(kinds: ReadonlySet<EvidenceKind>, found: ReadonlySet<EvidenceKind>): boolean {
  for (const kind of found) {
    if (kinds.has(kind)) {
      return true;
    }
  }
  return false;
}

/** Words behind a colon or a dash that say what a claim means. */
const elaborationWords = 3;

/** Verbs that make a remark in parentheses an explanation: “(shows the last value)”. */
const explaining =
  /^(?:is|are|returns?|yields?|gives?|shows?|displays?|presents?|holds?|includes?|prints?|exits?|renders?|contains?|stays?|matches|passes|fails?|lists?|reports?|→|=|≥|≤)$/;

/** How far into parentheses such a verb is looked for. */
const explanationReach = 7;

/**
 * What is said first is explained right behind it: “Works offline: the list of notes is shown”, “degrades gracefully
 * (shows the last value)”. The explanation is judged instead.
 */
export function isElaborated(statement: Statement, match: WordMatch): boolean {
  const { tokens, clauses } = statement;
  const end = clauses.findLast((clause) => clause.sentence === match.clause.sentence)?.last ?? match.clause.last;
  for (let at = match.last + 1; at <= end - elaborationWords; at += 1) {
    const token = tokens[at];
    if (token?.kind === 'mark' && (token.text === ':' || isDash(token.text) || isFreeHyphen(statement, at))) {
      return true;
    }
    if (token?.kind === 'mark' && token.text === '(' && at <= match.clause.last) {
      return tokens.slice(at + 1, at + explanationReach).some((one) => explaining.test(one.lower));
    }
  }
  return false;
}

/** A hyphen between blanks, typed for a dash. */
export function isFreeHyphen({ tokens }: Statement, at: number): boolean {
  const token = tokens[at];
  return (
    token?.text === '-' &&
    token.start > (tokens[at - 1]?.end ?? token.start) &&
    token.end < (tokens[at + 1]?.start ?? token.end)
  );
}

/** Members behind the words: “key pages (home, search)”, “various formats: CSV, JSON”. */
export function isEnumerated(statement: Statement, match: WordMatch): boolean {
  let opened = false;
  for (let at = match.last + 1; at <= match.clause.last; at += 1) {
    const token = statement.tokens[at];
    if (token?.kind === 'mark' && (token.text === '(' || token.text === ':')) {
      opened = true;
    } else if (opened && token?.text === ')') {
      return false;
    } else if (opened && (token?.text === ',' || token?.lower === 'and' || token?.lower === 'or')) {
      return true;
    }
  }
  return false;
}

/** Whether one of the words stands up to `reach` tokens before a position, in the same clause. */
export function precededBy(
  statement: Statement,
  at: number,
  clause: Clause,
  words: ReadonlySet<string>,
  reach: number,
): boolean {
  for (let before = at - 1; before >= Math.max(clause.first, at - reach); before -= 1) {
    if (words.has(wordAt(statement, before))) {
      return true;
    }
  }
  return false;
}

/** Whether a clause holds a word, a code span, or whatever the test asks for. */
export function holds(statement: Statement, clause: Clause, test: (token: Token) => boolean): boolean {
  for (let at = clause.first; at <= clause.last; at += 1) {
    const token = statement.tokens[at];
    if (token !== undefined && test(token)) {
      return true;
    }
  }
  return false;
}

/** Whether something is mentioned by its name behind a match, in the same clause: what stands before is spoken of. */
export function namesBehind(statement: Statement, match: { readonly last: number; readonly clause: Clause }): boolean {
  for (let at = match.last + 1; at <= match.clause.last; at += 1) {
    const token = statement.tokens[at];
    if (token !== undefined && isNamed(token)) {
      return true;
    }
  }
  return false;
}

/** Something that is mentioned by its name: code, an identifier, a quotation, an address. */
export function isNamed(token: Token): boolean {
  return ['code', 'name', 'quote', 'link'].includes(token.kind);
}

/** The words of a match as written. */
function wordsOf(statement: Statement, first: number, last = first): string {
  return statement.text.slice(statement.tokens[first]?.start, statement.tokens[last]?.end);
}

export function finding(
  statement: Statement,
  place: { readonly first: number; readonly last: number },
  say: (words: string) => string,
): Finding {
  const { first, last } = place;
  return {
    start: statement.tokens[first]?.start ?? 0,
    end: statement.tokens[last]?.end ?? statement.text.length,
    message: say(wordsOf(statement, first, last)),
  };
}

/**
 * A later sentence of a criterion that names something by which it can be decided: a remark, so that what it leaves open is
 * not what the criterion says.
 */
export function isAside(statement: Statement, { sentence }: Clause): boolean {
  return sentence > 0 && (statement.tokens.some(isNamed) || statement.evidence.item.size > 0);
}

/** Evidence of a result: whoever reads it can compare. */
export const results: ReadonlySet<EvidenceKind> = new Set([
  'exit',
  'status',
  'literal',
  'threshold',
  'exact',
  'test',
  'command',
  'standard',
]);

/** The same, or what a vague word stands for, said right there. */
export const resultsOrDetails: ReadonlySet<EvidenceKind> = new Set([...results, 'detail']);

export const beForms: ReadonlySet<string> = new Set(
  'is are be was were been being remain remains stay stays feel feels look looks seem seems keep keeps become becomes very fully still more'.split(
    ' ',
  ),
);

/** Behind these words a predicate stays what it was: “is protected on all pages”, not “is valid JSON”. */
const behindPredicate = /^(?:and|or|but|to|enough|for|across|in|on|at|from|with|after|before|during|than|now|again)$/;

/** A phrase that begins with “is”, or has it inside, must be the whole predicate. */
export function isPredicate(statement: Statement, { last, clause }: WordMatch): boolean {
  return isBoundary(statement, last + 1, clause) || behindPredicate.test(wordAt(statement, last + 1));
}

export const determiners: ReadonlySet<string> = new Set(
  'the a an all any each every our this these those its their existing new current how whether if which what why and possible potential some more'.split(
    ' ',
  ),
);
