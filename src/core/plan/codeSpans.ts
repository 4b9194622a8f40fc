/** A code span: its content, and where it begins and ends in the text, backticks included. */
export interface CodeSpan {
  readonly content: string;
  readonly start: number;
  readonly end: number;
}

/** Code spans of one paragraph by CommonMark's rule: a run of backticks closes with a run of the same length. */
export function codeSpans(text: string): CodeSpan[] {
  const runs = [...text.matchAll(/`+/g)].map((match) => ({ start: match.index, length: match[0].length }));
  const spans: CodeSpan[] = [];
  for (let opening = 0; opening < runs.length; opening += 1) {
    const open = runs[opening];
    const closing = runs.findIndex((run, index) => index > opening && run.length === open?.length);
    const close = runs[closing];
    if (open !== undefined && close !== undefined) {
      const content = text.slice(open.start + open.length, close.start);
      // One blank on each side belongs to the delimiters, unless the span is all blank.
      const stripped = /^ .* $/s.test(content) && content.trim() !== '' ? content.slice(1, -1) : content;
      spans.push({ content: stripped, start: open.start, end: close.start + close.length });
      opening = closing;
    }
  }
  return spans;
}
