/** A part of a text, half open, in UTF-16 units. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/** The run of characters of one kind around an offset; empty where neither neighbour is of it. */
export function characterRun(text: string, offset: number, belongs: (code: number) => boolean): TextSpan {
  let start = Math.max(0, Math.min(offset, text.length));
  let end = start;
  while (start > 0 && belongs(text.charCodeAt(start - 1))) {
    start -= 1;
  }
  while (end < text.length && belongs(text.charCodeAt(end))) {
    end += 1;
  }
  return { start, end };
}
