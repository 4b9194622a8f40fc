import type { Statement } from './statement.ts';
import type { Token } from './tokens.ts';

/** A part of a criterion's text, and what takes its place. */
export interface TextChange {
  readonly from: number;
  /** Position behind the part. */
  readonly to: number;
  readonly text: string;
}

export function changed(text: string, { from, to, text: added }: TextChange): string {
  return text.slice(0, from) + added + text.slice(to);
}

/** How far around the words is looked, in UTF-16 units: whatever stands further away is not their joint. */
const sight = 40;

/** Behind these words something must follow; a sentence that ends with one is broken. */
const needsMore =
  /(?:^|\s)(?:is|are|be|been|being|was|were|a|an|the|to|of|with|in|on|at|by|for|and|or|but|very|as|that|which|more|less|look|looks|feel|feels|seem|seems|stay|stays|remain|remains|keep|keeps|make|makes|has|have|all|each|every|any|no|must|shall|should|will|can|may)$/i;

/**
 * Takes words out so that the rest is written as if they had never been there: with the parentheses, the comma or the
 * “and” that only they needed, an article that fits what follows, and a capital letter at the start. Undefined where the
 * rest would be no sentence.
 */
export function wordsTaken(text: string, start: number, end: number): TextChange | undefined {
  const inParentheses = text[start - 1] === '(' && text[end] === ')';
  const from = inParentheses ? start - 1 : start;
  const to = inParentheses ? end + 1 : end;
  const before = text.slice(Math.max(0, from - sight), from);
  const behind = text.slice(to, to + sight);
  if (from < sight && /^[\s*_]*$/.test(before)) {
    const joint = /^(?:\s*[,:;—–-]\s*|\s+)/.exec(behind)?.[0].length ?? 0;
    const capital = (text[to + joint] ?? '').toUpperCase();
    return { from, to: to + joint + capital.length, text: capital };
  }
  const isLast = /^\s*(?:$|[.;:!?)])/.test(behind);
  const joint =
    isLast && !inParentheses ? (/(?:\s{0,9},)?\s{1,9}(?:and|or|but|&)\s{1,9}$/i.exec(before)?.[0] ?? '') : '';
  // “A clean and modern page”: the “and” joined the words to what follows.
  const opens = /(?:^|\s)(?:an?|the|is|are|be|with|of|all|has|have)\s{1,9}$/i.test(before);
  const next = opens ? (/^\s+(?:and|or|&)(?=\s)/i.exec(behind)?.[0] ?? '') : '';
  const comma = isLast || /^\s*,/.test(behind) ? /\s{0,9},\s{0,9}$/.exec(before)?.[0] : undefined;
  const blanks = joint === '' ? (comma ?? /\s{1,9}$/.exec(before)?.[0] ?? '') : joint;
  const change = withArticle(text, { from: from - blanks.length, to: to + next.length, text: '' });
  return isLast && needsMore.test(text.slice(Math.max(0, change.from - sight), change.from)) ? undefined : change;
}

/** “A clear error” without “clear” is “an error”. */
function withArticle(text: string, change: TextChange): TextChange {
  const article = /(?:^|\s)(an?)\s{0,9}$/i.exec(text.slice(Math.max(0, change.from - sight), change.from))?.[1];
  const next = /^\s*(\p{L})/u.exec(text.slice(change.to, change.to + sight))?.[1];
  if (article === undefined || next === undefined) {
    return change;
  }
  const at = text.slice(0, change.from).trimEnd().length - article.length;
  const fitting = `${article[0] ?? 'a'}${/[aeiou]/i.test(next) ? 'n' : ''}`;
  const blank = /^\s/.test(text.slice(change.to)) ? '' : ' ';
  return { from: at, to: change.to, text: fitting + blank };
}

/** Puts what is to be said more in parentheses behind the clause, or right behind the noun that the words belong to. */
export function gapBehind(statement: Statement, end: number, gap: string, atNoun: boolean): TextChange {
  const { tokens } = statement;
  const last = tokens.findLastIndex((token) => token.start < end);
  const clause = statement.clauses.find((one) => one.last >= last);
  // Words that end with a preposition go on to what it belongs to.
  const goesOn = /^(?:with|to|of|by|for|in|as|the|an?)$/.test(tokens[last]?.lower ?? '');
  let at = atNoun && !goesOn ? nounBehind(tokens, last, clause?.last ?? last) : (clause?.last ?? last);
  while (at > last && (isPunctuation(tokens[at]) || tokens[at]?.text === '(')) {
    at -= 1;
  }
  const position = Math.max(end, tokens[at]?.end ?? end);
  return { from: position, to: position, text: ` (${gap})` };
}

/** “Relevant fields”: the gap names fields, so it stands behind them. */
function nounBehind(tokens: readonly Token[], last: number, limit: number): number {
  const next = tokens[last + 1];
  const isNoun =
    last < limit &&
    next?.kind === 'word' &&
    next.grammar === 0 &&
    !/^(?:for|with|from|at|by|on|into|as|than|when|via|per|across|within|during|about|between|not|no|ly)$|ly$|ed$/.test(
      next.lower,
    );
  return isNoun ? last + 1 : last;
}

function isPunctuation(token: Token | undefined): boolean {
  return token?.kind === 'mark' && /^[.,;:!?…\n—–-]$|^--$/.test(token.text);
}

/** Puts a response behind a trigger that has none, or a whole sentence in place of a placeholder that is all there is. */
export function completion(text: string, start: number, end: number): TextChange | undefined {
  const trigger = /^\W*(?:given|when|whenever|if|while)\b/i.test(text.slice(start, end));
  if (trigger && !/\b(?:then)\b/i.test(text)) {
    const position = text.length - (/[\s.,;:…]{1,9}$/.exec(text.slice(-sight))?.[0].length ?? 0);
    const upper = /\b(?:GIVEN|WHEN|IF|WHILE)\b/.test(text);
    return { from: position, to: text.length, text: upper ? ' THEN `__` is shown' : ', then `__` is shown' };
  }
  const rest = text.slice(0, start) + text.slice(end);
  return /[\p{L}\d]/u.test(rest)
    ? undefined
    : { from: 0, to: text.length, text: 'When `__` is run, then it prints `__` and exits 0' };
}
