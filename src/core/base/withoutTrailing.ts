/** The text without the run of one character that it ends with. A pattern for it (`x+$`) begins anew at every `x`. */
export function withoutTrailing(text: string, character: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === character) {
    end -= 1;
  }
  return text.slice(0, end);
}
