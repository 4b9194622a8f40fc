import { grammar } from './grammar.ts';
import { readTokens, type Token } from './tokens.ts';

/** A number behind one of these is the claim itself: two criteria that differ only in it contradict each other. */
const claimedBy = new Set(
  'within under below over above exit exits code returns return status least most exactly than'.split(' '),
);

export interface Repetition {
  /** Index of the later criterion. */
  readonly at: number;
  /** Index of the one that it repeats or contradicts. */
  readonly earlier: number;
  readonly kind: 'duplicate' | 'contradictory';
}

/** What is needed to show it in the catalogue of rules, beside the rules that judge one criterion. */
export const duplicateOrContradictory = {
  code: 'criterion.duplicate-or-contradictory',
  severity: 'warning',
  dimension: 'clarity',
  title: 'Said twice, or the opposite of another',
  why: 'Of two criteria that say the same one is noise; of two that say opposite things, one must fail.',
  bad: 'Notes are deleted at once … Notes are not deleted at once',
  good: 'A deleted note is in the trash for 30 days',
  fix: 'delete',
} as const;

/** A criterion with the number that its words give (`signatureOf`). */
export interface Signed {
  readonly text: string;
  readonly signature: number;
}

/**
 * Criteria that say the same as an earlier one but for articles, markup and case, or the same with one more negation or
 * another bound. Linear: only criteria with the same signature are reduced to their words and compared, each with the
 * first that has these words.
 */
export function findRepetitions(criteria: readonly Signed[]): Repetition[] {
  const seen = new Map<number, number>();
  const reduced = new Map<number, Map<string, { at: number; negated: boolean; bounds: string }>>();
  return criteria.flatMap(({ text, signature }, at): Repetition[] => {
    const first = seen.get(signature);
    if (first === undefined || signature === 0) {
      seen.set(signature, at);
      return [];
    }
    const known = reduced.get(signature) ?? new Map<string, { at: number; negated: boolean; bounds: string }>();
    if (known.size === 0) {
      const opening = reduce(readTokens(criteria[first]?.text ?? ''));
      known.set(opening.key, { at: first, ...opening });
      reduced.set(signature, known);
    }
    const own = reduce(readTokens(text));
    const earlier = known.get(own.key);
    if (earlier === undefined) {
      known.set(own.key, { at, ...own });
      return [];
    }
    const same = earlier.negated === own.negated && earlier.bounds === own.bounds;
    return [{ at, earlier: earlier.at, kind: same ? 'duplicate' : 'contradictory' }];
  });
}

/** Multiplier of the FNV-1a hash. */
const fnv = 0x01_00_01_93;

/** The same for criteria that have the same words; 0 for one without words. */
export function signatureOf(tokens: readonly Token[]): number {
  let signature = 0;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token !== undefined && counts(token)) {
      const { lower } = token;
      const claimed = token.kind === 'number' && isClaimed(tokens, at);
      const ends = (lower.charCodeAt(0) << 8) ^ lower.charCodeAt(lower.length - 1);
      signature = Math.imul(signature ^ (claimed ? 1 : (lower.length << 16) ^ ends), fnv);
    }
  }
  return signature;
}

/** Whether a token says something: no filler, no negation, no mark, no number of a requirement. */
function counts(token: Token): boolean {
  return token.kind === 'word'
    ? (token.grammar & (grammar.filler | grammar.negator)) === 0
    : token.kind !== 'mark' && token.kind !== 'id';
}

function isClaimed(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.kind === 'number' && claimedBy.has(tokens[at - 1]?.lower ?? '');
}

function reduce(tokens: readonly Token[]): { key: string; negated: boolean; bounds: string } {
  const words: string[] = [];
  const bounds: string[] = [];
  let negations = 0;
  tokens.forEach((token, at) => {
    if ((token.grammar & grammar.negator) !== 0) {
      negations += 1;
    } else if (isClaimed(tokens, at)) {
      bounds.push(token.lower);
      words.push('#');
    } else if (counts(token)) {
      words.push(token.kind === 'word' || token.kind === 'number' ? token.lower : token.text);
    }
  });
  return { key: words.join(' '), negated: negations % 2 === 1, bounds: bounds.join(' ') };
}
