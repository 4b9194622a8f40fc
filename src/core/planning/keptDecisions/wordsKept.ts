import { readTokens } from '../../doctor/criterion/tokens.ts';
import type { DecisiveToken, NumberToken } from './decisiveTokens.ts';
import { decisiveTokens } from './decisiveTokens.ts';
import { weakening } from './decisiveWords.ts';
import { isLooser, isSameNumber } from './numbersKept.ts';
import { stemOf } from './stemOf.ts';

/** A part of a text, UTF-16 units, `end` behind it. */
export interface Span {
  readonly start: number;
  readonly end: number;
  /**
   * `faulty`: its words may give way to others. `escape`: it takes something away, so that it may simply go. `open`: it was
   * still to be decided, values too.
   */
  readonly kind: 'faulty' | 'escape' | 'open';
}

/** A text that may be made clearer: what the doctor found in it may go. */
export interface OldWords {
  readonly text: string;
  readonly faulty: readonly Span[];
}

/**
 * What stands in a text and not any more in the texts that came in its place, or weakens it there; each as the end of a
 * sentence that begins with the old text. Empty: the new texts ask for all that the old one did.
 *
 * Everything that is mentioned (code, quotations, paths, identifiers), numbers and negations stay in their order, only a
 * condition may come before or behind what it is about. All other words stay, but for those that the doctor found.
 */
export function wordsNotKept(old: OldWords, texts: readonly string[]): readonly string[] {
  const before = decisiveTokens(old.text);
  const after = decisiveTokens(texts.join('; '));
  const kept = before.filter((token) => !isExcused(token, old.faulty));
  const lost = lostTokens(old.text, before, kept, after);
  if (lost.length > 0) {
    return [`loses ${lost.map((words) => `“${words}”`).join(', ')}`];
  }
  return [
    ...(isOnlyShorter(old, before, after) ? ['only gets shorter: say what is to be seen instead'] : []),
    ...(inOrder(kept, after) ? [] : ['says what it names in another order, so that it can mean something else']),
    ...turned(
      before.filter((token) => !old.faulty.some((span) => span.kind === 'open' && isIn(token, span))),
      kept,
      after,
    ),
    ...looser(before, after),
    ...alternatives(before, after),
    ...newConditions(old, before, texts.join('; '), after),
    ...weakened(old.text, texts),
  ];
}

/** Words of a text that take something away from what stands beside it. */
export function weakeningWords(text: string): readonly string[] {
  const words = wordsOf(text);
  return weakening.filter((phrase) => countOf(words, phrase) > 0);
}

function isExcused(token: DecisiveToken, faulty: readonly Span[]): boolean {
  if (token.kind === 'mark' || token.kind === 'or') {
    return true;
  }
  const firm = token.kind === 'value' || token.kind === 'number' || token.kind === 'negation';
  return faulty.some((span) => isIn(token, span) && (span.kind === 'open' || !firm));
}

function isIn(token: DecisiveToken, { start, end }: Span): boolean {
  return token.start < end && start < token.end;
}

/** What was vague is gone, and nothing came that is not. */
function isOnlyShorter(
  { faulty }: OldWords,
  before: readonly DecisiveToken[],
  after: readonly DecisiveToken[],
): boolean {
  const vague = faulty.filter(({ kind }) => kind === 'faulty');
  const lost = before.some(
    (token) =>
      says(token) && vague.some((span) => isIn(token, span)) && !after.some((other) => standsFor(other, token)),
  );
  return lost && !after.some((token) => says(token) && !before.some((other) => standsFor(token, other)));
}

function says({ kind }: DecisiveToken): boolean {
  return kind !== 'mark' && kind !== 'or' && kind !== 'negation';
}

/** Each token of the new texts stands for one of the old; words may also stand inside of code and quotations that are new. */
function lostTokens(
  text: string,
  before: readonly DecisiveToken[],
  kept: readonly DecisiveToken[],
  after: readonly DecisiveToken[],
): readonly string[] {
  const free = new Set(after);
  const fresh = after.filter((token) => token.kind === 'value' && !before.some((other) => standsFor(token, other)));
  const inside = new Set(
    fresh.flatMap((token) => (token.kind === 'value' ? token.key.split(/[^\p{L}\p{N}]+/u).map(stemOf) : [])),
  );
  return kept.flatMap((token) => {
    const found = [...free].find((other) => standsFor(other, token));
    if (found !== undefined) {
      free.delete(found);
      return [];
    }
    const isInside = (token.kind === 'word' || token.kind === 'actor') && inside.has(token.key);
    return isInside ? [] : [text.slice(token.start, token.end)];
  });
}

/** Whether a new token says what an old one said, or more exactly so. */
function standsFor(other: DecisiveToken, token: DecisiveToken): boolean {
  if (token.kind === 'number') {
    return other.kind === 'number' && isSameNumber(token, other);
  }
  if (other.kind === 'number') {
    return false;
  }
  if (token.kind === 'value') {
    return other.kind === 'value' && (other.key === token.key || namesInside(other.key, token.key));
  }
  if (token.kind === 'extent') {
    return other.kind === 'extent' && (other.key === token.key || (token.key === 'any' && other.key === 'all'));
  }
  return other.kind === token.kind && other.key === token.key;
}

/** `config.yaml` is still named in `cat config.yaml`; of code, all of it stays. */
function namesInside(code: string, name: string): boolean {
  return /^[\w./@-]+$/.test(name) && code.split(/[\s"'=:,;()]+/).includes(name) && !code.startsWith('!');
}

/** What must stay in its order: to say it in another one can exchange what belongs to what. */
function ordered(tokens: readonly DecisiveToken[]): DecisiveToken[] {
  return tokens.filter(({ kind }) => kind === 'value' || kind === 'number' || kind === 'negation');
}

function inOrder(kept: readonly DecisiveToken[], after: readonly DecisiveToken[]): boolean {
  const there = ordered(after);
  const turns = [0, ...kept.flatMap((token, at) => (token.kind === 'condition' ? [at] : []))];
  // “When a, b” may become “b when a”.
  const comma = kept[0]?.kind === 'condition' ? conditionEnd(kept, after) : [];
  return [...turns, ...comma].some((turn) => isWithin(ordered([...kept.slice(turn), ...kept.slice(0, turn)]), there));
}

/** Where the condition that a sentence begins with may end: its marks are not among what is kept. */
function conditionEnd(kept: readonly DecisiveToken[], after: readonly DecisiveToken[]): number[] {
  const condition = after.findLastIndex((token) => token.kind === 'condition');
  const behind = condition === -1 ? 0 : ordered(after.slice(condition)).length;
  const firm = kept.flatMap((token, at) => (ordered([token]).length > 0 ? [at] : []));
  const turn = firm[behind];
  return turn === undefined ? [] : [turn];
}

function isWithin(wanted: readonly DecisiveToken[], there: readonly DecisiveToken[]): boolean {
  let at = 0;
  for (const token of there) {
    const next = wanted[at];
    at += next !== undefined && standsFor(token, next) ? 1 : 0;
  }
  return at === wanted.length;
}

/** What was said becomes what is denied, or the other way round. */
function turned(
  before: readonly DecisiveToken[],
  kept: readonly DecisiveToken[],
  after: readonly DecisiveToken[],
): readonly string[] {
  const [was, is] = [denied(before), denied(after)];
  const [wasAny, isAny] = [new Set(was.flat()), new Set(is.flat())];
  const keys = new Set(before.flatMap((token) => keyOf(token) ?? []));
  const now = [...isAny].filter((key) => keys.has(key) && !wasAny.has(key));
  // A negation that comes must be about something that comes, too: “not not set” is the opposite of “not set”.
  const fresh = is.filter((reached) => reached.some((key) => !keys.has(key)));
  const isTurned = now.length > 0 || fresh.length < is.length - was.length;
  const firm = new Set(kept.flatMap((token) => keyOf(token) ?? []));
  const noMore = [...wasAny].filter((key) => firm.has(key) && !isAny.has(key));
  return [
    ...(isTurned ? ['is turned into its opposite by a negation that was not there'] : []),
    ...(noMore.length > 0 ? ['no longer denies what it denied'] : []),
  ];
}

/** Tokens that a negation reaches; further away it is about something else. */
const reach = 3;

/** What each negation is about: what follows it, up to the next mark or condition. */
function denied(tokens: readonly DecisiveToken[]): readonly (readonly string[])[] {
  return tokens.flatMap((token, at) => (token.kind === 'negation' ? [reachedFrom(tokens, at + 1)] : []));
}

function reachedFrom(tokens: readonly DecisiveToken[], from: number): readonly string[] {
  const reached: string[] = [];
  for (let at = from; at < tokens.length && reached.length < reach; at += 1) {
    const token = tokens[at];
    if (token === undefined || token.kind === 'mark' || token.kind === 'condition' || token.kind === 'negation') {
      break;
    }
    const key = keyOf(token);
    if (key !== undefined) {
      reached.push(key);
    }
  }
  return reached;
}

function keyOf(token: DecisiveToken): string | undefined {
  if (token.kind === 'number') {
    return `${token.value} ${token.unit}`;
  }
  return token.kind === 'value' || token.kind === 'word' || token.kind === 'actor' ? token.key : undefined;
}

function looser(before: readonly DecisiveToken[], after: readonly DecisiveToken[]): readonly string[] {
  const old = numbersOf(before);
  const found = numbersOf(after).find((number) => isLooser(number, old));
  return found === undefined
    ? []
    : [`gets another bound beside its own (“${`${found.value} ${found.unit}`.trimEnd()}”)`];
}

function numbersOf(tokens: readonly DecisiveToken[]): NumberToken[] {
  return tokens.filter((token) => token.kind === 'number');
}

/** “404” becomes “404 or 200”, “prints it” becomes “prints it or fails”. */
function alternatives(before: readonly DecisiveToken[], after: readonly DecisiveToken[]): readonly string[] {
  return alternativesIn(after) > alternativesIn(before) ? ['gets an alternative (“or”)'] : [];
}

/** How often “or” stands in what is claimed. In a condition that comes first it says that the claim holds more often. */
function alternativesIn(tokens: readonly DecisiveToken[]): number {
  return tokens.filter(({ kind }, at) => kind === 'or' && !isInLeadingCondition(tokens, at)).length;
}

function isInLeadingCondition(tokens: readonly DecisiveToken[], at: number): boolean {
  const mark = tokens.findLastIndex(({ kind }, index) => index < at && kind === 'mark');
  return tokens[mark + 1]?.kind === 'condition';
}

/** An option (`--quick`) or a variable of the environment: what is about one of them is easily made to hold never. */
const setting = /^(?:--?[A-Za-z][\w-]*|\$?[A-Z][A-Z\d]*_[A-Z\d_]*)(?:=.*)?$/;

/** What stands right before a setting that something is claimed for. */
const given = /\b(?:with|without|using|passing|given|under|for)(?: the)?(?: (?:option|flag|variable))?[ `"]*$/i;

/** What holds always is made to hold sometimes; in the place of something vague a case may be named. */
function newConditions(
  { text, faulty }: OldWords,
  before: readonly DecisiveToken[],
  now: string,
  after: readonly DecisiveToken[],
): readonly string[] {
  const fresh = after.filter(
    (token, at) =>
      token.kind === 'condition' &&
      countOfKey(after.slice(0, at + 1), token.key) > countOfKey(before, token.key) &&
      (faulty.length === 0 || token.key !== 'when' || isAboutSetting(after, at, before)),
  );
  const limited = after.filter(
    (token) =>
      isFreshSetting(token, before) && given.test(now.slice(Math.max(0, token.start - longestLead), token.start)),
  );
  const shown = [...fresh, ...limited].map(({ start }) => now.slice(start).split(/[,;]/)[0]?.trim() ?? '');
  return shown.length === 0 || text === now ? [] : [`gets a condition that it did not have (“${shown[0] ?? ''}”)`];
}

/** UTF-16 units before a setting in which `given` may stand. */
const longestLead = 40;

function countOfKey(tokens: readonly DecisiveToken[], key: string): number {
  return tokens.filter((token) => token.kind === 'condition' && token.key === key).length;
}

function isFreshSetting(token: DecisiveToken, before: readonly DecisiveToken[]): boolean {
  return token.kind === 'value' && setting.test(token.key) && !before.some((other) => standsFor(token, other));
}

/** Up to the next mark; “if `QUICK` is unset” is about a variable, whatever it is called. */
function isAboutSetting(tokens: readonly DecisiveToken[], at: number, before: readonly DecisiveToken[]): boolean {
  const end = tokens.findIndex(({ kind }, index) => index > at && kind === 'mark');
  const clause = tokens.slice(at + 1, end === -1 ? tokens.length : end);
  const isUnset = clause.some((token) => token.kind === 'word' && (token.key === 'unset' || token.key === 'set'));
  return clause.some(
    (token) =>
      isFreshSetting(token, before) ||
      (isUnset &&
        token.kind === 'value' &&
        /^\$?[A-Z][A-Z\d]+$/.test(token.key) &&
        !before.some((other) => standsFor(token, other))),
  );
}

function weakened(text: string, texts: readonly string[]): readonly string[] {
  const [old, now] = [wordsOf(text), wordsOf(texts.join(' ; '))];
  const found = weakening.filter((phrase) => countOf(now, phrase) > countOf(old, phrase));
  return found.length === 0 ? [] : [`is weakened by “${found.join('”, “')}”`];
}

/** A text as words between single blanks, without what is in code and quotations. */
function wordsOf(text: string): string {
  const words = readTokens(text).map(({ kind, lower }) =>
    kind === 'word' || kind === 'name' ? lower.replaceAll('’', "'") : ';',
  );
  return ` ${words.join(' ')} `;
}

function countOf(words: string, phrase: string): number {
  let count = 0;
  // The blank behind one may be the blank before the next.
  for (let at = words.indexOf(` ${phrase} `); at !== -1; at = words.indexOf(` ${phrase} `, at + phrase.length + 1)) {
    count += 1;
  }
  return count;
}
