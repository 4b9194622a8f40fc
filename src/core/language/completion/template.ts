/**
 * A text with gaps, as the skeletons are written: `<words>` is a gap that must be filled and keeps its brackets until it
 * is, so that the doctor calls it a placeholder; `‹0›` is a gap with a sound value already in it.
 */
const gaps = /<([^<>\n]+)>|‹([^‹›\n]*)›/g;

/** In the snippet syntax of LSP: one stop for each gap, in the order of the text. */
export function snippetOf(template: string): string {
  let snippet = '';
  let from = 0;
  let stop = 0;
  for (const match of template.matchAll(gaps)) {
    stop += 1;
    snippet += `${snippetText(template.slice(from, match.index))}\${${stop}:${snippetText(match[2] ?? match[0])}}`;
    from = match.index + match[0].length;
  }
  return snippet + snippetText(template.slice(from));
}

/** For a client that knows no snippets. */
export function plainOf(template: string): string {
  return template.replaceAll(gaps, (gap: string, _words: unknown, value: string | undefined) => value ?? gap);
}

/** Text that means itself in a snippet. */
export function snippetText(text: string): string {
  return text.replaceAll(/[\\$}]/g, String.raw`\$&`);
}
