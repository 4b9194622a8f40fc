import { blanksBefore } from './blanks.ts';
import { PlacedText } from './placedText.ts';

/** A list item, with the lines that its first paragraph goes on over. */
export interface ListItem {
  /** Behind marker and box, wrapped lines joined with one blank, nested items left out. */
  readonly words: PlacedText;
  /** Columns before the marker. */
  readonly indent: number;
  readonly marker: 'bullet' | 'number';
  /** `[ ]` and `[x]` boxes. */
  readonly box: boolean;
}

/**
 * Every list item between two lines, nested ones too, in the order of the text.
 *
 * @param shown lines without what is in code and comments
 */
export function readItems(shown: readonly string[], from: number, to: number): ListItem[] {
  const items: ListItem[] = [];
  let open: ItemStart | undefined;
  for (let line = from; line < to; line += 1) {
    const source = shown[line] ?? '';
    const indent = blanksBefore(source);
    const start =
      open !== undefined && wrapsAtPlus(shown, line, indent, open) ? undefined : startOf(source, line, indent);
    if (open !== undefined && (start !== undefined || endsParagraph(source, indent))) {
      items.push(itemOf(shown, open, line));
      open = undefined;
    }
    open = start ?? open;
  }
  if (open !== undefined) {
    items.push(itemOf(shown, open, to));
  }
  return items;
}

/** The line that an item begins with. */
interface ItemStart extends Omit<ListItem, 'words'> {
  readonly line: number;
  /** Column behind marker and box. */
  readonly character: number;
}

/** A bullet alone is an item that somebody is about to write; a number alone may be the end of a sentence that wraps. */
const itemStart = /^\s*(?:([-*+])(?:\s+|$)|\d{1,9}[.)]\s+)(?:\[([ xX])\](?:\s+|$))?/;

function startOf(source: string, line: number, indent: number): ItemStart | undefined {
  const match = mayBeMarker(source.charCodeAt(indent)) ? itemStart.exec(source) : null;
  return match === null
    ? undefined
    : {
        indent: columns(source, indent),
        marker: match[1] === undefined ? 'number' : 'bullet',
        box: match[2] !== undefined,
        line,
        character: match[0].length,
      };
}

/** `*`, `+`, `-` or a digit: for most lines, one look is enough. */
function mayBeMarker(code: number): boolean {
  return code === 0x2a || code === 0x2b || code === 0x2d || (code >= 0x30 && code <= 0x39);
}

/**
 * @param end line behind the last one of the item's paragraph
 */
function itemOf(shown: readonly string[], { line, character, indent, marker, box }: ItemStart, end: number): ListItem {
  const first = (shown[line] ?? '').slice(character).trim();
  if (end === line + 1) {
    return { words: new PlacedText(first, line, character), indent, marker, box };
  }
  const texts = first === '' ? [] : [first];
  const further: number[] = [];
  let offset = first === '' ? 0 : first.length + 1;
  for (let next = line + 1; next < end; next += 1) {
    const source = shown[next] ?? '';
    const text = source.trim();
    further.push(offset, next, blanksBefore(source));
    texts.push(text);
    offset += text.length + 1;
  }
  // Copied to its size: an array that is filled by and by keeps room for more.
  return { words: new PlacedText(texts.join(' '), line, character, further.slice()), indent, marker, box };
}

/** A tab counts as four. */
function columns(source: string, indent: number): number {
  const blanks = source.slice(0, indent);
  return blanks.includes('\t') ? blanks.replaceAll('\t', '    ').length : indent;
}

/** A long line that ends at a plus sign begins no list with it, unless it announces one or is of such a list itself. */
function wrapsAtPlus(shown: readonly string[], line: number, indent: number, open: ItemStart): boolean {
  if (shown[line]?.[indent] !== '+') {
    return false;
  }
  const before = (shown[line - 1] ?? '').trimEnd();
  return (
    before.length >= narrowestText && !before.endsWith(':') && !(shown[open.line] ?? '').trimStart().startsWith('+')
  );
}

/** Columns; people wrap at 72 or more, and the word that did not fit takes some. */
const narrowestText = 60;

/**
 * Markdown lets a paragraph go on without indentation; a blank line, a heading, a label, a quotation or a rule ends it
 * (and a new item, which is asked before).
 */
const paragraphEnd = /^(?: {0,3}#{1,6}(?:\s|$)|\*\*|>|-{3,}\s*$|_{3,}\s*$)/;

function endsParagraph(source: string, indent: number): boolean {
  return indent === source.length || paragraphEnd.test(source);
}
