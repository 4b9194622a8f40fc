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
  /** The text in lower case. */
  readonly lower: string;
  /** In the criterion's text, UTF-16 units. */
  readonly start: number;
  /** Position behind the token. */
  readonly end: number;
  /** A hyphen joins it to the token before: `user-friendly`. */
  readonly joined: boolean;
}

/** Quotation marks and what closes them. An apostrophe opens only where no letter stands before it. */
const quotes: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['“', '”'],
  ['«', '»'],
  ['‘', '’'],
  ["'", "'"],
]);

/** Longest quotation in apostrophes; further away, two apostrophes belong to two words. */
const longestQuote = 160;

/** Longest stub: `<…>` and `{{…}}`. */
const longestStub = 120;

const blanks = new Set(' \n\t\r\u00a0');

/** Characters that may begin something else than a run; white space besides a blank and a line break is rare. */
const special = new Set('`"“«‘\'<{]*_ \n\t\r\u00a0');

const run = /[^\s,;()[\]{}"“”«»‘`<>|*!?…→=≤≥—–]+/y;
const word = /[\p{L}]+(?:['’][\p{L}]+)?|\d+(?:[.,]\d+)*|./uy;
const numberRun = /^[~±$€£]?\d+(?:[.,]\d+)*(?:%|×|[a-zA-Zµ°]{1,7})?(?:\/[a-zA-Z]{1,7})?$/;
const idRun = /^(?:#\d+|[A-Z]{1,8}(?:-[A-Z]{1,8}){0,3}-?\d+[a-z]?)$/;

/**
 * Reads a criterion into tokens, in time linear in its length: every character is read a bounded number of times, and a
 * closing mark is looked for once.
 */
export function readTokens(text: string): Token[] {
  const tokens: Token[] = [];
  const codeEnds = closingRuns(text);
  const find = finderOf(text);
  const push = (
    kind: TokenKind,
    start: number,
    end: number,
    content = text.slice(start, end),
    joined = false,
  ): number => {
    tokens.push({ kind, text: content, lower: content.toLowerCase(), start, end, joined });
    return end;
  };
  for (let at = 0; at < text.length;) {
    const char = text[at] ?? '';
    if (!special.has(char)) {
      run.lastIndex = at;
      const found = run.exec(text)?.[0];
      at = found === undefined ? push('mark', at, at + 1) : readRun(found, at, push);
      continue;
    }
    const codeEnd = codeEnds.get(at);
    const quoteEnd = quoteEndAt(text, at, find);
    const stubEnd = stubEndAt(text, at);
    if (codeEnd !== undefined) {
      const marks = runLength(text, at);
      at = push('code', at, codeEnd, text.slice(at + marks, codeEnd - marks).trim());
    } else if (quoteEnd !== undefined) {
      at = push('quote', at, quoteEnd, text.slice(at + 1, quoteEnd - 1));
    } else if (stubEnd !== undefined) {
      at = push('stub', at, stubEnd);
    } else if (text.startsWith('](', at)) {
      const end = find(')', at);
      at = push('mark', at, at + 1, ']');
      at = end === undefined ? at : push('link', at, end + 1);
    } else if (blanks.has(char)) {
      at = char === '\n' ? push('mark', at, at + 1) : at + 1;
    } else if (text.startsWith('**', at) || text.startsWith('__', at)) {
      at = push('mark', at, at + 2, '**');
    } else {
      run.lastIndex = at;
      const found = run.exec(text)?.[0];
      at = found === undefined ? push('mark', at, at + 1) : readRun(found, at, push);
    }
  }
  return tokens;
}

type Push = (kind: TokenKind, start: number, end: number, content?: string, joined?: boolean) => number;

/** A run without blanks and brackets is an address, an identifier, a number, or words between hyphens and slashes. */
function readRun(source: string, start: number, push: Push): number {
  if (/^[A-Z]?[a-z]+$/.test(source)) {
    return push('word', start, start + source.length, source);
  }
  let length = source.length;
  while (".:'’".includes(source[length - 1] ?? ' ')) {
    length -= 1;
  }
  const bare = source.slice(0, length);
  const end = start + length;
  const kind = runKind(bare);
  if (kind !== undefined) {
    push(kind, start, end);
  } else {
    readWords(bare, start, push);
  }
  for (let at = end; at < start + source.length; at += 1) {
    push('mark', at, at + 1);
  }
  return start + source.length;
}

function runKind(source: string): TokenKind | undefined {
  if (source.includes('://')) {
    return 'link';
  }
  if (idRun.test(source)) {
    return 'id';
  }
  if (numberRun.test(source)) {
    return 'number';
  }
  const isName =
    /^--?[a-z][\w-]*$/.test(source) ||
    /^\.{0,2}\/[\w.]/.test(source) ||
    /^@[\w-]+\//.test(source) ||
    /[\p{L}\d]_[\p{L}\d]/u.test(source) ||
    /\p{Ll}\p{Lu}/u.test(source) ||
    /\p{L}::?\p{L}/u.test(source) ||
    (/[\p{L}\d]\.\p{L}/u.test(source) && !/^(?:e\.g|i\.e|a\.k\.a|w\.r\.t)$/i.test(source)) ||
    /^\.[a-z]\w*$/.test(source);
  return isName ? 'name' : undefined;
}

function readWords(source: string, start: number, push: Push): void {
  let hyphen = false;
  word.lastIndex = 0;
  for (let match = word.exec(source); match !== null; match = word.exec(source)) {
    const [found] = match;
    const at = start + match.index;
    const before = source[match.index - 1];
    if (/^\p{L}/u.test(found)) {
      push('word', at, at + found.length, found, hyphen);
    } else if (/^\d/.test(found)) {
      push('number', at, at + found.length, found, hyphen);
    } else if (found !== '-' || before === undefined) {
      push('mark', at, at + found.length, found);
    }
    hyphen = found === '-' && before !== undefined && before !== '-';
  }
}

/** Where each code span ends, by where it begins: a run of backticks is closed by the next run of the same length. */
function closingRuns(text: string): ReadonlyMap<number, number> {
  const runs: { start: number; length: number }[] = [];
  for (let at = text.indexOf('`'); at !== -1; at = text.indexOf('`', at)) {
    const length = runLength(text, at);
    runs.push({ start: at, length });
    at += length;
  }
  const nextOfLength = new Map<number, number>();
  const next = runs
    .toReversed()
    .map((one, index) => {
      const closing = nextOfLength.get(one.length);
      nextOfLength.set(one.length, runs.length - 1 - index);
      return closing;
    })
    .toReversed();
  const ends = new Map<number, number>();
  for (let index = 0; index < runs.length;) {
    const opening = runs[index];
    const closing = next[index];
    const last = closing === undefined ? undefined : runs[closing];
    if (opening !== undefined && last !== undefined && closing !== undefined) {
      ends.set(opening.start, last.start + last.length);
      index = closing + 1;
    } else {
      index += 1;
    }
  }
  return ends;
}

function runLength(text: string, start: number): number {
  let end = start;
  while (text[end] === '`') {
    end += 1;
  }
  return end - start;
}

type Find = (mark: string, from: number) => number | undefined;

/**
 * Where a mark comes next in the same line. Called with growing positions, it passes over the text once for each mark,
 * found or not.
 */
function finderOf(text: string): Find {
  const known = new Map<string, number>();
  const next = (mark: string, from: number): number => {
    const last = known.get(mark);
    if (last !== undefined && last >= from) {
      return last;
    }
    const found = text.indexOf(mark, from);
    const position = found === -1 ? text.length : found;
    known.set(mark, position);
    return position;
  };
  return (mark, from) => {
    const found = next(mark, from);
    return found < text.length && found < next('\n', from) ? found : undefined;
  };
}

function quoteEndAt(text: string, at: number, find: Find): number | undefined {
  const opening = text[at] ?? '';
  const closing = quotes.get(opening);
  if (closing === undefined || text[at + 1] === closing) {
    return undefined;
  }
  if (opening !== "'" && opening !== '‘') {
    const end = find(closing, at + 1);
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
