import { characters, classAt, isLetter, isRun, lengthAt, lettersEnd } from './characters.ts';
import { grammarOf } from './grammar.ts';
import { isAbbreviation, runKind } from './runKind.ts';

/**
 * What a piece of a criterion is. Only `word` is language; the others are things that are mentioned: `code` a code span,
 * `quote` a quotation, `name` an identifier or a path, `id` the number of a requirement or an issue, `link` an address,
 * `stub` something between angle brackets or double braces.
 */
export type TokenKind = 'word' | 'number' | 'code' | 'quote' | 'name' | 'id' | 'link' | 'stub' | 'mark';

export interface Token {
  readonly kind: TokenKind;
  /** As written; of code and quotations the content only. */
  readonly text: string;
  /** The text in lower case, of words and names; of others as written. */
  readonly lower: string;
  /** In the criterion's text, UTF-16 units. */
  readonly start: number;
  /** Position behind the token. */
  readonly end: number;
  /** A hyphen joins it to the token before: `user-friendly`. */
  readonly joined: boolean;
  /** Of a word: bits of `grammar`. */
  readonly grammar: number;
}

/**
 * Reads a criterion into tokens, in time linear in its length: every character is read a bounded number of times, and a
 * closing mark is looked for once.
 */
export function readTokens(text: string): Token[] {
  return new TokenReader(text).read();
}

/** Longest quotation in apostrophes; further away, two apostrophes belong to two words. */
const longestQuote = 160;

/** Longest stub: `<…>` and `{{…}}`. */
const longestStub = 120;

/** Quotation marks and what closes them. */
const closingQuotes: Readonly<Record<string, string>> = { '"': '"', '“': '”', '«': '»', '‘': '’', "'": "'" };

class TokenReader {
  readonly #text: string;
  readonly #tokens: Token[] = [];
  /** Where each closing mark was last looked for, and found or not. */
  #known: Map<string, number> | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  read(): Token[] {
    for (let at = 0; at < this.#text.length;) {
      at = this.#next(at);
    }
    return this.#tokens;
  }

  /** Reads what begins at a position, and gives the position behind it. */
  #next(at: number): number {
    const kind = classAt(this.#text, at);
    switch (kind) {
      case characters.blank:
        return this.#text[at] === '\n' ? this.#mark(at, at + 1) : at + 1;
      case characters.mark:
        return this.#mark(at, at + 1);
      case characters.opener:
        return this.#opener(at);
      case characters.other:
        // An apostrophe and an underscore are also parts of words.
        return this.#apostropheOrBold(at) ?? this.#run(at);
      default:
        return this.#run(at);
    }
  }

  #push(kind: TokenKind, start: number, end: number, text = this.#text.slice(start, end), joined = false): number {
    // What is mentioned is compared as it is written.
    const lower = kind === 'name' ? text.toLowerCase() : text;
    this.#tokens.push({ kind, text, lower, start, end, joined, grammar: 0 });
    return end;
  }

  #word(start: number, end: number, joined: boolean, upper = true): number {
    const text = this.#text.slice(start, end);
    const lower = upper ? text.toLowerCase() : text;
    this.#tokens.push({ kind: 'word', text, lower, start, end, joined, grammar: grammarOf(lower) });
    return end;
  }

  #mark(start: number, end: number): number {
    const text = this.#text.slice(start, end);
    this.#tokens.push({ kind: 'mark', text, lower: text, start, end, joined: false, grammar: 0 });
    return end;
  }

  /** A mark for each character. */
  #marks(start: number, end: number): number {
    for (let at = start; at < end; at += 1) {
      this.#mark(at, at + 1);
    }
    return end;
  }

  #opener(at: number): number {
    const text = this.#text;
    const opening = text[at] ?? '';
    switch (opening) {
      case '`': {
        const marks = runLength(text, at);
        const end = this.#codeEnd(at, marks);
        return end === undefined
          ? this.#marks(at, at + marks)
          : this.#push('code', at, end, text.slice(at + marks, end - marks).trim());
      }
      case '<':
      case '{': {
        const end = stubEndAt(text, at);
        return end === undefined ? this.#mark(at, at + 1) : this.#push('stub', at, end);
      }
      case ']': {
        const end = text[at + 1] === '(' ? this.#find(')', at + 1) : undefined;
        const behind = this.#mark(at, at + 1);
        return end === undefined ? behind : this.#push('link', behind, end + 1);
      }
      case '*':
        return this.#mark(at, text[at + 1] === '*' ? at + 2 : at + 1);
      default:
        return this.#quotation(at) ?? this.#mark(at, at + 1);
    }
  }

  #apostropheOrBold(at: number): number | undefined {
    const char = this.#text[at];
    if (char === "'") {
      return this.#quotation(at);
    }
    if (char === '_' && this.#text[at + 1] === '_') {
      this.#tokens.push({ kind: 'mark', text: '**', lower: '**', start: at, end: at + 2, joined: false, grammar: 0 });
      return at + 2;
    }
    return undefined;
  }

  #quotation(at: number): number | undefined {
    const end = this.#quoteEnd(at);
    return end === undefined ? undefined : this.#push('quote', at, end, this.#text.slice(at + 1, end - 1));
  }

  /** An apostrophe opens only where no letter stands before it, and closes only where none stands behind it. */
  #quoteEnd(at: number): number | undefined {
    const text = this.#text;
    const opening = text[at] ?? '';
    const closing = closingQuotes[opening];
    if (closing === undefined || text[at + 1] === closing) {
      return undefined;
    }
    if (opening !== "'" && opening !== '‘') {
      const end = this.#find(closing, at + 1);
      return end === undefined ? undefined : end + 1;
    }
    if (/[\p{L}\d]/u.test(text[at - 1] ?? '') || !/\S/.test(text[at + 1] ?? '')) {
      return undefined;
    }
    for (let end = at + 2; end < Math.min(text.length, at + longestQuote) && text[end] !== '\n'; end += 1) {
      if (text[end] === closing && !/[\p{L}\d]/u.test(text[end + 1] ?? '')) {
        return end + 1;
      }
    }
    return undefined;
  }

  /**
   * Behind the run of backticks that closes a code span. A length that nothing closes is not looked for again: there are
   * few lengths, because long runs take many characters.
   */
  #codeEnd(at: number, marks: number): number | undefined {
    const text = this.#text;
    const unclosed = `\`${marks}`;
    if (this.#known?.has(unclosed) === true) {
      return undefined;
    }
    for (let next = text.indexOf('`', at + marks); next !== -1; next = text.indexOf('`', next)) {
      const length = runLength(text, next);
      next += length;
      if (length === marks) {
        return next;
      }
    }
    this.#remember(unclosed, text.length);
    return undefined;
  }

  /**
   * Where a mark comes next in the same line. Called with growing positions, it passes over the text once for each mark,
   * found or not.
   */
  #find(mark: string, from: number): number | undefined {
    const found = this.#nextOf(mark, from);
    return found < this.#text.length && found < this.#nextOf('\n', from) ? found : undefined;
  }

  #nextOf(mark: string, from: number): number {
    const last = this.#known?.get(mark);
    if (last !== undefined && last >= from) {
      return last;
    }
    const found = this.#text.indexOf(mark, from);
    const position = found === -1 ? this.#text.length : found;
    this.#remember(mark, position);
    return position;
  }

  #remember(mark: string, position: number): void {
    this.#known ??= new Map();
    this.#known.set(mark, position);
  }

  /** A run without blanks and brackets is an address, an identifier, a number, or words between hyphens and slashes. */
  #run(start: number): number {
    const text = this.#text;
    let end = start;
    let upper = false;
    let digits = 0;
    let others = 0;
    let camel = false;
    let inLower = false;
    for (let kind = classAt(text, end); isRun(kind); kind = classAt(text, end)) {
      switch (kind) {
        case characters.lower:
          break;
        case characters.upper:
          upper = true;
          camel ||= inLower;
          break;
        case characters.digit:
          digits += 1;
          break;
        default:
          others += 1;
      }
      inLower = kind === characters.lower;
      end += 1;
    }
    let bare = end;
    while (others > 0 && bare > start && ".:'’".includes(text[bare - 1] ?? ' ')) {
      bare -= 1;
      others -= 1;
    }
    if (bare > start) {
      if (others > 0 || camel || (digits > 0 && digits < bare - start)) {
        this.#mixed(start, bare, digits > 0);
      } else if (digits > 0) {
        this.#push('number', start, bare);
      } else {
        this.#word(start, bare, false, upper);
      }
    }
    return bare === end ? end : this.#marks(bare, end);
  }

  #mixed(start: number, end: number, hasDigit: boolean): void {
    if (this.#compound(start, end)) {
      return;
    }
    if (end - start === 1 && this.#text.charCodeAt(start) < 128) {
      this.#mark(start, end);
      return;
    }
    const source = this.#text.slice(start, end);
    if (source === '--') {
      this.#mark(start, end);
      return;
    }
    if (isAbbreviation(source)) {
      this.#word(start, end, false);
      return;
    }
    const kind = runKind(source, hasDigit);
    if (kind === undefined) {
      this.#words(start, end);
    } else {
      this.#push(kind, start, end, source);
    }
  }

  /** The usual mixtures, `user-friendly`, `and/or` and `don't`: lower case letters with single marks between them. */
  #compound(start: number, end: number): boolean {
    const text = this.#text;
    let before = start - 1;
    let apostrophes = 0;
    for (let at = start; at < end; at += 1) {
      if (classAt(text, at) !== characters.lower) {
        const mark = text[at];
        const isApostrophe = mark === "'" || mark === '’';
        if ((mark !== '-' && mark !== '/' && !isApostrophe) || before === at - 1) {
          return false;
        }
        apostrophes += isApostrophe ? 1 : 0;
        before = at;
      }
    }
    if (before === end - 1 || apostrophes > 1) {
      return false;
    }
    let joined = false;
    for (let first = start; first < end;) {
      let behind = first;
      while (behind < end && text[behind] !== '-' && text[behind] !== '/') {
        behind += 1;
      }
      this.#word(first, behind, joined, false);
      joined = text[behind] === '-';
      first = behind < end && !joined ? this.#mark(behind, behind + 1) : behind + 1;
    }
    return true;
  }

  /** Words, numbers, and marks between them; what a hyphen joins to the word before it, is joined. */
  #words(start: number, end: number): void {
    const text = this.#text;
    let joined = false;
    for (let at = start; at < end;) {
      const kind = classAt(text, at);
      let behind = at;
      if (isLetter(text, at)) {
        behind = this.#word(at, this.#wordEnd(at, end), joined);
      } else if (kind === characters.digit) {
        behind = this.#push('number', at, this.#numberEnd(at, end), undefined, joined);
      } else if (text[at] !== '-' || at === start) {
        behind = this.#mark(at, at + lengthAt(text, at));
      } else {
        behind = at + 1;
      }
      joined = text[at] === '-' && at > start && text[at - 1] !== '-';
      at = behind;
    }
  }

  /** Behind the letters, and those behind one apostrophe: `don't`. */
  #wordEnd(start: number, limit: number): number {
    const text = this.#text;
    let end = lettersEnd(text, start, limit);
    if ((text[end] === "'" || text[end] === '’') && end + 1 < limit && isLetter(text, end + 1)) {
      end = lettersEnd(text, end + 1, limit);
    }
    return end;
  }

  /** Behind the digits, and those behind single dots and commas: `1,000.5`. */
  #numberEnd(start: number, limit: number): number {
    const text = this.#text;
    let end = start;
    while (end < limit && classAt(text, end) === characters.digit) {
      end += 1;
      const joint = text[end] === '.' || text[end] === ',';
      if (joint && end + 1 < limit && classAt(text, end + 1) === characters.digit) {
        end += 1;
      }
    }
    return end;
  }
}

function runLength(text: string, start: number): number {
  let end = start;
  while (text[end] === '`') {
    end += 1;
  }
  return end - start;
}

/** `<name here>`, `{{name}}`; a comparison (`<3s`) and an arrow are none. */
function stubEndAt(text: string, at: number): number | undefined {
  const closing = text.startsWith('{{', at)
    ? '}}'
    : text[at] === '<' && /[\p{L}/!]/u.test(text[at + 1] ?? '')
      ? '>'
      : '';
  if (closing === '') {
    return undefined;
  }
  const end = text.slice(at, at + longestStub).indexOf(closing);
  return end === -1 || text.slice(at, at + end).includes('\n') ? undefined : at + end + closing.length;
}
