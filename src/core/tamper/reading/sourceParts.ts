import { languageOf } from '../../mutation/languages.ts';
import { tokenize } from '../../mutation/tokenize.ts';

/** A text in two, of the same length as it: what is not of the part is blank, so that positions stay. */
export interface SourceParts {
  /** What the language does not read. */
  readonly comments: string;
  /** Without comments, and without what literals say. */
  readonly code: string;
}

/** Of a language that is not known, both are the whole text. */
export function partsOf(path: string, text: string): SourceParts {
  const language = languageOf(path);
  if (language === undefined) {
    return { comments: text, code: text };
  }
  const comments: string[] = [];
  const code: string[] = [];
  let at = 0;
  // At the beginning of a file Rust's attributes look like the line that names an interpreter.
  const isAttribute = text.startsWith('#![');
  for (const { start, end, kind } of tokenize(isAttribute ? ` ${text.slice(1)}` : text, language)) {
    const before = text.slice(at, start);
    comments.push(before, blank(text.slice(start, end)));
    code.push(
      blank(before),
      kind === 'string' || kind === 'other' ? blank(text.slice(start, end)) : text.slice(start, end),
    );
    at = end;
  }
  const rest = text.slice(at);
  const plain = code.join('') + blank(rest);
  return { comments: comments.join('') + rest, code: isAttribute ? `#${plain.slice(1)}` : plain };
}

/** Lines stay lines. */
function blank(text: string): string {
  return text.replaceAll(/[^\n]/g, ' ');
}

/** Where each line of a text begins. */
export function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
    starts.push(at + 1);
  }
  return starts;
}

/** The line, from 0, that a position of a text stands in. */
export function lineAt(text: string, position: number): number {
  let line = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < position; at = text.indexOf('\n', at + 1)) {
    line += 1;
  }
  return line;
}
