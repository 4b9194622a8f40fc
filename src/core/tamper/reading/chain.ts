import { type Program, textOf } from '../../mutation/program.ts';

/** A name in a chain of names and calls, with the brackets that follow it directly. */
export interface Link {
  readonly name: string;
  readonly index: number;
  /** Opening brackets of `(…)`, `[…]`, and of a Rust macro's `{…}`. */
  readonly groups: readonly number[];
}

/** `expect(a).not.toEqual(b)` */
export interface Chain {
  readonly from: number;
  readonly to: number;
  readonly links: readonly Link[];
}

const separators = new Set(['.', '?.', '::', '->', '&.', '?->']);

/** Whether a token begins a chain. */
export function beginsChain(program: Program, index: number): boolean {
  return (
    program.tokens[index]?.kind === 'word' &&
    !program.language.keywords.has(textOf(program, index)) &&
    !separators.has(textOf(program, index - 1))
  );
}

/** Also one whose first word is a keyword of its language: Python's `assert`. */
export function readChain(program: Program, from: number): Chain {
  const { tokens, pairs } = program;
  const links: Link[] = [];
  let index = from;
  while (tokens[index]?.kind === 'word') {
    const link = { name: textOf(program, index), index, groups: [] as number[] };
    links.push(link);
    index = typeArgumentsEnd(program, index + 1);
    for (;;) {
      const isMacro = textOf(program, index) === '!' && /^[([{]$/.test(textOf(program, index + 1));
      const isOptional = textOf(program, index) === '?.' && /^[([]$/.test(textOf(program, index + 1));
      const isForced = textOf(program, index) === '!' && /^[.[(]$/.test(textOf(program, index + 1));
      const open = isMacro || isOptional || isForced ? index + 1 : index;
      const isGroup = /^[([]$/.test(textOf(program, open)) && tokens[open]?.kind === 'sign';
      const close = isGroup || isMacro ? (pairs[open] ?? -1) : -1;
      if (close <= open || (textOf(program, open) === '[' && tokens[open]?.first === true)) {
        index = isForced ? open : index;
        break;
      }
      link.groups.push(open);
      index = close + 1;
    }
    if (!separators.has(textOf(program, index))) {
      break;
    }
    index += 1;
    if (textOf(program, index) === '<') {
      index = typeArgumentsEnd(program, index);
    }
  }
  return { from, to: Math.max(index, from + 1), links };
}

/** Behind `<number>` where a call follows; types are short. */
function typeArgumentsEnd(program: Program, index: number): number {
  const longest = 24;
  if (textOf(program, index) !== '<' || !program.language.angleTypes) {
    return index;
  }
  let depth = 0;
  for (let at = index; at < index + longest; at += 1) {
    const text = textOf(program, at);
    depth += text === '<' ? 1 : text === '>' ? -1 : text === '>>' ? -2 : 0;
    if (depth <= 0) {
      return textOf(program, at + 1) === '(' ? at + 1 : index;
    }
    if (/^[;{}]?$/.test(text)) {
      return index;
    }
  }
  return index;
}

/** The names of a chain, `expect.not.toEqual`. */
export function namesOf(chain: Chain): string {
  return chain.links.map(({ name }) => name).join('.');
}
