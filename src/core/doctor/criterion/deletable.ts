import { grammar } from './grammar.ts';
import { isBoundary, wordAt } from './reading.ts';
import type { Statement } from './statement.ts';
import type { Token } from './tokens.ts';

/**
 * Whether a sentence keeps its subject, verb and object without some of its words: these are an adverb, an adjective
 * before a noun, one of two adjectives, or an adjunct. Where that cannot be seen they are taken for more than that, so that
 * no fix deletes what a sentence is about.
 *
 * @param start of the words in the statement's text, `end` behind them
 */
export function isDeletable(statement: Statement, start: number, end: number): boolean {
  const { tokens, text } = statement;
  const first = tokens.findIndex((token) => token.start >= start);
  const last = tokens.findLastIndex((token) => token.end <= end);
  const clause = statement.clauses.find((one) => one.first <= first && first <= one.last);
  if (clause === undefined || last < first) {
    return false;
  }
  if (text[start - 1] === '(' && text[end] === ')') {
    return true;
  }
  const before = isBoundary(statement, first - 1, clause) ? '' : wordAt(statement, first - 1);
  const next = isBoundary(statement, last + 1, clause) ? '' : wordAt(statement, last + 1);
  const ending = wordAt(statement, last);
  // “Can be beneficial” is the whole of what is said.
  const isSaid = tokens.slice(first, last + 1).some((token) => copulas.has(token.lower) || isModal(token));
  if (adjunct.test(wordAt(statement, first)) && first < last) {
    // Behind “is” it is what is said; before a preposition it belongs to what follows.
    return !copulas.has(before) && !small.has(before) && !/^(?:to|of|with|by|the|an?)$/.test(ending);
  }
  if (isSaid) {
    return false;
  }
  if (isAdverb(ending)) {
    return first === last || isAdverb(wordAt(statement, first));
  }
  if (!isAdjective(ending) || tokens[last + 1]?.joined === true) {
    return false;
  }
  return isNoun(statement, last + 1) || isOneOfTwo(statement, last, { before, next });
}

/** What begins a remark on when, where and how something holds. */
const adjunct = /^(?:as|where|wherever|if|when|whenever|unless|until|without|in|within|under|at|to|with)$/;

const copulas: ReadonlySet<string> = new Set(
  'is are be been being was were stay stays remain remains feel feels look looks seem seems keep keeps become becomes get gets very'.split(
    ' ',
  ),
);

/** Words that a noun phrase does not begin with, besides those that clauses are read by. */
const small: ReadonlySet<string> = new Set(
  'for with from at by on into as than when where via per across within during about between not no of to in if until without under over through against around behind below above after before while until unless both either neither only even just too also than but nor'.split(
    ' ',
  ),
);

function isModal(token: Token): boolean {
  return (token.grammar & (grammar.modal | grammar.weak)) !== 0;
}

/** Words of other kinds that end like adverbs. */
const adverbLike: ReadonlySet<string> = new Set(
  'friendly timely untimely orderly costly lively only early daily weekly monthly hourly yearly likely unlikely apply reply supply comply rely family assembly anomaly multiply ugly lonely'.split(
    ' ',
  ),
);

function isAdverb(word: string): boolean {
  return word === 'well' || (word.endsWith('ly') && !adverbLike.has(word));
}

/** Adjectives that no ending shows. */
const plainAdjectives: ReadonlySet<string> = new Set(
  'clear clean fast quick proper correct right various key major minor robust smooth modern common friendly nice good great rich simple easy neat tidy smart sane sound fresh main core basic certain several many general other timely low high time real secure stable safe useful other obvious sensible complete new specific concise precise mature crisp natural familiar pleasant explicit quick secure minimal readable popular standard popular similar related sophisticated detailed polished balanced updated organized needed required desired advanced'.split(
    ' ',
  ),
);

/** Nouns, as people use them, with an ending of adjectives. */
const adjectiveLikeNouns: ReadonlySet<string> = new Set(
  'event client agent content document component environment table variable metric topic logic traffic signal portal terminal manual total proposal archive directive parent student intent extent tenant summary library dictionary binary boundary goal value deal file title interval journal arrival removal approval retrieval objective perspective alternative narrative primitive drive percent'.split(
    ' ',
  ),
);

/** Letters: of a shorter word, the ending is most of it. */
const shortestSuffixed = 5;

function isAdjective(word: string): boolean {
  return (
    plainAdjectives.has(word) ||
    (word.length >= shortestSuffixed &&
      /(?:able|ible|ful|less|ous|ive|[iae]nt|ary|ic|al)$/.test(word) &&
      !word.endsWith('ment') &&
      !adjectiveLikeNouns.has(word)) ||
    /^(?:distracting|confusing|compelling|interesting|engaging|inviting|welcoming|convincing|pleasing|appealing)$/.test(
      word,
    )
  );
}

/** Something that an adjective can belong to: a word of its own kind, or what is mentioned by its name. */
function isNoun(statement: Statement, at: number): boolean {
  const token = statement.tokens[at];
  const clause = statement.clauses.find((one) => one.first <= at && at <= one.last);
  if (token === undefined || clause === undefined || isBoundary(statement, at, clause)) {
    return false;
  }
  return (
    token.kind !== 'word' ||
    (token.grammar === 0 &&
      !token.joined &&
      !small.has(token.lower) &&
      !isAdverb(token.lower) &&
      !verbs.has(token.lower))
  );
}

/** Verbs in forms that no noun has, as far as they stand behind what is judged. */
const verbs: ReadonlySet<string> = new Set(
  'continues continue remains remain stays exists exist gets shows appears happens becomes keeps uses has'.split(' '),
);

/** “A clean and modern page”, “is readable and maintainable”: the other one is left. */
function isOneOfTwo(
  statement: Statement,
  last: number,
  { before, next }: { readonly before: string; readonly next: string },
): boolean {
  const clause = statement.clauses.find((one) => one.first <= last && last <= one.last);
  if (clause === undefined) {
    return false;
  }
  if (next === 'and' || next === 'or') {
    const other = wordAt(statement, last + 2);
    return isAdjective(other) && (isBoundary(statement, last + 3, clause) || isNoun(statement, last + 3));
  }
  return next === '' && (before === 'and' || before === 'or') && endsSentence(statement, last + 1);
}

function endsSentence(statement: Statement, at: number): boolean {
  const token = statement.tokens[at];
  return token === undefined || /^[.;!?)]$/.test(token.text) || (token.grammar & grammar.but) !== 0;
}
