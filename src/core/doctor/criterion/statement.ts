import { type Clause, labelEndOf, readClauses } from './clauses.ts';
import { type Evidence, type EvidenceKind, findEvidence } from './evidence.ts';
import { readTokens, type Token } from './tokens.ts';
import { findPhrases, type PhraseIndex, type PhraseMatch } from './vocabulary.ts';
import type { ClassName } from './words/vocabulary.ts';

export interface WordMatch extends PhraseMatch<ClassName> {
  readonly clause: Clause;
}

/** A criterion, read: its words without markup, its clauses, what can be measured in them, and the words that rules look for. */
export interface Statement {
  readonly text: string;
  /** Words of the headings above, or of the plan's title: what a reference may mean. */
  readonly context: ReadonlySet<string>;
  readonly tokens: readonly Token[];
  readonly clauses: readonly Clause[];
  readonly evidence: EvidenceOf;
  readonly matches: ReadonlyMap<ClassName, readonly WordMatch[]>;
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
 * @param heading what stands above the criterion: headings, or the plan's title
 */
export function readStatement(whole: string, heading: string, index: PhraseIndex<ClassName>): Statement {
  const text = whole.slice(0, longestJudged);
  const marked = readTokens(text);
  const labelEnd = labelEndOf(marked);
  const tokens = marked.filter((token) => token.kind !== 'mark' || token.text !== '**');
  const clauses = readClauses(tokens, labelEnd);
  const context = new Set(
    readTokens(heading)
      .filter((token) => token.kind === 'word')
      .map((token) => token.lower),
  );
  return {
    text,
    context,
    tokens,
    clauses,
    evidence: evidenceOf(findEvidence(tokens, clauses)),
    matches: matchesOf(tokens, clauses, index),
  };
}

function evidenceOf(found: readonly Evidence[]): EvidenceOf {
  const clauses = new Map<Clause, Set<EvidenceKind>>();
  const sentences = new Map<number, Set<EvidenceKind>>();
  for (const { kind, clause } of found) {
    clauses.set(clause, (clauses.get(clause) ?? new Set<EvidenceKind>()).add(kind));
    sentences.set(clause.sentence, (sentences.get(clause.sentence) ?? new Set<EvidenceKind>()).add(kind));
  }
  return { clauses, sentences, item: new Set(found.map((one) => one.kind)) };
}

/** Words that a technical term holds are not the words themselves: nothing is vague about a foreign key. */
function matchesOf(
  tokens: readonly Token[],
  clauses: readonly Clause[],
  index: PhraseIndex<ClassName>,
): ReadonlyMap<ClassName, readonly WordMatch[]> {
  const found = findPhrases(tokens, index);
  const inTerm = new Set<number>();
  for (const term of found) {
    for (let at = term.first; term.className === 'technicalTerm' && at <= term.last; at += 1) {
      inTerm.add(at);
    }
  }
  const matches = new Map<ClassName, WordMatch[]>();
  let clause = 0;
  for (const match of found) {
    while (clause < clauses.length - 1 && (clauses[clause]?.last ?? 0) < match.first) {
      clause += 1;
    }
    const own = clauses[clause];
    if (
      own !== undefined &&
      own.role !== 'label' &&
      (match.className === 'technicalTerm' || !inTerm.has(match.first))
    ) {
      const known = matches.get(match.className);
      if (known === undefined) {
        matches.set(match.className, [{ ...match, clause: own }]);
      } else {
        known.push({ ...match, clause: own });
      }
    }
  }
  return matches;
}
