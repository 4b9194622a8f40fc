import type { Heredoc, Language } from './language.ts';
import { behind, lineEnd } from './literals.ts';
import type { Token } from './token.ts';

/** Signs of more than one character, of all languages together, the longest first. */
const longSigns = [
  '>>>=',
  '=== !== **= <<= >>= >>> &&= ||= ??= ... <=> //= ..= ?-> &^=',
  '=> == != <= >= && || ?? ?. ++ -- += -= *= /= %= &= |= ^= << >> ** // :: -> := <- .. =~ !~ ?: !! .= &^',
].map((signs, index) => ({ length: 4 - index, signs: new Set(signs.split(' ')) }));

/** Without one of these behind it, a sign is alone. */
const furtherSigns = new Set(longSigns.flatMap(({ signs }) => [...signs].map((sign) => sign[1])));

/** Most tokens have none: all of those share this. */
const noQuotes = { open: 0, close: 0 };

const wordStart = /[\p{L}\p{Nl}_$]/u;
const word = /[\p{L}\p{Nl}_$][\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}\p{Pc}$]*/uy;
const number = /\d\w*(?:\.\d\w*)?/y;

/**
 * Cuts a source text into tokens. Light: it knows comments, literals, words, numbers and signs, not the grammar. Never
 * throws, and takes time in proportion to the length of the text. What it cannot read becomes `other`.
 */
export function tokenize(text: string, language: Language): Token[] {
  const tokens: Token[] = [];
  const heredocs: Heredoc[] = [];
  let first = true;
  let at = language.outside?.(text, 0) ?? 0;
  if (text.startsWith('#!')) {
    at = Math.max(at, lineEnd(text, 0));
  }
  const add = (kind: Token['kind'], end: number, open = 0, close = 0): void => {
    tokens.push({
      kind,
      start: at,
      end,
      text: text.slice(at, end),
      quotes: open + close === 0 ? noQuotes : { open, close },
      first,
    });
    first = false;
    at = end;
  };
  while (at < text.length) {
    const character = text[at] ?? '';
    const previous = tokens.at(-1);
    if (character === '\n') {
      first = true;
      at = heredocs.splice(0).reduce((place, heredoc) => heredocEnd(text, place, heredoc), at + 1);
      continue;
    }
    if (character === ' ' || character === '\t' || character === '\r') {
      at += 1;
      continue;
    }
    if (language.outside !== undefined && text.startsWith('?>', at)) {
      at = language.outside(text, at + 2);
      first = true;
      continue;
    }
    const comment = commentEnd(text, at, language);
    if (comment !== undefined) {
      first ||= text.slice(at, comment).includes('\n');
      at = comment;
      continue;
    }
    const heredoc = language.heredoc?.(text, at, previous);
    if (heredoc !== undefined) {
      heredocs.push(heredoc);
      add('other', heredoc.end);
      continue;
    }
    const literal = language.literal(text, at, previous);
    if (literal !== undefined) {
      add(literal.kind, Math.max(at + 1, literal.end), literal.open, literal.close);
      continue;
    }
    add(...plainToken(text, at, character, language));
  }
  return tokens;
}

function plainToken(text: string, at: number, character: string, language: Language): [Token['kind'], number] {
  if (character >= '0' && character <= '9') {
    return ['number', numberEnd(text, at)];
  }
  if (wordStart.test(character) || character > '\u007f') {
    word.lastIndex = at;
    const end = at + (word.exec(text)?.[0].length ?? 0);
    return end === at ? ['other', at + characterLength(text, at)] : ['word', end + markLength(text, end, language)];
  }
  for (const { length, signs } of furtherSigns.has(text[at + 1]) ? longSigns : []) {
    if (signs.has(text.slice(at, at + length))) {
      return ['sign', at + length];
    }
  }
  return ['sign', at + 1];
}

function numberEnd(text: string, at: number): number {
  number.lastIndex = at;
  const end = at + (number.exec(text)?.[0].length ?? 1);
  const hasSignedExponent = /^[eE][+-]\d$/.test(text.slice(end - 1, end + 2)) && !/^0[xX]/.test(text.slice(at, at + 2));
  if (!hasSignedExponent) {
    return end;
  }
  number.lastIndex = end + 1;
  return end + 1 + (number.exec(text)?.[0].length ?? 0);
}

function characterLength(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xff_ff ? 2 : 1;
}

/** Ruby's names may end with a mark: `empty?`, `save!`. */
function markLength(text: string, end: number, language: Language): number {
  const mark = text[end];
  return language.blocks === 'end' && (mark === '?' || mark === '!') && text[end + 1] !== '=' ? 1 : 0;
}

function commentEnd(text: string, at: number, language: Language): number | undefined {
  if (language.lineComments.some((mark) => text.startsWith(mark, at))) {
    return isAttribute(text, at, language) ? undefined : lineEnd(text, at);
  }
  const block = language.blockComments.find(([open]) => text.startsWith(open, at));
  if (block === undefined) {
    return undefined;
  }
  const [open, close] = block;
  return language.nestedComments ? nestedEnd(text, at, open, close) : behind(text, at + open.length, close);
}

/** PHP writes attributes with the sign that begins comments. */
function isAttribute(text: string, at: number, language: Language): boolean {
  return language.id === 'php' && text.startsWith('#[', at);
}

function nestedEnd(text: string, at: number, open: string, close: string): number {
  let depth = 0;
  let place = at;
  while (place < text.length) {
    if (text.startsWith(open, place)) {
      depth += 1;
      place += open.length;
    } else if (text.startsWith(close, place)) {
      depth -= 1;
      place += close.length;
      if (depth === 0) {
        return place;
      }
    } else {
      place += 1;
    }
  }
  return text.length;
}

function heredocEnd(text: string, from: number, heredoc: Heredoc): number {
  for (let line = from; line < text.length; line = lineEnd(text, line) + 1) {
    const start = line + (/^[ \t]*/.exec(text.slice(line, line + 200))?.[0].length ?? 0);
    if (text.startsWith(heredoc.closer, start)) {
      const end = start + heredoc.closer.length;
      if (heredoc.goesOn ? !/\w/.test(text[end] ?? '') : text.slice(end, lineEnd(text, end)).trim() === '') {
        return end;
      }
    }
  }
  return text.length;
}
