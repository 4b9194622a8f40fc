import { grammar, grammarOf } from '../../doctor/criterion/grammar.ts';
import { readTokens, type Token } from '../../doctor/criterion/tokens.ts';
import { actors, conditions, extents, numberWords, type Side, sides, smallWords, units } from './decisiveWords.ts';
import { stemOf } from './stemOf.ts';

/**
 * A word, or a few, without which a sentence asks for something else. `value` is anything that is mentioned (code, a
 * quotation, a path, an identifier, the number of a requirement), `word` any other word that says something.
 */
export type DecisiveToken = PlainToken | NumberToken;

interface Placed {
  /** In the text, UTF-16 units, `end` behind it. */
  readonly start: number;
  readonly end: number;
}

export interface PlainToken extends Placed {
  readonly kind: 'value' | 'negation' | 'condition' | 'extent' | 'actor' | 'word' | 'stub' | 'or' | 'mark';
  /** The same for words that say the same. */
  readonly key: string;
}

export interface NumberToken extends Placed {
  readonly kind: 'number';
  /** Digits, without what groups them: `1,000` is `1000`. */
  readonly value: string;
  /** As `units` names it, else empty. */
  readonly unit: string;
  readonly side: Side | undefined;
}

/** The tokens of a sentence that decide what it asks for, in their order; marks and “or” for those who look between them. */
export function decisiveTokens(text: string): DecisiveToken[] {
  const tokens = readTokens(text);
  const decisive: DecisiveToken[] = [];
  for (let at = 0; at < tokens.length;) {
    const { token, next } = tokenAt(text, tokens, at);
    if (token !== undefined) {
      decisive.push(token);
    }
    at = next;
  }
  return decisive;
}

interface Read {
  readonly token: DecisiveToken | undefined;
  /** Index behind what was read. */
  readonly next: number;
}

function tokenAt(text: string, tokens: readonly Token[], at: number): Read {
  const token = tokens[at];
  if (token === undefined) {
    return { token: undefined, next: at + 1 };
  }
  const side = sideAt(tokens, at);
  const number = side === undefined ? numberAt(tokens, at, undefined) : numberAt(tokens, side.next, side.side);
  if (number !== undefined) {
    return { token: { ...number.token, start: token.start }, next: number.next };
  }
  const { start, end } = token;
  switch (token.kind) {
    case 'code':
    case 'quote':
    case 'name':
    case 'id':
      return { token: { kind: 'value', key: valueKey(token.text), start, end }, next: at + 1 };
    case 'link':
    case 'stub':
      return { token: { kind: token.kind === 'link' ? 'value' : 'stub', key: token.text, start, end }, next: at + 1 };
    case 'mark':
      return { token: { kind: 'mark', key: token.text, start, end }, next: at + 1 };
    case 'number':
      // Only a part of a name: `p95`, `v1.2.3`.
      return { token: { kind: 'value', key: text.slice(start, end), start, end }, next: at + 1 };
    case 'word':
      return wordAt(tokens, at);
    default:
      return token.kind satisfies never;
  }
}

/** Words as they are compared: blanks are one, and the parentheses of a call say nothing. */
function valueKey(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim().replace(/\(\)$/, '');
}

function sideAt(tokens: readonly Token[], at: number): { readonly side: Side; readonly next: number } | undefined {
  for (const [words, side] of sides) {
    const parts = words.split(' ');
    if (parts.every((part, offset) => tokens[at + offset]?.lower === part)) {
      return { side, next: at + parts.length };
    }
  }
  return undefined;
}

function numberAt(
  tokens: readonly Token[],
  at: number,
  side: Side | undefined,
): { readonly token: NumberToken; readonly next: number } | undefined {
  const token = tokens[at];
  if (token === undefined) {
    return undefined;
  }
  const inWords = numberWords.get(token.lower) ?? (token.lower === 'one' && side !== undefined ? '1' : undefined);
  if (token.kind === 'word' && inWords !== undefined) {
    return withUnit(tokens, at + 1, { value: inWords, unit: '', side, start: token.start, end: token.end });
  }
  const before = tokens[at - 1];
  if (token.kind !== 'number' || (before?.kind === 'word' && before.end === token.start)) {
    return undefined;
  }
  const { digits, next, end } = digitsAt(tokens, at);
  const [, value = digits, unit = ''] = /^([\d.,_]+)(.*)$/s.exec(digits) ?? [];
  const known = units.get(unit.toLowerCase());
  const plain = value.replaceAll(/[,_]/g, '').replace(/\.$/, '');
  return withUnit(tokens, next, { value: plain, unit: known?.name ?? unit, side, start: token.start, end });
}

/** `1,000` is read as two numbers with a mark between them. */
function digitsAt(tokens: readonly Token[], at: number): { digits: string; next: number; end: number } {
  let digits = tokens[at]?.text ?? '';
  let end = tokens[at]?.end ?? 0;
  let next = at + 1;
  for (;;) {
    const [mark, further] = [tokens[next], tokens[next + 1]];
    const isGroup =
      mark?.text === ',' && mark.start === end && further?.start === mark.end && /^\d{3}(?!\d)/.test(further.text);
    if (!isGroup || further === undefined) {
      return { digits, next, end };
    }
    digits += further.text;
    end = further.end;
    next += 2;
  }
}

function withUnit(
  tokens: readonly Token[],
  at: number,
  number: Omit<NumberToken, 'kind'>,
): { readonly token: NumberToken; readonly next: number } {
  const word = tokens[at];
  const unit = number.unit === '' && word !== undefined ? units.get(word.lower) : undefined;
  return unit === undefined || word === undefined
    ? { token: { kind: 'number', ...number }, next: at }
    : { token: { kind: 'number', ...number, unit: unit.name, end: word.end }, next: at + 1 };
}

function wordAt(tokens: readonly Token[], at: number): Read {
  const next = at + 1;
  const token = tokens[at];
  if (token === undefined) {
    return { token: undefined, next };
  }
  const { lower, start, end } = token;
  const plain = (kind: PlainToken['kind'], key: string): Read => ({ token: { kind, key, start, end }, next });
  const bits = grammarOf(lower);
  if ((bits & grammar.negator) !== 0 || lower.endsWith("n't") || lower.endsWith('n’t')) {
    return plain('negation', 'not');
  }
  const condition = conditions.get(lower) ?? (isGiven(tokens, at) ? 'when' : undefined);
  if (condition !== undefined) {
    return plain('condition', condition);
  }
  const extent = extents.get(lower);
  if (extent !== undefined) {
    return plain('extent', extent);
  }
  if (lower === 'or') {
    return plain('or', 'or');
  }
  if (actors.has(lower)) {
    return plain('actor', stemOf(lower));
  }
  const isSmall = (bits & (grammar.filler | grammar.and | grammar.but | grammar.modal)) !== 0 || smallWords.has(lower);
  return isSmall ? { token: undefined, next } : plain('word', stemOf(lower));
}

/** “Given”, “where” and “on” begin a condition only where a sentence begins. */
function isGiven(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  return at === 0 && token !== undefined && /^(?:given|where|on)$/.test(token.lower);
}
