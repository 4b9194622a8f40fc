import { type OldWords, wordsNotKept } from './wordsKept.ts';

/** What came in the place of some texts that might be changed. */
export interface Succession {
  /** Sentences without the old text that they begin with, by its position. */
  readonly faults: readonly { readonly at: number; readonly what: readonly string[] }[];
  /** Positions of new texts that stand for none of the old ones. */
  readonly added: readonly number[];
}

/** Nobody splits a text into more. */
const mostParts = 8;

/**
 * Gives each old text one new text or more, in their order, that keep what it says; each new text stands for one old one.
 */
export function successorsOf(old: readonly OldWords[], now: readonly string[]): Succession {
  const faults: Succession['faults'][number][] = [];
  const added: number[] = [];
  let from = 0;
  const someGone = now.length < old.length;
  old.forEach((words, at) => {
    const last = Math.min(now.length - (someGone ? 0 : old.length - 1 - at), from + mostParts);
    let best: { readonly end: number; readonly what: readonly string[] } | undefined;
    for (let end = from + 1; end <= last && best?.what.length !== 0; end += 1) {
      const what = wordsNotKept(words, now.slice(from, end));
      if (best === undefined || what.join('').length < best.what.join('').length) {
        best = { end, what };
      }
    }
    if (best === undefined || (someGone && best.what.length > 0)) {
      faults.push({ at, what: ['is gone'] });
    } else {
      from = best.end;
      if (best.what.length > 0) {
        faults.push({ at, what: best.what });
      }
    }
  });
  for (let at = from; at < now.length; at += 1) {
    added.push(at);
  }
  return { faults, added };
}
