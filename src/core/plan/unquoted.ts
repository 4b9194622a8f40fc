/** A text without the quotation marks around it, if there is the same one on both sides. */
export function unquoted(text: string): string {
  const mark = text[0];
  const isQuoted = text.length > 1 && (mark === '"' || mark === "'") && text.endsWith(mark);
  return isQuoted ? text.slice(1, -1) : text;
}
