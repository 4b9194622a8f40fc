import { withoutControls } from '../planning/safeText.ts';

/** How many words in a row are compared: the same words in that order say the same. */
const together = 4;

/** Letters and digits of a text in small letters, without marks of Markdown. */
export function wordsOf(text: string): readonly string[] {
  return (
    withoutControls(text)
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  );
}

/** What has been said somewhere: finds words again in linear time, whatever marks stand between them. */
export class SpokenWords {
  readonly #runs = new Set<string>();

  add(text: string): void {
    const words = wordsOf(text);
    for (const at of words.keys()) {
      for (let length = 1; length <= together && at + length <= words.length; length += 1) {
        this.#runs.add(words.slice(at, at + length).join(' '));
      }
    }
  }

  /** Whether all of these words were said in their order; of none, that is false. */
  has(words: readonly string[]): boolean {
    const length = Math.min(together, words.length);
    return (
      words.length > 0 &&
      words
        .slice(0, Math.max(1, words.length - length + 1))
        .every((_, at) => this.#runs.has(words.slice(at, at + length).join(' ')))
    );
  }
}
