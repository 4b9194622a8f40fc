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
  const drafts: Draft[] = [];
  let open: Draft | undefined;
  for (let line = from; line < to; line += 1) {
    const source = shown[line] ?? '';
    const indent = blanksBefore(source);
    const wraps = open !== undefined && source[indent] === '+' && wrapsAtPlus(shown, line, open);
    const begun = wraps ? undefined : draftOf(source, line, indent);
    if (begun !== undefined) {
      drafts.push(begun);
      open = begun;
    } else if (open !== undefined && endsParagraph(source, indent)) {
      open = undefined;
    } else if (open !== undefined) {
      addLine(open, source.trim(), line, indent);
    }
  }
  return drafts.map(({ indent, marker, box, parts, line, character, further }) => ({
    // Copied to its size: an array that is filled by and by keeps room for more.
    words: new PlacedText(parts.join(' '), line, character, further?.slice()),
    indent,
    marker,
    box,
  }));
}

/** An item of which more lines may come. */
interface Draft extends Omit<ListItem, 'words'> {
  readonly parts: string[];
  readonly line: number;
  readonly character: number;
  length: number;
  further: number[] | undefined;
}

const itemStart = /^\s*(?:([-*+])|(\d{1,9})[.)])(\s+)(?:\[([ xX])\](?:\s+|$))?/;

function draftOf(source: string, line: number, indent: number): Draft | undefined {
  const match = maybeMarker(source.charCodeAt(indent)) ? itemStart.exec(source) : null;
  if (match === null) {
    return undefined;
  }
  const [start, bullet, , , box] = match;
  const text = source.slice(start.length).trim();
  return {
    indent: columns(source, indent),
    marker: bullet === undefined ? 'number' : 'bullet',
    box: box !== undefined,
    parts: text === '' ? [] : [text],
    line,
    character: start.length,
    length: text.length,
    further: undefined,
  };
}

/** `*`, `+`, `-` or a digit: of most lines, one look is enough. */
function maybeMarker(code: number): boolean {
  return code === 0x2a || code === 0x2b || code === 0x2d || (code >= 0x30 && code <= 0x39);
}

/** A tab counts as four. */
function columns(source: string, indent: number): number {
  const blanks = source.slice(0, indent);
  return blanks.includes('\t') ? blanks.replaceAll('\t', '    ').length : indent;
}

/** A long line that ends at a plus sign begins no list with it, unless it announces one or is of such a list itself. */
function wrapsAtPlus(shown: readonly string[], line: number, open: Draft): boolean {
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
function endsParagraph(source: string, indent: number): boolean {
  return indent === source.length || /^(?: {0,3}#{1,6}(?:\s|$)|\*\*|>|-{3,}\s*$|_{3,}\s*$)/.test(source);
}

function addLine(draft: Draft, text: string, line: number, character: number): void {
  const offset = draft.length === 0 ? 0 : draft.length + 1;
  draft.further ??= [];
  draft.further.push(offset, line, character);
  draft.parts.push(text);
  draft.length = offset + text.length;
}
