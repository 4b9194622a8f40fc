/** Text with every run of white space, line ends included, as one blank. */
export function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
