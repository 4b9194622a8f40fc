import type { Range } from '../base/range.ts';
import type { PlacedText } from './placedText.ts';
import type { Check } from './plan.ts';
import { type CheckWords, readCheck } from './readCheck.ts';

/** A check with its place in the file. */
export class PlacedCheck implements Check {
  readonly tag: string;
  readonly text: string;
  readonly command: string | undefined;
  readonly expect: Check['expect'];
  readonly negated: boolean;
  readonly executable: boolean;
  readonly ambiguous: boolean;
  readonly item: PlacedText;
  /** Where the command begins in the item's text, once somebody asked: a rule may ask for each word of it. */
  #commandStart: number | undefined;

  constructor(words: CheckWords, item: PlacedText) {
    this.tag = words.tag;
    this.text = words.text;
    this.command = words.command;
    this.expect = words.expect;
    this.negated = words.negated;
    this.executable = words.executable;
    this.ambiguous = words.ambiguous;
    this.item = item;
  }

  get range(): Range {
    return this.item.range;
  }

  get textRange(): Range {
    return this.item.rangeOf(this.#textStart(), this.item.text.length);
  }

  get commandRange(): Range | undefined {
    if (this.command === undefined) {
      return undefined;
    }
    this.#commandStart ??= this.item.text.indexOf(this.command, this.#textStart());
    const start = this.#commandStart;
    return start === -1 ? undefined : this.item.rangeOf(start, start + this.command.length);
  }

  /** Behind the tag, and the mark and colon that may close it. */
  #textStart(): number {
    const behindTag = this.item.text.indexOf(']') + 1;
    return behindTag + (/^(?:`|\*{1,2})?:?\s*/.exec(this.item.text.slice(behindTag))?.[0].length ?? 0);
  }

  moved(by: number): PlacedCheck {
    return new PlacedCheck(this, this.item.moved(by));
  }

  /** The rest follows from the item's words. */
  equals(other: PlacedCheck): boolean {
    return this.item.equals(other.item);
  }
}

/** Undefined for an item without a tag. */
export function placedCheck(item: PlacedText): PlacedCheck | undefined {
  const words = readCheck(item.text);
  return words === undefined ? undefined : new PlacedCheck(words, item);
}
