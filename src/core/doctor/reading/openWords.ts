/** Where a plan says what is to be done. Notes, reviews and histories speak of what once was open. */
export const deciding = /^(?:requirements|acceptance criteria|design|approach|tasks)\b/i;

/** Labels of parts that say nothing to decide. */
export const notDeciding = /^(?:files\b|out of scope|not in scope|non-goals|deferred|future)\b/i;

/** Words that leave something open, in a paragraph with mentions masked: where they stand in it. */
export interface OpenWords {
  readonly start: number;
  readonly end: number;
  /** `question`: it is asked; `left`: it is left to whoever does the plan; `open`: it is said to be undecided. */
  readonly kind: 'open' | 'left' | 'question';
}

/**
 * Who is told to do the plan, or writes it. What users and programs decide is behaviour, and no open decision; nor is
 * what an agent does, since products are agents, too.
 */
const doers =
  '(?:we|i|you|implementers?|the (?:plan|implementer|implementation|implementing agent|team|author|product owner|maintainers?))';

/** What is decided while planning, and not while a program runs. */
const decided =
  '(?:librar(?:y|ies)|frameworks?|approach(?:es)?|strateg(?:y|ies)|names?|naming|formats?|tools?|algorithms?|databases?|providers?|solutions?|packages?|engines?|queues?|options?|designs?|schemas?|patterns?|vendors?|stacks?|architectures?|conventions?|thresholds?|limits?|stores?|storages?|caches?|protocols?|layouts?|models?|hosts?|hosting|platforms?|runtimes?|modules?|dependenc(?:y|ies)|implementations?|alternatives?|mechanisms?|techniques?)';

/** The beginning of a sentence. Written with a look behind, so that only the words themselves are marked. */
const opening = String.raw`(?<=^|[.!?:;]\s|\)\s|—\s|–\s|\*\*\s)(?:first,? |then,? |next,? |finally,? |also,? )?`;

interface Pattern {
  readonly kind: OpenWords['kind'];
  /** One of these, in lower case, is in whatever it finds: looking for them first costs a tenth. */
  readonly needs: readonly string[];
  readonly words: RegExp;
}

const patterns: readonly Pattern[] = [
  // Marks of what nobody has decided yet. “No TBD is left” is about such marks.
  {
    kind: 'open',
    needs: ['tb'],
    words:
      /(?<!\b(?:[Nn]o|[Aa]ny|[Ww]ithout|[Zz]ero|[Rr]emaining|[Ee]very|[Aa]ll|of|contains?|or|and|[Tt]he|[Aa])\s)\bTB[DCA]\b(?!s|\s+(?:marker|comment|placeholder|entr|item|line|text|row|label))/,
  },
  { kind: 'open', needs: ['to be de'], words: /\((?:still )?to be (?:decided|determined)\b/i },
  {
    kind: 'open',
    needs: ['to be de'],
    words: /(?:\b(?:still|yet|is|are|remains?|left)|[:—–]) to be (?:decided|determined)\b/i,
  },
  {
    kind: 'open',
    needs: ['be decided'],
    words: /\b(?:will|can|shall|may) be decided (?:later|during|when|once|by|at|in)\b/i,
  },
  {
    kind: 'open',
    needs: ['decided'],
    words: /\b(?:is|are|was|remains?|still|yet|currently|,|—|\() ?(?:undecided|not (?:yet )?decided)\b/i,
  },
  {
    kind: 'open',
    needs: ['decision'],
    words:
      /(?:^|[(—–:] ?)(?:open decision|decision (?:needed|pending|required|outstanding|open|tbd)|pending decision)\b/i,
  },
  { kind: 'open', needs: ['to be de'], words: /\b(?:still )?needs? to be (?:decided|determined)\b/i },
  { kind: 'open', needs: ['decide'], words: /\bdecide(?: (?:this|that|it|on this|on that))? later\b/i },
  // Somebody is to decide: those who plan, or those who do.
  {
    kind: 'left',
    needs: ['decide', 'choose', 'pick', 'figure out'],
    words: new RegExp(
      String.raw`\b${doers} (?:still )?(?:need to|needs to|must|should|have to|has to|will|may|can|could) (?:still |first )?(?:decide|choose|pick|figure out)\b`,
      'i',
    ),
  },
  {
    kind: 'left',
    needs: ['implement'],
    words: /\b(?:implementer|implementing agent)(?:’s|'s|s’|s')? (?:choice|discretion|call|preference)\b/i,
  },
  { kind: 'left', needs: ['implement'], words: /\bup to (?:the )?(?:implementer|implementing agent)\b/i },
  {
    kind: 'left',
    needs: ['whichever'],
    words:
      /\bwhichever (?:one )?(?:is|seems|feels|looks|works|turns out|proves)(?: out)? (?:the )?(?:easier|easiest|best|better|simpler|simplest|cleaner|cleanest|more \w{1,30}|most \w{1,30}|nicer)\b/i,
  },
  {
    kind: 'left',
    needs: ['decide '],
    words: new RegExp(String.raw`${opening}decide (?:whether|if|between|on|which|how|what|where|who)\b`, 'i'),
  },
  {
    kind: 'left',
    needs: ['choose ', 'pick '],
    words: new RegExp(String.raw`${opening}(?:choose|pick) (?:between|whether|one of)\b`, 'i'),
  },
  {
    kind: 'left',
    needs: ['choose ', 'pick '],
    words: new RegExp(
      String.raw`${opening}(?:choose|pick) (?:an?|our|some|which|the (?:best|right|most \w{1,30}|appropriate|suitable)) (?:[\w-]{1,30} ){0,3}${decided}\b`,
      'i',
    ),
  },
  {
    kind: 'left',
    needs: ['figure out'],
    words: new RegExp(String.raw`${opening}figure out (?:how|whether|what|which|where|why|if)\b`, 'i'),
  },
  {
    kind: 'left',
    needs: ['choose', 'pick', 'decide'],
    words: new RegExp(
      String.raw`${opening}(?:evaluate|compare|research|explore|weigh|investigate)\b[^.?!]{0,120}\b(?:and|then|to) (?:choose|pick|decide)\b`,
      'i',
    ),
  },
];

/** How a question begins that is asked of whoever plans. */
const asking =
  /^(?:(?:and|or|but|so|then|also|open question)[,:]? )?(?:(?:should|shall|do|can|could|must|are|would) (?:we|i|this|it|the|there|they)\b|(?:do|should) [a-z]{1,30} (?:need|want|have)\b|is (?:it|this|there) (?:ok|okay|better|worth|acceptable|fine|needed|necessary|enough|a (?:reason|need))\b|(?:which|what|how|where|when|who)\b.{0,200} (?:should|shall|do we|will we|would we|decides|owns)\b|what about\b|which (?:one|of)\b)/i;

/** Words of a paragraph that leave something open. Linear in its length. */
export function openWords(masked: string): readonly OpenWords[] {
  const found: OpenWords[] = [];
  const lower = masked.toLowerCase();
  for (const { kind, needs, words } of patterns) {
    const match = needs.some((need) => lower.includes(need)) ? words.exec(masked) : null;
    if (match !== null) {
      const lead = match[0].length - match[0].replace(/^[\s(,:—–]+/, '').length;
      found.push({ kind, start: match.index + lead, end: match.index + match[0].length });
    }
  }
  return found.length > 0 ? withoutOverlaps(found) : lastQuestion(masked);
}

function withoutOverlaps(found: readonly OpenWords[]): OpenWords[] {
  const kept: OpenWords[] = [];
  for (const each of found.toSorted((one, other) => one.start - other.start || other.end - one.end)) {
    if (each.start >= (kept.at(-1)?.end ?? 0)) {
      kept.push(each);
    }
  }
  return kept;
}

/** A question that the paragraph ends with: what stands behind one is its answer. */
function lastQuestion(masked: string): OpenWords[] {
  const end = masked.trimEnd().length;
  if (masked[end - 1] !== '?') {
    return [];
  }
  const before = masked.slice(0, end - 1);
  const stop = Math.max(
    ...['. ', '? ', '! ', '; ', ': ', ') '].map((mark) => before.lastIndexOf(mark) + mark.length - 1),
  );
  const from = stop < 2 ? 0 : stop;
  const start = from + (before.slice(from).length - before.slice(from).trimStart().length);
  return asking.test(masked.slice(start, end)) ? [{ kind: 'question', start, end }] : [];
}
