import type { Criterion } from '../../plan/plan.ts';
import { negators } from './reading.ts';
import { readTokens, type Token } from './tokens.ts';

/** Words without which a sentence says the same. */
const fillers = new Set(
  'the a an is are be must shall should will would it its their there and or of to in do does that then so also been has have'.split(
    ' ',
  ),
);

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

/**
 * Criteria that say the same as an earlier one but for articles, markup and case, or the same with one more negation or
 * another bound. Linear: each criterion is reduced to a key.
 */
export function findRepetitions(criteria: readonly Criterion[]): Repetition[] {
  const seen = new Map<string, { at: number; negated: boolean; bounds: string }>();
  return criteria.flatMap(({ text }, at): Repetition[] => {
    const reduced = reduce(readTokens(text));
    const earlier = seen.get(reduced.key);
    if (reduced.key === '') {
      return [];
    }
    if (earlier === undefined) {
      seen.set(reduced.key, { at, ...reduced });
      return [];
    }
    const same = earlier.negated === reduced.negated && earlier.bounds === reduced.bounds;
    return [{ at, earlier: earlier.at, kind: same ? 'duplicate' : 'contradictory' }];
  });
}

function reduce(tokens: readonly Token[]): { key: string; negated: boolean; bounds: string } {
  const words: string[] = [];
  const bounds: string[] = [];
  let negations = 0;
  tokens.forEach((token, index) => {
    if (token.kind === 'word' && negators.has(token.lower)) {
      negations += 1;
    } else if (token.kind === 'number' && claimedBy.has(tokens[index - 1]?.lower ?? '')) {
      bounds.push(token.lower);
      words.push('#');
    } else if (token.kind === 'word' ? !fillers.has(token.lower) : token.kind !== 'mark' && token.kind !== 'id') {
      words.push(token.kind === 'word' || token.kind === 'number' ? token.lower : token.text);
    }
  });
  return { key: words.join(' '), negated: negations % 2 === 1, bounds: bounds.join(' ') };
}
