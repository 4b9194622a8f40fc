import { type Clause, labelEndOf, type Opening, openingsOf, readClauses } from './clauses.ts';
import { findEvidence } from './evidence.ts';
import type { EvidenceKind } from './evidenceKind.ts';
import { grammar } from './grammar.ts';
import { readTokens, type Token } from './tokens.ts';
import { findPhrases, type PhraseIndex, type PhraseMatch } from './vocabulary.ts';
import type { ClassName } from './words/vocabulary.ts';

export interface WordMatch extends PhraseMatch<ClassName> {
  readonly clause: Clause;
}

/** Kinds of evidence by clause, by number of sentence, and in the whole criterion. */
export interface EvidenceOf {
  readonly clauses: ReadonlyMap<Clause, ReadonlySet<EvidenceKind>>;
  readonly sentences: ReadonlyMap<number, ReadonlySet<EvidenceKind>>;
  readonly item: ReadonlySet<EvidenceKind>;
}

/**
 * How much of a criterion is judged, in UTF-16 units: about 700 words. Rules look around in a clause for every word that
 * they find, so a limit keeps the work for a file linear in its length whatever it holds.
 */
const longestJudged = 4_000;

/**
 * A criterion, read: its words without markup, its clauses, what can be measured in them, and the words that rules look
 * for. What only some rules ask for is read when the first one does: most criteria have nothing to be asked about.
 */
export class Statement {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly clauses: readonly Clause[];
  readonly matches: ReadonlyMap<ClassName, readonly WordMatch[]>;
  /** How many of the tokens are words. */
  readonly words: number;
  /** Bits of `grammar` of all words. */
  readonly grammar: number;
  /** An ellipsis stands among the words. */
  readonly hasDots: boolean;
  readonly #heading: string;
  #openings: readonly Opening[] | undefined;
  #evidence: EvidenceOf | undefined;
  #context: ReadonlySet<string> | undefined;

  /** @param heading what stands above the criterion: headings, or the plan's title */
  constructor(whole: string, heading: string, index: PhraseIndex<ClassName>) {
    this.text = whole.length > longestJudged ? whole.slice(0, longestJudged) : whole;
    const marked = readTokens(this.text);
    const bold = this.text.includes('**') || this.text.includes('__');
    const labelEnd = bold ? labelEndOf(marked) : 0;
    this.tokens = bold ? marked.filter((token) => !isBold(token)) : marked;
    this.clauses = readClauses(this.tokens, labelEnd);
    this.matches = matchesOf(this.tokens, this.clauses, index);
    this.#heading = heading;
    let words = 0;
    let bits = 0;
    let dots = false;
    let before = '';
    for (const { kind, grammar: own, text } of this.tokens) {
      if (kind === 'word') {
        words += 1;
        bits |= own;
      } else if (kind === 'mark') {
        dots ||= text === '…' || (text === '.' && before === '.');
      }
      before = text;
    }
    this.words = words;
    this.grammar = bits;
    this.hasDots = dots;
  }

  get openings(): readonly Opening[] {
    this.#openings ??= openingsOf(this.tokens, this.clauses);
    return this.#openings;
  }

  get evidence(): EvidenceOf {
    this.#evidence ??= evidenceOf(this.tokens, this.clauses);
    return this.#evidence;
  }

  /** Words of the headings above, or of the plan's title: what a reference may mean. */
  get context(): ReadonlySet<string> {
    this.#context ??= new Set(
      readTokens(this.#heading)
        .filter((token) => token.kind === 'word')
        .map((token) => token.lower),
    );
    return this.#context;
  }

  /** Whether anything that was found out depends on what stands above. */
  get usedContext(): boolean {
    return this.#context !== undefined;
  }
}

export function readStatement(whole: string, heading: string, index: PhraseIndex<ClassName>): Statement {
  return new Statement(whole, heading, index);
}

function isBold(token: Token): boolean {
  return token.kind === 'mark' && token.text === '**';
}

function evidenceOf(tokens: readonly Token[], clauses: readonly Clause[]): EvidenceOf {
  const found = findEvidence(tokens, clauses);
  const byClause = new Map<Clause, Set<EvidenceKind>>();
  const sentences = new Map<number, Set<EvidenceKind>>();
  for (const { kind, clause } of found) {
    byClause.set(clause, (byClause.get(clause) ?? new Set<EvidenceKind>()).add(kind));
    sentences.set(clause.sentence, (sentences.get(clause.sentence) ?? new Set<EvidenceKind>()).add(kind));
  }
  return { clauses: byClause, sentences, item: new Set(found.map((one) => one.kind)) };
}

const noMatches: ReadonlyMap<ClassName, readonly WordMatch[]> = new Map();

/** Words that a technical term holds are not the words themselves: nothing is vague about a foreign key. */
function matchesOf(
  tokens: readonly Token[],
  clauses: readonly Clause[],
  index: PhraseIndex<ClassName>,
): ReadonlyMap<ClassName, readonly WordMatch[]> {
  const found = findPhrases(tokens, index);
  if (found.length === 0) {
    return noMatches;
  }
  const inTerm = new Set<number>();
  for (const term of found) {
    if (term.className === 'technicalTerm') {
      for (let at = term.first; at <= term.last; at += 1) {
        inTerm.add(at);
      }
    }
  }
  const matches = new Map<ClassName, WordMatch[]>();
  let clause = 0;
  for (const { className, first, last, phrase } of found) {
    while (clause < clauses.length - 1 && (clauses[clause]?.last ?? 0) < first) {
      clause += 1;
    }
    const own = clauses[clause];
    const isTerm = className === 'technicalTerm';
    if (own !== undefined && own.role !== 'label' && (isTerm || !inTerm.has(firstLarge(tokens, first, last)))) {
      const match = { className, first, last, phrase, clause: own };
      const known = matches.get(className);
      if (known === undefined) {
        matches.set(className, [match]);
      } else if ((known.at(-1)?.last ?? -1) < first) {
        // What begins inside another match of its class is a part of it.
        known.push(match);
      }
    }
  }
  return matches;
}

/** The first word of a phrase that is more than “in” or “the”: those show in which sense the others are used. */
function firstLarge(tokens: readonly Token[], first: number, last: number): number {
  let at = first;
  while (at < last && ((tokens[at]?.grammar ?? 0) & grammar.filler) !== 0) {
    at += 1;
  }
  return at;
}
