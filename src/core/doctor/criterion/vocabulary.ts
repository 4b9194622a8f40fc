import type { Token } from './tokens.ts';

/** A class of wording: phrases that mean the same kind of thing, so that a rule speaks of the class and never of a word. */
export interface WordClass {
  /** Where the phrases come from. */
  readonly source: string;
  /** Single words, blanks between them. */
  readonly words?: string;
  /**
   * Words with one blank between them, hyphens counted as blanks. `a|b` in a place means either, a `?` behind it that the
   * place may be empty, `*` any one word but not in the first place: `where|if it? is? possible`, `follows *? guidelines`.
   */
  readonly phrases?: readonly string[];
}

/** Patterns of every class, found by the words that they can begin with. */
export interface PhraseIndex<Name extends string> {
  readonly patterns: ReadonlyMap<string, readonly Pattern<Name>[]>;
  /** Says which phrases count; all when it is absent. The evaluation leaves words out with it. */
  readonly accepts?: (className: Name, phrase: string) => boolean;
}

interface Pattern<Name extends string> {
  readonly className: Name;
  readonly places: readonly Place[];
}

interface Place {
  readonly words: ReadonlySet<string>;
  readonly optional: boolean;
}

/** A phrase found in tokens: `first` to `last`, both included. */
export interface PhraseMatch<Name extends string> {
  readonly className: Name;
  readonly first: number;
  readonly last: number;
  /** In lower case, one blank between words. */
  readonly phrase: string;
}

export function indexPhrases<Name extends string>(vocabulary: Readonly<Record<Name, WordClass>>): PhraseIndex<Name> {
  const patterns = new Map<string, Pattern<Name>[]>();
  // The keys are exactly the names: a vocabulary is written as one literal.
  for (const className of Object.keys(vocabulary) as Name[]) {
    const { words = '', phrases = [] } = vocabulary[className];
    for (const phrase of [...words.split(' ').filter((one) => one !== ''), ...phrases]) {
      const pattern = { className, places: readPlaces(phrase) };
      for (const first of firstWords(pattern.places)) {
        const known = patterns.get(first);
        if (known === undefined) {
          patterns.set(first, [pattern]);
        } else {
          known.push(pattern);
        }
      }
    }
  }
  return { patterns };
}

function readPlaces(phrase: string): Place[] {
  return phrase.split(' ').map((place) => {
    const optional = place.endsWith('?');
    return { optional, words: new Set((optional ? place.slice(0, -1) : place).split('|')) };
  });
}

function firstWords(places: readonly Place[]): ReadonlySet<string> {
  const words = new Set<string>();
  for (const place of places) {
    place.words.forEach((word) => words.add(word));
    if (!place.optional) {
      break;
    }
  }
  return words;
}

/**
 * Phrases in the tokens, the longest of each class at each place. A part of a hyphenated compound is not the word itself
 * (`fail-fast` is not “fast”), so a match never begins or ends inside one. Linear: a pattern has few places.
 */
export function findPhrases<Name extends string>(
  tokens: readonly Token[],
  index: PhraseIndex<Name>,
): PhraseMatch<Name>[] {
  return tokens.flatMap((token, first) => {
    const patterns = token.kind === 'word' && !token.joined ? index.patterns.get(token.lower) : undefined;
    if (patterns === undefined) {
      return [];
    }
    const longest = new Map<Name, number>();
    for (const { className, places } of patterns) {
      const last = lastOf(tokens, first, places, 0);
      if (last !== undefined && last > (longest.get(className) ?? first - 1)) {
        longest.set(className, last);
      }
    }
    return [...longest]
      .map(([className, last]) => ({
        className,
        first,
        last,
        phrase: tokens
          .slice(first, last + 1)
          .map((one) => one.lower)
          .join(' '),
      }))
      .filter(({ className, phrase }) => index.accepts?.(className, phrase) ?? true);
  });
}

/** The last token of the longest match that begins at `at`, undefined if there is none. */
function lastOf(tokens: readonly Token[], at: number, places: readonly Place[], place: number): number | undefined {
  const wanted = places[place];
  if (wanted === undefined) {
    return tokens[at]?.joined === true ? undefined : at - 1;
  }
  const token = tokens[at];
  const fits =
    (token?.kind === 'word' && wanted.words.has(token.lower)) ||
    (wanted.words.has('*') && (token?.kind === 'word' || token?.kind === 'name'));
  const taken = fits ? lastOf(tokens, at + 1, places, place + 1) : undefined;
  return taken ?? (wanted.optional ? lastOf(tokens, at, places, place + 1) : undefined);
}
