import type { FrontmatterEntry } from '../../plan/frontmatter.ts';
import { type CompletionPlace, type TypedWord, wordAt } from './completionPlace.ts';

/** A word of a list in the frontmatter, in whichever way the list is written. */
export interface ListWord extends TypedWord {
  /** The word is the whole value so far, so that the list's brackets are still to be written. */
  readonly alone: boolean;
  /** The blank that is missing before the word. */
  readonly glue: string;
}

/** Undefined: no word of such a list is at the cursor. */
export function listWordAt(place: CompletionPlace, keys: readonly string[]): ListWord | undefined {
  const entry = [...place.frontmatter.entries.values()].find(
    ({ key, line, lastLine }) => keys.includes(key) && line <= place.line && place.line <= lastLine,
  );
  if (place.part !== 'frontmatter' || entry === undefined) {
    return undefined;
  }
  const from = entry.line === place.line ? entry.key.length + 1 : 0;
  if (place.before.length < from) {
    return undefined;
  }
  const word = valueWord(wordAt(place, /[^\s,[\]"']/), from);
  const { start, end } = word.range;
  const written = place.before.slice(from, start.character);
  const whole = `${place.before}${place.after}`.slice(start.character, end.character);
  return isInList(entry, place.line, written)
    ? {
        ...word,
        alone: entry.line === entry.lastLine && written.trim() === '' && entry.text === whole,
        glue: /[:,]$/.test(place.before.slice(0, start.character)) ? ' ' : '',
      }
    : undefined;
}

/** Right behind the colon, the key itself is no part of the word. */
function valueWord({ typed, range }: TypedWord, from: number): TypedWord {
  const glued = Math.max(0, from - range.start.character);
  const start = { line: range.start.line, character: range.start.character + glued };
  return { typed: typed.slice(glued), range: { start, end: range.end } };
}

/** Not behind the closing bracket, nor in a comment. */
function isInList(entry: FrontmatterEntry, line: number, written: string): boolean {
  if (/\]|(?:^|\s)#/.test(written)) {
    return false;
  }
  return entry.line === line || entry.text.startsWith('[') || /^\s*-\s+["']?$/.test(written);
}
