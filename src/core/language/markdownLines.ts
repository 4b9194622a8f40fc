import { codeSpans } from '../plan/codeSpans.ts';
import { type ListItem, readItems } from '../plan/listItems.ts';
import { readOutline } from '../plan/outline.ts';
import { TextPositions } from './textPositions.ts';

/** What Markdown makes of the lines of a body, as far as blanks and blank lines matter to it. In doubt, they matter. */
export interface MarkdownLines {
  /** Lines of headings that stand in no list, quotation, code or HTML. */
  readonly headings: ReadonlySet<number>;
  /** Lines that Markdown shows as they are, or hands on: code, HTML, quotations. */
  readonly verbatim: ReadonlySet<number>;
  /** Lines whose last blanks mean something: a line break, or a code span that goes on. */
  readonly meaningfulEnds: ReadonlySet<number>;
}

/**
 * Looks at each line once. (A parser of all Markdown takes more than linear time, for lists in lists and for many blanks
 * in a row among others.)
 *
 * @param from first line of the body
 */
export function markdownLines(lines: readonly string[], from: number): MarkdownLines {
  const { sections, hidden, shown } = readOutline(lines, from);
  const { ofItems, beginnings } = certainItems(lines, readItems(shown, from, lines.length));
  const hiddenEnds = new Map(hidden.map(({ line, end }) => [line, certainEnd(lines, line, end)]));
  const verbatim = verbatimLines(lines, from, { hiddenEnds, ofItems });
  // Indented ones may belong to a list item, and for Markdown a blank behind the marks is no other white space.
  const headings = new Set(
    sections
      .map(({ line }) => line)
      .filter((line) => !verbatim.has(line) && /^#{1,6}(?:[ \t]|$)/.test(lines[line] ?? '')),
  );
  return {
    headings,
    verbatim,
    meaningfulEnds: meaningfulEnds(lines, from, verbatim, { headings, beginnings }),
  };
}

/**
 * Where code or a comment ends for Markdown, too; in doubt, at the end of the file: in a list, code ends where something is
 * indented less, and what closes it for the reader opens some more.
 */
function certainEnd(lines: readonly string[], line: number, end: number): number {
  const opening = lines[line] ?? '';
  const blanks = /^[ \t]*/.exec(opening)?.[0] ?? '';
  if (opening.startsWith('<!--', blanks.length)) {
    return end;
  }
  const closing = (lines[end - 1] ?? '').slice(blanks.length);
  const certain =
    /^ {0,3}(?:`{3,}|~{3,})[ \t]*$/.test(closing) &&
    lines.slice(line, end).every((each) => each.startsWith(blanks) || isBlank(each));
  return certain ? end : lines.length;
}

/** Items as far as Markdown takes them for items, too, and not for code or for words of a paragraph. */
interface CertainItems {
  /** Lines of their first paragraphs. */
  readonly ofItems: ReadonlySet<number>;
  /** First lines of those that end a paragraph above. */
  readonly beginnings: ReadonlySet<number>;
}

function certainItems(lines: readonly string[], items: readonly ListItem[]): CertainItems {
  const ofItems = new Set<number>();
  const beginnings = new Set<number>();
  let before: ListItem | undefined;
  for (const item of items) {
    const { line, pieces, character } = item.words;
    const inList = ofItems.has(wordsAbove(lines, line));
    const nested = inList && before !== undefined && item.indent <= before.indent + deepest;
    const words = lines[line]?.slice(character);
    // An empty item ends no paragraph, and what is indented below it is code.
    if ((item.indent < 4 || nested) && /^[ \t]*[-*+\d]/.test(lines[line] ?? '') && !isBlank(words)) {
      before = item;
      ofItems.add(line);
      // A heading, a rule, a quotation or HTML in the item is no paragraph that goes on.
      if (!/^[#<>|=_*-]/.test(words ?? '')) {
        pieces.forEach((piece) => ofItems.add(piece.line));
      }
      // Neither does a number end one that is not the next of its list.
      if (inList || item.marker === 'bullet') {
        beginnings.add(line);
      }
    }
  }
  return { ofItems, beginnings };
}

/** Columns that an item may be indented below another one: two for the marker above, and less than four of its own. */
const deepest = 5;

/** The last line with words above a line. */
function wordsAbove(lines: readonly string[], line: number): number {
  let above = line - 1;
  while (above >= 0 && isBlank(lines[above])) {
    above -= 1;
  }
  return above;
}

interface KnownLines {
  /** Of closed code and comments, by their first line: the line behind the last one. */
  readonly hiddenEnds: ReadonlyMap<number, number>;
  readonly ofItems: ReadonlySet<number>;
}

function verbatimLines(lines: readonly string[], from: number, known: KnownLines): Set<number> {
  const verbatim = new Set<number>();
  for (let line = from; line < lines.length;) {
    const end = known.hiddenEnds.get(line) ?? verbatimEnd(lines, line, known);
    for (let each = line; each < end; each += 1) {
      verbatim.add(each);
    }
    line = Math.max(line + 1, end);
  }
  return verbatim;
}

/** Of code: four columns. */
const indentation = /^(?: {4}| {0,3}\t)/;

/** The line behind the last one that is shown as it is, beginning with this one; not behind this one: it is not. */
function verbatimEnd(lines: readonly string[], line: number, { ofItems }: KnownLines): number {
  const text = lines[line] ?? '';
  // Several lists may begin in one line.
  const markers = /^\s*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(?:\[[ xX]\][ \t]+)?/.exec(text)?.[0] ?? '';
  const words = text.slice(markers.length);
  if (/^(?:~{3}|`{3,}[^`]*$)/.test(words)) {
    // A fence that nothing closes, or that the reader does not know.
    return lines.length;
  }
  if (/^<[A-Za-z/!?]/.test(words)) {
    return htmlEnd(lines, line, words, markers.trim() !== '');
  }
  const indented = indentation.test(text) && !ofItems.has(line);
  // Code that begins in the line of an item.
  const inItem = /[-*+.)](?: {5}|[ \t]*\t)/.test(markers);
  if ((indented || inItem) && !isBlank(text)) {
    return nextWords(lines, line + 1);
  }
  return words.startsWith('>') ? line + 1 : line;
}

/** How HTML ends that may hold blank lines (CommonMark, HTML blocks). */
const htmlClosings: readonly (readonly [RegExp, RegExp])[] = [
  [/^<(?:pre|script|style|textarea)(?![\w-])/i, /<\/(?:pre|script|style|textarea)>/i],
  [/^<!--/, /-->/],
  [/^<\?/, /\?>/],
  [/^<!\[CDATA\[/, /\]\]>/],
];

/** @param inItem the end of the list item ends the HTML, too, and nobody knows here where that is */
function htmlEnd(lines: readonly string[], line: number, words: string, inItem: boolean): number {
  const closing = htmlClosings.find(([opens]) => opens.test(words))?.[1];
  let end = line;
  if (closing !== undefined && inItem) {
    return lines.length;
  }
  if (closing !== undefined) {
    while (end < lines.length && !closing.test(lines[end] ?? '')) {
      end += 1;
    }
    return Math.min(lines.length, end + 1);
  }
  do {
    end += 1;
    // What begins here may go on behind the blank line that ends this HTML.
  } while (!isBlank(lines[end]) && !/^\s*(?:`{3}|~{3}|<(?:[!?]|pre|script|style|textarea))/i.test(lines[end] ?? ''));
  return end;
}

/** Blank lines in code belong to it, those behind it do not. */
function nextWords(lines: readonly string[], from: number): number {
  let line = from;
  while (line < lines.length && isBlank(lines[line])) {
    line += 1;
  }
  return line === lines.length ? from : line;
}

/** To Markdown only blanks and tabs are nothing; a form feed is a word. */
export function isBlank(line: string | undefined): boolean {
  return line === undefined || /^[ \t]*$/.test(line);
}

/** Where a paragraph may end: a rule, the underline of a heading, or a heading. */
const ruleOrHeading = /^[ \t]*(?:[-_*=][-_*= \t]*$|#)/;

/** @param known lines that begin something else, whatever stands above; a heading ends it, too */
function meaningfulEnds(
  lines: readonly string[],
  from: number,
  verbatim: ReadonlySet<number>,
  known: { readonly headings: ReadonlySet<number>; readonly beginnings: ReadonlySet<number> },
): Set<number> {
  const meaningful = new Set<number>();
  let block = from;
  let paragraph = from;
  for (let line = from; line < lines.length; line += 1) {
    const text = lines[line] ?? '';
    // What is indented below a paragraph is no code, but goes on with it.
    const other = verbatim.has(line) && (line === block || !indentation.test(text));
    const heading = known.headings.has(line) || known.headings.has(line + 1);
    const blockEnds = isBlank(text) || other || heading || isBlank(lines[line + 1]);
    const next = known.beginnings.has(line + 1);
    // A backslash at the very end of a line breaks it, too, but not one before a blank.
    if (!blockEnds && !next && (text.endsWith('  ') || text.trimEnd().endsWith('\\'))) {
      meaningful.add(line);
    }
    if (blockEnds || next || ruleOrHeading.test(text) || (verbatim.has(line) && line === paragraph)) {
      addSpanned(meaningful, lines.slice(paragraph, line + 1), paragraph);
      paragraph = line + 1;
    }
    if (blockEnds) {
      // Again as one, because not everything that looks like it ends a paragraph.
      addSpanned(meaningful, lines.slice(block, line + 1), block);
      block = line + 1;
    }
  }
  return meaningful;
}

/** Lines of a paragraph at whose ends a code span goes on. */
function addSpanned(meaningful: Set<number>, paragraph: readonly string[], first: number): void {
  if (paragraph.length < 2) {
    return;
  }
  const positions = new TextPositions(paragraph);
  for (const { start, end } of codeSpans(positions.text)) {
    for (let line = positions.lineOf(start); line < positions.lineOf(end); line += 1) {
      meaningful.add(first + line);
    }
  }
}
