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
  const run = /^`+/.exec(source)?.[0].length ?? 0;
  const content = source.slice(run, -run);
  return /^ .* $/s.test(content) && content.trim() !== '' ? content.slice(1, -1) : content;
}
