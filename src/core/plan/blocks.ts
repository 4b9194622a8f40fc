import { type Label, readLabels as labelsIn } from './labels.ts';
import { type ListItem as Item, readItems as itemsIn } from './listItems.ts';
import { readOutline, type Section as OutlineSection } from './outline.ts';

// A bridge for those who still ask for hidden lines one by one; `Outline` tells the spans.

export type Section = OutlineSection;

export interface ListItem extends Item {
  readonly line: number;
  readonly lastLine: number;
}

export function hiddenLines(lines: readonly string[], from: number): ReadonlySet<number> {
  return new Set(
    readOutline(lines, from).hidden.flatMap(({ line, end }) =>
      Array.from({ length: end - line }, (_, at) => line + at),
    ),
  );
}

export function readItems(lines: readonly string[], from: number, to: number, hidden: ReadonlySet<number>): ListItem[] {
  return itemsIn(shown(lines, hidden), from, to).map((item) => ({
    ...item,
    line: item.words.line,
    lastLine: item.words.lastLine,
  }));
}

export function readLabels(lines: readonly string[], from: number, to: number, hidden: ReadonlySet<number>): Label[] {
  const deeper = readOutline(lines, from).sections.filter((section) => section.line < to);
  return labelsIn(shown(lines, hidden), from, to, deeper);
}

function shown(lines: readonly string[], hidden: ReadonlySet<number>): readonly string[] {
  return lines.map((source, line) => (hidden.has(line) ? '' : source));
}
