import type { MarkdownSource } from './markdownSource.ts';

/** `**Goal**: …`, with the lines that go on behind it. */
export interface SourceLabel {
  readonly name: string;
  readonly text: string;
  readonly line: number;
}

/**
 * Bold labels that begin a line outside of lists, between two lines.
 *
 * @param to line behind the last one
 */
export function labelsIn({ shown }: MarkdownSource, from: number, to: number): readonly SourceLabel[] {
  const labels: { name: string; line: number; texts: string[] }[] = [];
  let isOpen = false;
  for (let line = from; line < to; line += 1) {
    const source = shown[line] ?? '';
    const label = labelOf(source);
    if (label !== undefined) {
      labels.push({ name: label.name, line, texts: [label.rest] });
      isOpen = true;
    } else if (/^\s*(?:$|#|>|[-*+]\s|\d{1,9}[.)]\s)/.test(source)) {
      isOpen = false;
    } else if (isOpen) {
      labels.at(-1)?.texts.push(source.trim());
    }
  }
  return labels.map(({ name, line, texts }) => ({ name, line, text: texts.join(' ').trim() }));
}

function labelOf(source: string): { readonly name: string; readonly rest: string } | undefined {
  const text = source.trim();
  const end = text.startsWith('**') ? text.indexOf('**', 2) : -1;
  const name = text.slice(2, Math.max(2, end)).trim();
  const rest = text.slice(end + 2).trim();
  return end === -1 || name === '' || name.includes('*')
    ? undefined
    : {
        name: name.endsWith(':') ? name.slice(0, -1).trim() : name,
        rest: rest.startsWith(':') ? rest.slice(1).trim() : rest,
      };
}
