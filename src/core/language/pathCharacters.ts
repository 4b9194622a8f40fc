/** Signs that stand in paths besides letters and digits. Blanks, quotes, brackets and colons end a path in prose. */
const pathSigns = new Set([...'_@~/.-+'].map((sign) => sign.charCodeAt(0)));

function isPathCharacter(code: number): boolean {
  const digit = code >= 48 && code <= 57;
  const letter = (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
  // Beyond ASCII everything but blanks, dashes, quotation marks and arrows may be part of a name.
  return digit || letter || pathSigns.has(code) || (code > 0xbf && (code < 0x2000 || code > 0x2bff) && code !== 0x3000);
}

/**
 * The run of path characters around an offset, without the full stop that ends a sentence; `end` is behind it. Empty
 * where there are none.
 */
export function pathCharactersAround(text: string, offset: number): { readonly start: number; readonly end: number } {
  let start = offset;
  while (start > 0 && isPathCharacter(text.charCodeAt(start - 1))) {
    start -= 1;
  }
  let end = offset;
  while (end < text.length && isPathCharacter(text.charCodeAt(end))) {
    end += 1;
  }
  while (end > start && /[.-]/.test(text[end - 1] ?? '')) {
    end -= 1;
  }
  return { start, end };
}
