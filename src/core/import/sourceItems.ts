import { readItems } from '../plan/listItems.ts';
import type { MarkdownSource } from './markdownSource.ts';

/** A list item of another tool's file, with the plain items nested below it. */
export interface SourceItem {
  /** Behind marker and box; wrapped lines joined. */
  readonly text: string;
  /** Nested items without a box, in their order. */
  readonly nested: readonly string[];
  readonly line: number;
  /** Columns before the marker. */
  readonly indent: number;
  readonly isNumbered: boolean;
  /** Undefined: it has no box. */
  readonly box: 'open' | 'begun' | 'ticked' | undefined;
  /** Kiro's `[ ]*`. */
  readonly isOptional: boolean;
}

interface OpenItem extends SourceItem {
  readonly nested: string[];
}

/** Kiro writes `[-]` for a task that has begun, `[~]` for one that waits in its queue, and `*` behind the box of an optional one. */
const otherBox = /^\[([ xX~-])\](\*?)(?:\s+|$)/;

/**
 * Items between two lines in the order of the text: those with a box, and those that are nested below no item. What is
 * nested and has no box belongs to the item that it is nested below, also where others of that item stand before it.
 *
 * @param to line behind the last one
 */
export function itemsIn(source: MarkdownSource, from: number, to: number): readonly SourceItem[] {
  const items: OpenItem[] = [];
  /** Those that something may be nested below, the deepest last. */
  const above: OpenItem[] = [];
  for (const { words, indent, marker, box } of readItems(source.shown, from, to)) {
    const other = box ? null : otherBox.exec(words.text);
    const line = source.lines[words.line] ?? '';
    while ((above.at(-1)?.indent ?? -1) >= indent) {
      above.pop();
    }
    const owner = above.at(-1);
    if (!box && other === null && owner !== undefined) {
      owner.nested.push(words.text);
    } else {
      const isTicked = box ? /^\s*\S+\s+\[[xX]\]/.test(line) : /[xX]/.test(other?.[1] ?? '');
      const item: OpenItem = {
        text: words.text.slice(other?.[0].length ?? 0),
        nested: [],
        line: words.line,
        indent,
        isNumbered: marker === 'number',
        box: box || other !== null ? (isTicked ? 'ticked' : other?.[1] === '-' ? 'begun' : 'open') : undefined,
        isOptional: other?.[2] === '*',
      };
      items.push(item);
      above.push(item);
    }
  }
  return items;
}

/** An item and what is nested below it, as one line. */
export function wholeText({ text, nested }: Pick<SourceItem, 'text' | 'nested'>): string {
  return [text, ...nested].filter((part) => part !== '').join(' - ');
}

/** A task of a plan: its words, and what the source says of it besides. */
export function taskText(text: string, { box, isOptional }: Pick<SourceItem, 'box' | 'isOptional'>): string {
  const marks = [...(isOptional ? ['optional'] : []), ...(box === 'ticked' ? ['done, as the source says'] : [])];
  return marks.length === 0 ? text : `${text} (${marks.join('; ')})`;
}
