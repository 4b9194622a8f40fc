import type { Token } from './tokens.ts';

/** A class of wording: phrases that mean the same kind of thing, so that a rule speaks of the class and never of a word. */
export interface WordClass {
  /** Where the phrases come from. */
  readonly source: string;
  /** Single words, blanks between them. */
  readonly words?: string;
  /**
   * Words with one blank between them, hyphens counted as blanks. `a|b` in a place means either, a `?` behind it that the
   * place may be empty, `*` any one word, with what hyphens join to it, but not in the first place: `where|if it? is?
   * possible`, `follows *? guidelines`.
   */
  readonly phrases?: readonly string[];
}

/** Patterns of every class, found by the words that they can begin with. */
export interface PhraseIndex<Name extends string> {
  readonly beginnings: ReadonlyMap<string, Beginning<Name>>;
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

/** A pattern from the word on that it begins with. */
interface Tail<Name extends string> {
  readonly pattern: Pattern<Name>;
  /** Words that can come next. */
  readonly seconds: ReadonlySet<string>;
  /** The one word can be the whole phrase. */
  readonly ends: boolean;
}

/** What can begin with one word. It is sorted by the second word when the word is first met: most never are. */
class Beginning<Name extends string> {
  readonly #tails: Tail<Name>[] = [];
  #sorted: SortedTails<Name> | undefined;

  add(tail: Tail<Name>): void {
    this.#tails.push(tail);
  }

  get sorted(): SortedTails<Name> {
    this.#sorted ??= sortTails(this.#tails);
    return this.#sorted;
  }
}

interface SortedTails<Name extends string> {
  /** Classes of which the word alone is a phrase. */
  readonly alone: readonly Name[];
  /** Patterns that go on, by the word that comes second. */
  readonly seconds: ReadonlyMap<string, readonly Pattern<Name>[]>;
  /** Patterns that go on with any word. */
  readonly open: readonly Pattern<Name>[];
}

function sortTails<Name extends string>(tails: readonly Tail<Name>[]): SortedTails<Name> {
  const alone = new Set<Name>();
  const seconds = new Map<string, Pattern<Name>[]>();
  const open: Pattern<Name>[] = [];
  for (const { pattern, seconds: words, ends } of tails) {
    if (ends) {
      alone.add(pattern.className);
    }
    for (const word of words) {
      const known = word === '*' ? open : seconds.get(word);
      if (known === undefined) {
        seconds.set(word, [pattern]);
      } else if (!known.includes(pattern)) {
        known.push(pattern);
      }
    }
  }
  return { alone: [...alone], seconds, open };
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
  const beginnings = new Map<string, Beginning<Name>>();
  // The keys are exactly the names: a vocabulary is written as one literal.
  for (const className of Object.keys(vocabulary) as Name[]) {
    const { words = '', phrases = [] } = vocabulary[className];
    for (const phrase of [...words.split(' ').filter((one) => one !== ''), ...phrases]) {
      addPattern(beginnings, { className, places: readPlaces(phrase) });
    }
  }
  return { beginnings };
}

function addPattern<Name extends string>(beginnings: Map<string, Beginning<Name>>, pattern: Pattern<Name>): void {
  const { places } = pattern;
  for (let start = 0; start === 0 || places[start - 1]?.optional === true; start += 1) {
    const tail = { pattern, ...nextWords(places, start + 1) };
    for (const word of places[start]?.words ?? []) {
      const beginning = beginnings.get(word) ?? new Beginning<Name>();
      beginnings.set(word, beginning);
      beginning.add(tail);
    }
  }
}

const noWords: ReadonlySet<string> = new Set();

/** Words that can come at a place or, where it may be empty, at a later one; whether the phrase can end before it. */
function nextWords(places: readonly Place[], from: number): { seconds: ReadonlySet<string>; ends: boolean } {
  let seconds = noWords;
  for (let at = from; at < places.length; at += 1) {
    const { words, optional } = places[at] ?? { words: noWords, optional: true };
    seconds = seconds === noWords ? words : new Set([...seconds, ...words]);
    if (!optional) {
      return { seconds, ends: false };
    }
  }
  return { seconds, ends: true };
}

function readPlaces(phrase: string): Place[] {
  return phrase.split(' ').map((place) => {
    const optional = place.endsWith('?');
    return { optional, words: new Set((optional ? place.slice(0, -1) : place).split('|')) };
  });
}

/**
 * Phrases in the tokens, the longest of each class at each place. A part of a hyphenated compound is not the word itself
 * (`fail-fast` is not “fast”), so a match never begins or ends inside one. Linear: a pattern has few places.
 */
export function findPhrases<Name extends string>(
  tokens: readonly Token[],
  { beginnings, accepts }: PhraseIndex<Name>,
): PhraseMatch<Name>[] {
  const found: PhraseMatch<Name>[] = [];
  for (let first = 0; first < tokens.length; first += 1) {
    const token = tokens[first];
    if (token !== undefined && token.kind === 'word' && !token.joined) {
      const beginning = beginnings.get(token.lower);
      if (beginning !== undefined) {
        findAt(tokens, first, beginning.sorted, found);
      }
    }
  }
  return accepts === undefined ? found : found.filter((one) => accepts(one.className, one.phrase));
}

/** Adds the phrases that begin at a word, the longest of each class. */
function findAt<Name extends string>(
  tokens: readonly Token[],
  first: number,
  { alone, seconds, open }: SortedTails<Name>,
  found: PhraseMatch<Name>[],
): void {
  const next = tokens[first + 1];
  const from = found.length;
  if (next !== undefined && (next.kind === 'word' || next.kind === 'name')) {
    const patterns = next.kind === 'word' ? seconds.get(next.lower) : undefined;
    if (patterns !== undefined) {
      for (const pattern of patterns) {
        addLongest(tokens, first, pattern, { found, from });
      }
    }
    for (const pattern of open) {
      addLongest(tokens, first, pattern, { found, from });
    }
  }
  if (alone.length > 0 && next?.joined !== true) {
    for (const className of alone) {
      if (!isKnown(found, from, className)) {
        found.push({ className, first, last: first, phrase: tokens[first]?.lower ?? '' });
      }
    }
  }
}

function isKnown<Name extends string>(found: readonly PhraseMatch<Name>[], from: number, className: Name): boolean {
  for (let at = from; at < found.length; at += 1) {
    if (found[at]?.className === className) {
      return true;
    }
  }
  return false;
}

function addLongest<Name extends string>(
  tokens: readonly Token[],
  first: number,
  { className, places }: Pattern<Name>,
  { found, from }: { readonly found: PhraseMatch<Name>[]; readonly from: number },
): void {
  const last = lastOf(tokens, first, places, 0);
  if (last === undefined) {
    return;
  }
  const known = found.findIndex((one, at) => at >= from && one.className === className);
  const longest = { className, first, last, phrase: phraseOf(tokens, first, last) };
  if (known === -1) {
    found.push(longest);
  } else if (last > (found[known]?.last ?? first)) {
    found[known] = longest;
  }
}

function phraseOf(tokens: readonly Token[], first: number, last: number): string {
  let phrase = tokens[first]?.lower ?? '';
  for (let at = first + 1; at <= last; at += 1) {
    phrase += ` ${tokens[at]?.lower ?? ''}`;
  }
  return phrase;
}

/** The last token of the longest match that begins at `at`, undefined if there is none. */
function lastOf(tokens: readonly Token[], at: number, places: readonly Place[], place: number): number | undefined {
  const wanted = places[place];
  if (wanted === undefined) {
    return tokens[at]?.joined === true ? undefined : at - 1;
  }
  const token = tokens[at];
  const isWord = token?.kind === 'word';
  const isAny = wanted.words.has('*') && (isWord || token?.kind === 'name');
  let taken =
    isAny || (isWord && wanted.words.has(token.lower)) ? lastOf(tokens, at + 1, places, place + 1) : undefined;
  if (taken === undefined && isAny && tokens[at + 1]?.joined === true) {
    taken = lastOf(tokens, behindCompound(tokens, at), places, place + 1);
  }
  return taken ?? (wanted.optional ? lastOf(tokens, at, places, place + 1) : undefined);
}

function behindCompound(tokens: readonly Token[], at: number): number {
  let end = at + 1;
  while (tokens[end]?.joined === true) {
    end += 1;
  }
  return end;
}
