/** The words of a text between its blanks: long lists of names are easier to read as one. */
export function wordsIn(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}
