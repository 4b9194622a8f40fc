import { lineRange } from '../../base/range.ts';
import type { FrontmatterEntry } from '../../plan/frontmatter.ts';
import { type KeyMeaning, keyMeanings } from '../keyMeanings.ts';
import { markdownCode, markdownMessage } from '../markdownText.ts';
import { readiness } from '../readiness.ts';
import type { Hover, HoverPlace } from './hover.ts';

/** A frontmatter key or its value: what it means, and of the status, why the plan is or is not ready. */
export function keyHover(place: HoverPlace): Hover | undefined {
  const { frontmatter, position, document, workspace } = place;
  const entry = [...frontmatter.entries.values()].find(
    ({ line, lastLine }) => line <= position.line && position.line <= lastLine,
  );
  const meaning = keyMeanings.find(({ key }) => key === entry?.key);
  if (entry === undefined || meaning === undefined) {
    return undefined;
  }
  const { plan } = document;
  const ready = entry.key === 'status' && plan !== undefined ? readiness(plan, workspace) : undefined;
  const lines = [
    `**${entry.key}**: ${meaning.meaning}`,
    valuesOf(meaning, entry),
    meaning.writtenBy === 'mstack' ? 'mstack writes it.' : '',
    ready === undefined ? '' : markdownMessage(ready.sentence),
  ];
  return {
    range: lineRange(entry.line, 0, (document.lines[entry.line] ?? '').length),
    markdown: lines.filter((line) => line !== '').join('\n\n'),
  };
}

function valuesOf({ values = [] }: KeyMeaning, entry: FrontmatterEntry): string {
  const words: readonly string[] = entry.text.match(/[\w-]+/g) ?? [];
  return values
    .map(({ value, meaning }) => {
      const shown = `${markdownCode(value)}: ${meaning}`;
      return words.includes(value) ? `- **${shown}**` : `- ${shown}`;
    })
    .join('\n');
}
