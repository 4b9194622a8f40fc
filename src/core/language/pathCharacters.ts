import { characterRun, type TextSpan } from './characterRun.ts';

/** Signs that stand in paths besides letters and digits. Blanks, quotes, brackets and colons end a path in prose. */
const pathSigns = new Set('_ @ ~ / . - +'.split(' ').map((sign) => sign.charCodeAt(0)));

function isPathCharacter(code: number): boolean {
  const digit = code >= 48 && code <= 57;
  const letter = (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
  // Beyond ASCII everything but blanks, dashes, quotation marks and arrows may be part of a name.
  return digit || letter || pathSigns.has(code) || (code > 0xbf && (code < 0x2000 || code > 0x2bff) && code !== 0x3000);
}

/** The run of path characters around an offset, without the full stop that ends a sentence. Empty where there are none. */
export function pathCharactersAround(text: string, offset: number): TextSpan {
  const run = characterRun(text, offset, isPathCharacter);
  let { end } = run;
  while (end > run.start && /[.-]/.test(text[end - 1] ?? '')) {
    end -= 1;
  }
  return { start: run.start, end };
}

/** Whether what stands between two offsets is a whole path: `./` before it and a full stop behind it are no part of another one. */
export function isWholePath(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 3), start);
  const begins = !isPathCharacter(before.charCodeAt(before.length - 1)) || /(?:^|[^\w@~/.+-])\.\/$/.test(before);
  let behind = end;
  while (behind < end + 3 && /[.-]/.test(text[behind] ?? '')) {
    behind += 1;
  }
  return begins && (behind >= text.length || !isPathCharacter(text.charCodeAt(behind)));
}
