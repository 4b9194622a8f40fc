/** What a character can be part of, where tokens are read. */
export const characters = {
  /** Part of a run of words, identifiers and numbers, as is every character that is not named below. */
  other: 0,
  lower: 1,
  upper: 2,
  digit: 3,
  blank: 4,
  /** Always a token by itself. */
  mark: 5,
  /** May begin a code span, a quotation, a stub, a link or bold text; ends a run. */
  opener: 6,
} as const;

const members = {
  lower: 'abcdefghijklmnopqrstuvwxyz',
  upper: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
  digit: '0123456789',
  blank:
    ' \t\n\r\v\f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff',
  mark: ',;()[}>|!?…→=≤≥—–”»',
  opener: '`"“«‘<{]*',
} as const;

/** By UTF-16 unit: a table, because every character of every criterion is looked up. */
const classes = tableOf(members);

function tableOf(named: Readonly<Record<keyof typeof members, string>>): Uint8Array {
  const table = new Uint8Array(0x1_00_00);
  // The keys are exactly the names of the literal above.
  for (const name of Object.keys(named) as (keyof typeof members)[]) {
    for (let at = 0; at < named[name].length; at += 1) {
      table[named[name].charCodeAt(at)] = characters[name];
    }
  }
  return table;
}

/** The class of the character at a position; behind the end of the text there is a blank. */
export function classAt(text: string, at: number): number {
  return at < text.length ? (classes[text.charCodeAt(at)] ?? characters.other) : characters.blank;
}

/** Whether a character of this class goes on with a run. */
export function isRun(characterClass: number): boolean {
  return characterClass <= characters.digit;
}

/** Units of the character at a position: two for one beyond the basic plane. */
export function lengthAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xff_ff ? 2 : 1;
}

export function isLetter(text: string, at: number): boolean {
  const kind = classAt(text, at);
  if (kind === characters.lower || kind === characters.upper) {
    return true;
  }
  const code = text.codePointAt(at) ?? 0;
  return kind === characters.other && code > 127 && /^\p{L}/u.test(String.fromCodePoint(code));
}

/** Behind the letters that begin at a position. */
export function lettersEnd(text: string, start: number, limit: number): number {
  let end = start;
  while (end < limit && isLetter(text, end)) {
    end += lengthAt(text, end);
  }
  return end;
}
