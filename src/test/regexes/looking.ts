import { isBounded } from './bounded.ts';
import { isBackreference, piecesOf } from './syntax.ts';

/** A group that looks ahead or behind, in the source of an expression: `start` is its parenthesis, `end` is behind it. */
interface Looking {
  readonly start: number;
  readonly end: number;
  readonly behind: boolean;
  readonly body: string;
}

/** What a marker stands for below: a character that no text has. */
const marker = '\\uE000';

/**
 * An expression without looking ahead or behind that takes at least as many steps for every text without the marker, so
 * that a proof of it is a proof of the given one. Where that looks ahead, this one tries the same and then fails, before
 * it goes on; and it fails at its end, so that it tries everything at every place. Looking behind takes a bounded number
 * of steps when nothing in it is repeated without bound, and can be left out. Undefined: there is no such expression.
 */
export function withoutLooking(source: string): string | undefined {
  const first = firstLooking(source);
  if (first === undefined) {
    return piecesOf(source).some(({ text }) => isBackreference(text)) ? undefined : `(?:${source})${marker}`;
  }
  if (first.behind && !isBounded(first.body)) {
    return undefined;
  }
  const tried = first.behind ? '' : `(?:(?:${first.body})${marker}|)`;
  return withoutLooking(source.slice(0, first.start) + tried + source.slice(first.end));
}

/** The first one that ends: what it holds does not look around. */
function firstLooking(source: string): Looking | undefined {
  const open: { start: number; text: string }[] = [];
  for (const { kind, text, start } of piecesOf(source)) {
    if (kind === 'open') {
      open.push({ start, text });
    }
    const group = kind === 'close' ? open.pop() : undefined;
    if (group !== undefined && /[=!]$/.test(group.text)) {
      const body = source.slice(group.start + group.text.length, start);
      return { start: group.start, end: start + 1, behind: group.text.startsWith('(?<'), body };
    }
  }
  return undefined;
}
