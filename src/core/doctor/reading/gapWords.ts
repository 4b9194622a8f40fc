import { asksFor, isGap } from '../../plan/gap.ts';
import { maskMentions } from './masked.ts';

/** Words of a paragraph that stand for others: where they stand in it, half open. */
export interface GapWords {
  readonly start: number;
  readonly end: number;
  /** Whether they are all of it, or what it begins with: the thing itself, and not a part of what is said of it. */
  readonly leads: boolean;
}

/** What every gap holds one of, so that lines without any cost little. */
export const gapTrigger =
  /<[a-z]|__|\.{3}|…|\?{2}|TODO|TB[ABCD]|FIXME|XXX|FILL|\{\{|orem ipsum|\[(?:the|your|insert|describe|list|add|enter|specify|explain|fill|write|name|path|what|how|todo|tbd|placeh|[TYIDLAESFWNPH][a-z]{2})/;

/** Gaps of a paragraph or list item, without its marker. Linear in its length. */
export function gapWords(text: string): readonly GapWords[] {
  const from = labelLength(text);
  // `TODO: describe …` looks like a label itself.
  const whole = [bare(text, 0, text.length), bare(text, from, text.length)].find((part) => isLeft(text, part));
  if (whole !== undefined) {
    return [{ ...whole, leads: true }];
  }
  const masked = maskMentions(text);
  const found = [...parts(text, masked, from), ...inside(text, masked)];
  return found
    .toSorted((one, other) => one.start - other.start)
    .filter((each, at, all) => at === 0 || each.start >= (all[at - 1]?.end ?? 0));
}

/** `**Out of scope:** `, or `Separator: `. */
function labelLength(text: string): number {
  if (text.startsWith('**')) {
    const close = text.indexOf('**', 2);
    return close === -1 ? 0 : close + (text[close + 2] === ':' ? 3 : 2);
  }
  return /^[A-Z][A-Za-z -]{2,40}:(?=\s)/.exec(text)?.[0].length ?? 0;
}

const wrapping = /[\s`*“”"'()]/;

/** The same words without blanks, marks and a full stop around them. */
function bare(text: string, from: number, to: number): { start: number; end: number } {
  let start = from;
  let end = to;
  while (start < end && wrapping.test(text[start] ?? '')) {
    start += 1;
  }
  const stop = text[end - 1];
  // Dots are a gap themselves: one more or less of them does not matter.
  if ((stop === '.' && text[end - 2] !== '.') || stop === ',' || stop === ';') {
    end -= 1;
  }
  while (end > start && wrapping.test(text[end - 1] ?? '')) {
    end -= 1;
  }
  return { start, end };
}

/** What stands before and behind the first colon, dash or remark: `` `<path>`: <what changes> ``. */
function parts(text: string, masked: string, from: number): GapWords[] {
  const joint = /:\s|\s[—–-]\s|\s(?=\()/.exec(masked.slice(from));
  if (joint === null) {
    return [];
  }
  const head = bare(text, from, from + joint.index);
  const tail = bare(text, from + joint.index + joint[0].length, text.length);
  return (
    [
      { ...head, leads: true },
      { ...tail, leads: false },
    ]
      // Dots before or behind others leave something out on purpose.
      .filter((part) => isLeft(text, part) && !/^[.…]+$/.test(text.slice(part.start, part.end)))
  );
}

/** In code, brackets around a name are how usage is written; a template asks in words for what is to stand there. */
function isLeft(text: string, { start, end }: { start: number; end: number }): boolean {
  const words = text.slice(start, end);
  return isGap(words) && (text[start - 1] !== '`' || words[0] !== '<' || asksFor(words));
}

/** Behind one blank, not several: those draw something. */
function isWritten(text: string, at: number): boolean {
  return at === 0 || (/[\s(]/.test(text[at - 1] ?? '') && !/\s/.test(text[at - 2] ?? ''));
}

const toWrite = /^\[(?:TODO|TBD|FIXME|(?:insert|describe|specify|fill in|your)\s)/i;

/** Within a sentence only what can be nothing else. */
function inside(text: string, masked: string): GapWords[] {
  const spans = [...text.matchAll(/`(<[^<>`]{3,120}>)`/g)]
    .filter(([, words = '']) => asksFor(words))
    .map((match) => ({ start: match.index + 1, end: match.index + match[0].length - 1, leads: false }));
  return [...spans, ...marks(masked).filter((mark) => isLeftInside(text, mark))];
}

const closings: Readonly<Record<string, string>> = { '<': '>', '[': ']' };

/** UTF-16 units of words in brackets. */
const longest = 120;

/** Words in brackets, lines to write on, and question marks. */
function marks(masked: string): GapWords[] {
  const found: GapWords[] = [];
  for (let at = masked.search(opening); at !== -1 && at < masked.length; at += 1) {
    const first = masked[at] ?? '';
    const closing = closings[first];
    let end = at + 1;
    if (closing !== undefined) {
      end += masked.slice(end, end + longest).indexOf(closing) + 1;
    } else if (first === '_' || first === '?') {
      while (masked[end] === first) {
        end += 1;
      }
    }
    if (end > at + 1) {
      found.push({ start: at, end, leads: false });
      at = closing === undefined ? end - 1 : at;
    }
  }
  return found;
}

const opening = /[<[_?]/;

function isLeftInside(text: string, { start, end }: GapWords): boolean {
  const words = text.slice(start, end);
  const before = text[start - 1] ?? ' ';
  const behind = text[end] ?? ' ';
  switch (words[0]) {
    case '<':
      // `List<the Note>` is a type.
      return asksFor(words) && !/\w/.test(before);
    case '[':
      return toWrite.test(words) && !/[([:]/.test(behind) && before !== ']';
    case '?':
      return words.length > 2 && /\s/.test(before) && !/\w/.test(behind);
    default:
      return words.length > 1 && isWritten(text, start) && /[\s.,;:)%]/.test(behind);
  }
}
