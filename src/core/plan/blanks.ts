/** How many blanks a line begins with, all of it where there is nothing else: the `\s` of regular expressions. */
export function blanksBefore(source: string): number {
  let at = 0;
  while (at < source.length && isBlank(source.charCodeAt(at))) {
    at += 1;
  }
  return at;
}

function isBlank(code: number): boolean {
  // Regular expressions are asked only for what is beyond ASCII: this is done for each line of thousands of plans.
  return code <= 0x20
    ? code === 0x20 || (code >= 0x09 && code <= 0x0d)
    : code >= 0xa0 && /\s/.test(String.fromCharCode(code));
}
