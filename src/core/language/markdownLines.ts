import { parser } from '@lezer/markdown';
import { TextPositions } from './textPositions.ts';

/** What Markdown makes of the lines of a body, as far as blanks and blank lines matter to it. */
export interface MarkdownLines {
  /** Lines of headings (`#`) that stand in no list and no quotation. */
  readonly headings: ReadonlySet<number>;
  /** Lines that Markdown shows as they are, or hands on: code, HTML, link definitions. */
  readonly verbatim: ReadonlySet<number>;
  /** Lines whose last blanks mean something: a line break, or a code span that goes on. */
  readonly meaningfulEnds: ReadonlySet<number>;
}

/** Only blocks and what can reach over the end of a line. */
const linesParser = parser.configure({ remove: ['Emphasis', 'Link', 'Image', 'Entity', 'Autolink'] });

const verbatimBlocks = new Set([
  'CodeBlock',
  'FencedCode',
  'HTMLBlock',
  'CommentBlock',
  'ProcessingInstructionBlock',
  'LinkReference',
]);

/** @param from first line of the body */
export function markdownLines(lines: readonly string[], from: number): MarkdownLines {
  const body = new TextPositions(lines.slice(from));
  const headings = new Set<number>();
  const verbatim = new Set<number>();
  const meaningfulEnds = new Set<number>();
  const lineAt = (offset: number): number => from + body.lineOf(offset);
  linesParser.parse(body.text).iterate({
    enter: ({ name, from: start, to: end, node }) => {
      if (verbatimBlocks.has(name)) {
        addLines(verbatim, lineAt(start), lineAt(Math.max(start, end - 1)) + 1);
      } else if (name === 'HardBreak' || name === 'InlineCode') {
        addLines(meaningfulEnds, lineAt(start), lineAt(Math.max(start, end - 1)) + (name === 'HardBreak' ? 1 : 0));
      } else if (name.startsWith('ATXHeading') && node.parent?.name === 'Document') {
        headings.add(lineAt(start));
      }
    },
  });
  return { headings, verbatim, meaningfulEnds };
}

function addLines(lines: Set<number>, from: number, to: number): void {
  for (let line = from; line < to; line += 1) {
    lines.add(line);
  }
}
