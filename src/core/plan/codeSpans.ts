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

/** A text as the content of a code span, whatever backticks it has. */
export function inCodeSpan(content: string): string {
  const longest = backtickRuns(content).reduce((most, { start, end }) => Math.max(most, end - start), 0);
  const marks = '`'.repeat(longest + 1);
  const blank = content.startsWith('`') || content.endsWith('`') ? ' ' : '';
  return `${marks}${blank}${content}${blank}${marks}`;
}

/**
 * Code spans by backticks alone, from left to right: a run of them is closed by the next run of the same length.
 * Undefined where something outside of a span may escape or swallow a backtick: a backslash, or HTML.
 */
function plainSpans(text: string): CodeSpan[] | undefined {
  const runs = backtickRuns(text);
  const closing = closingRuns(runs);
  const spans: CodeSpan[] = [];
  let outside = '';
  let behind = 0;
  for (let at = 0; at < runs.length; at += 1) {
    const start = runs[at]?.start ?? 0;
    const end = closing[at]?.end;
    if (end !== undefined) {
      outside += text.slice(behind, start);
      spans.push({ content: contentOf(text.slice(start, end)), start, end });
      behind = end;
      while ((runs[at]?.end ?? end) < end) {
        at += 1;
      }
    }
  }
  return /[\\<]/.test(outside + text.slice(behind)) && text.length <= longestParagraph ? undefined : spans;
}

/**
 * The parser takes quadratic time for some HTML. No paragraph of a person's is longer than this, in UTF-16 units: beyond
 * it, backticks alone decide.
 */
const longestParagraph = 4_000;

interface Run {
  readonly start: number;
  readonly end: number;
}

function backtickRuns(text: string): Run[] {
  const runs: Run[] = [];
  for (let start = text.indexOf('`'); start !== -1; start = text.indexOf('`', start)) {
    let end = start + 1;
    while (text[end] === '`') {
      end += 1;
    }
    runs.push({ start, end });
    start = end;
  }
  return runs;
}

/** For each run, the next one of the same length, if there is one. */
function closingRuns(runs: readonly Run[]): (Run | undefined)[] {
  const nearest = new Map<number, Run>();
  return runs
    .toReversed()
    .map((run) => {
      const length = run.end - run.start;
      const closing = nearest.get(length);
      nearest.set(length, run);
      return closing;
    })
    .toReversed();
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
