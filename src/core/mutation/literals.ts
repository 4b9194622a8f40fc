import { type Literal, opaqueLiteral, stringLiteral } from './token.ts';

/*
 * How literals end, for all languages. Every function reads each character once; what has no end reaches to the end of
 * the line or of the text, so that nothing is read again.
 */

/** Where the line of this place ends: at its line feed, or at the end of the text. */
export function lineEnd(text: string, at: number): number {
  const found = text.indexOf('\n', at);
  return found === -1 ? text.length : found;
}

/** Behind the next `closer`, or the end of the text. */
export function behind(text: string, from: number, closer: string): number {
  const found = text.indexOf(closer, from);
  return found === -1 ? text.length : found + closer.length;
}

/** `'…'` with backslashes that protect the next character. One that does not end in its line is nothing to look into. */
export function quoted(text: string, at: number, multiline = false, open = 1): Literal {
  const quote = text[at + open - 1] ?? '';
  for (let place = at + open; place < text.length; place += 1) {
    const character = text[place];
    if (character === '\\') {
      place += 1;
    } else if (character === quote) {
      return stringLiteral(place + 1, open, 1);
    } else if (character === '\n' && !multiline) {
      return opaqueLiteral(place);
    }
  }
  return opaqueLiteral(text.length);
}

/** From `open` characters behind `at` to `closer`, whatever stands between. */
export function fenced(text: string, at: number, open: number, closer: string): Literal {
  const found = text.indexOf(closer, at + open);
  return found === -1 ? opaqueLiteral(text.length) : stringLiteral(found + closer.length, open, closer.length);
}

/** As `fenced`, where a backslash protects the next character. */
export function fencedWithEscapes(text: string, at: number, open: number, closer: string): Literal {
  for (let place = at + open; place < text.length; place += 1) {
    if (text[place] === '\\') {
      place += 1;
    } else if (text.startsWith(closer, place)) {
      return stringLiteral(place + closer.length, open, closer.length);
    }
  }
  return opaqueLiteral(text.length);
}

interface Interpolation {
  readonly closer: string;
  /** What code in the text begins with: `${`, `#{`, `{`. It ends with its curly bracket. */
  readonly code: string;
  readonly multiline: boolean;
  readonly escapes: boolean;
}

/**
 * A text that may hold code, in which texts of the same kind may stand again. With code in it, it is nothing to look
 * into. The stack holds the number of open brackets of each piece of code that is not finished; `text` is one of texts.
 */
export function interpolated(text: string, at: number, open: number, rule: Interpolation): Literal {
  const stack: ('text' | { depth: number })[] = ['text'];
  let hasCode = false;
  for (let place = at + open; place < text.length; place += 1) {
    const top = stack.at(-1);
    const character = text[place];
    if (top === undefined) {
      break;
    }
    if (top === 'text') {
      if (character === '\\' && rule.escapes) {
        place += 1;
      } else if (text.startsWith(rule.closer, place)) {
        stack.pop();
        place += rule.closer.length - 1;
        if (stack.length === 0) {
          const end = place + 1;
          return hasCode ? opaqueLiteral(end) : stringLiteral(end, open, rule.closer.length);
        }
      } else if (text.startsWith(rule.code, place)) {
        hasCode = true;
        stack.push({ depth: 1 });
        place += rule.code.length - 1;
      } else if (character === '\n' && !rule.multiline) {
        return opaqueLiteral(place);
      }
    } else if (character === '{') {
      top.depth += 1;
    } else if (character === '}') {
      top.depth -= 1;
      if (top.depth === 0) {
        stack.pop();
      }
    } else if (text.startsWith(rule.closer, place)) {
      stack.push('text');
      place += rule.closer.length - 1;
    } else if (character === "'" || character === '"') {
      place = quoted(text, place).end - 1;
    }
  }
  return opaqueLiteral(text.length);
}
