import type { Range } from './range.ts';

/** One replacement in a text; several of them speak of the text as it was before all of them, and do not overlap. */
export interface TextEdit {
  readonly range: Range;
  readonly text: string;
}
