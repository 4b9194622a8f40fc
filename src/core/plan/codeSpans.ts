import { parser } from '@lezer/markdown';

/** A code span: its content, and where it begins and ends in the text, backticks included. */
export interface CodeSpan {
  readonly content: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Reads one paragraph: what would begin a block elsewhere (`1.`, `#`, `>`) is text here. Links, images and emphasis hold
 * less tightly than code spans (but for a backtick in an address, which nobody writes), looking for their beginnings
 * takes more than linear time, and thousands of them inside each other overflow the stack.
 */
const paragraphParser = parser.configure({
  remove: [
    'IndentedCode',
    'FencedCode',
    'Blockquote',
    'HorizontalRule',
    'BulletList',
    'OrderedList',
    'ATXHeading',
    'SetextHeading',
    'HTMLBlock',
    'LinkReference',
    'Link',
    'LinkEnd',
    'Image',
    'Emphasis',
  ],
});

/** Code spans of one paragraph, given without line breaks. */
export function codeSpans(text: string): CodeSpan[] {
  if (!text.includes('`')) {
    return [];
  }
  return plainSpans(text) ?? parsedSpans(text);
}

/**
 * Code spans by backticks alone, from left to right: a run of them is closed by the next run of the same length.
 * Undefined where something outside of a span may escape or swallow a backtick: a backslash, or HTML.
 */
function plainSpans(text: string): CodeSpan[] | undefined {
  const spans: CodeSpan[] = [];
  const closing = closingRuns(text);
  const marks = /`+|[\\<]/g;
  for (let match = marks.exec(text); match !== null; match = marks.exec(text)) {
    const end = closing.get(match.index);
    if (!match[0].startsWith('`') && text.length <= longestParagraph) {
      return undefined;
    }
    if (end !== undefined) {
      spans.push({ content: contentOf(text.slice(match.index, end)), start: match.index, end });
      marks.lastIndex = end;
    }
  }
  return spans;
}

/**
 * The parser takes quadratic time for some HTML. No paragraph of a person's is longer than this, in UTF-16 units: beyond
 * it, backticks alone decide.
 */
const longestParagraph = 4_000;

/** For each run of backticks that a later one closes: where that one ends. */
function closingRuns(text: string): ReadonlyMap<number, number> {
  const closing = new Map<number, number>();
  const open = new Map<number, number>();
  for (const { 0: run, index } of text.matchAll(/`+/g)) {
    const before = open.get(run.length);
    if (before !== undefined) {
      closing.set(before, index + run.length);
    }
    open.set(run.length, index);
  }
  return closing;
}

function parsedSpans(text: string): CodeSpan[] {
  const spans: CodeSpan[] = [];
  paragraphParser.parse(text).iterate({
    enter: (node) => {
      if (node.name === 'InlineCode') {
        spans.push({ content: contentOf(text.slice(node.from, node.to)), start: node.from, end: node.to });
      }
    },
  });
  return spans;
}

/** Without the backticks, and without the one blank on each side that belongs to them (CommonMark, code spans). */
function contentOf(source: string): string {
  let run = 1;
  while (source[run] === '`') {
    run += 1;
  }
  const content = source.slice(run, -run);
  return content.startsWith(' ') && content.endsWith(' ') && content.trim() !== '' ? content.slice(1, -1) : content;
}
