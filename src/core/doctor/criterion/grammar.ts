/**
 * What a small word can do in a sentence, as bits: clauses are read by these words, and each word of a criterion is
 * looked up once.
 */
export const grammar = {
  /** Begins a condition at the start of a clause: when, if, given. */
  condition: 1,
  /** Begins one in the middle of a sentence too. */
  trailing: 2,
  /** Begins one only at the very start: in the middle “after” and “before” say when, and are part of the claim. */
  leading: 4,
  response: 8,
  and: 16,
  but: 32,
  /** May begin a reason: because, so that, in order to. */
  reason: 64,
  the: 128,
  modal: 256,
  /** A verb behind “, and” that shows that a clause begins and not the last member of a list. */
  claim: 512,
  /** A verb that says how something is: behind “and” it always begins another claim. */
  predicate: 131072,
  that: 262144,
  /** Before “that”: what follows is what a text says, and not claimed. */
  saying: 524288,
  /** A verb that shows that something was claimed already. */
  stated: 1024,
  /** Names a step of Given, When, Then. */
  step: 2048,
  /** “Should”, “may”: leaves open whether it must hold. */
  weak: 4096,
  or: 8192,
  /** Without it a sentence says the same. */
  filler: 16384,
  negator: 32768,
  /** Says, in upper case, that something is still open: TODO, TBD. */
  marker: 65536,
} as const;

const negating =
  "no not without zero never nor avoid avoids avoiding prevent prevents nothing neither cannot can't doesn't don't won't isn't aren't didn't hasn't haven't wasn't weren't shouldn't wouldn't couldn't none";

/** Words that turn what follows into its opposite. */
export const negators: ReadonlySet<string> = new Set(negating.split(' '));

const members: readonly (readonly [kinds: number, words: string])[] = [
  [grammar.condition | grammar.trailing, 'when whenever if while unless until once'],
  [grammar.condition, 'given where'],
  [grammar.condition | grammar.leading, 'after before upon'],
  [grammar.response, 'then'],
  [grammar.and, 'and'],
  [grammar.but, 'but'],
  [grammar.reason, 'because so in what this that'],
  [grammar.that, 'that'],
  [
    grammar.saying,
    'note notes warning warnings caveat disclaimer notice remark comment documents says states explains warns mentions documenting explaining warning stating noting mentioning',
  ],
  [grammar.the, 'the'],
  [grammar.modal, 'shall must should will can may'],
  [
    grammar.claim,
    'is are was has have does do verify confirm check ensure run runs works work passes looks feels loads stays remains behaves',
  ],
  [grammar.predicate, 'works looks feels behaves functions reads sounds is are stays remains'],
  [grammar.stated, 'is are pass passes has have work works returns shows contains'],
  [grammar.step, 'given when then'],
  [grammar.weak, 'should may might could'],
  [grammar.or, 'or'],
  [
    grammar.filler,
    'the a an is are be must shall should will would can could may might it its their there and or of to in do does that then so also been has have',
  ],
  [grammar.negator, negating],
  [grammar.marker, 'todo fixme xxx tbd tbc tba tbs tbr'],
];

const kinds: ReadonlyMap<string, number> = tableOf(members);

function tableOf(rows: typeof members): Map<string, number> {
  const table = new Map<string, number>();
  for (const [bits, words] of rows) {
    for (const word of words.split(' ')) {
      table.set(word, (table.get(word) ?? 0) | bits);
    }
  }
  return table;
}

/** Bits of `grammar` for a word in lower case. */
export function grammarOf(word: string): number {
  return kinds.get(word) ?? 0;
}
