import { blanksBefore } from '../plan/blanks.ts';
import { readFrontmatter } from '../plan/frontmatter.ts';
import { type ListItem, readItems } from '../plan/listItems.ts';
import { type Outline, readOutline } from '../plan/outline.ts';
import type { PlanDocument } from './planDocument.ts';

/** Lines that can be hidden behind their first one. The last line has words in it. */
export interface Fold {
  readonly start: number;
  readonly end: number;
  readonly kind: 'frontmatter' | 'section' | 'label' | 'item' | 'code' | 'comment';
}

/** Of several regions that begin in one line, clients show one: the largest is kept. */
export function foldsIn(document: PlanDocument): readonly Fold[] {
  const { lines, plan } = document;
  const { open, close, bodyStart } = readFrontmatter(lines);
  const outline = readOutline(lines, bodyStart);
  const all: Fold[] = [
    ...(open === undefined || close === undefined ? [] : [{ start: open, end: close, kind: 'frontmatter' } as const]),
    ...outline.sections.map(({ line, end }): Fold => ({ start: line, end: end - 1, kind: 'section' })),
    ...(plan?.labels ?? []).map(({ line, end }): Fold => ({ start: line, end: end - 1, kind: 'label' })),
    ...itemFolds(lines, bodyStart, outline),
    ...outline.hidden.map(({ line, end }): Fold => {
      const comment = lines[line]?.trimStart().startsWith('<!--') === true;
      return { start: line, end: end - 1, kind: comment ? 'comment' : 'code' };
    }),
  ];
  const byStart = new Map<number, Fold>();
  for (const { start, end, kind } of all) {
    const last = lastWithWords(lines, start, end);
    if (last > Math.max(start, byStart.get(start)?.end ?? start)) {
      byStart.set(start, { start, end: last, kind });
    }
  }
  return [...byStart.values()].toSorted((one, other) => one.start - other.start);
}

function lastWithWords(lines: readonly string[], start: number, end: number): number {
  let last = Math.min(end, lines.length - 1);
  while (last > start && (lines[last] ?? '').trim() === '') {
    last -= 1;
  }
  return last;
}

/** Items with what belongs to them: wrapped lines, and everything below that is indented further than their marker. */
function itemFolds(lines: readonly string[], from: number, { shown, hidden }: Outline): Fold[] {
  const folds: Fold[] = [];
  const open: ListItem[] = [];
  const items = new Map(readItems(shown, from, lines.length).map((item) => [item.words.line, item]));
  const blocks = new Map(hidden.map((block) => [block.line, block.end - 1]));
  // The last line that belongs to the open items.
  let last = from;
  const closeFrom = (indent: number): void => {
    for (let item = open.at(-1); item !== undefined && item.indent >= indent; item = open.at(-1)) {
      folds.push({ start: item.words.line, end: last, kind: 'item' });
      open.pop();
    }
  };
  for (let line = from; line < lines.length; line += 1) {
    const text = lines[line] ?? '';
    if (text.trim() === '') {
      continue;
    }
    const item = items.get(line);
    closeFrom(item?.indent ?? columnsBefore(text));
    if (item !== undefined) {
      open.push(item);
    }
    // Wrapped lines belong to their item, and those of code to its fence, however little they are indented.
    line = blocks.get(line) ?? item?.words.lastLine ?? line;
    last = line;
  }
  closeFrom(0);
  return folds;
}

/** A tab counts four, as in `readItems`. */
function columnsBefore(text: string): number {
  return text.slice(0, blanksBefore(text)).replaceAll('\t', '    ').length;
}
