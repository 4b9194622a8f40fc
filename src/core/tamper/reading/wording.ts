import { beginsValue, type Program, statementEnd, textOf } from '../../mutation/program.ts';
import type { Span } from './code.ts';
import { beginsLine } from './indentedBlocks.ts';

/** What a name stands for in a piece of program: the tokens of the only value that it is given there. */
export type Locals = ReadonlyMap<string, Span>;

/** A value with more tokens than this is not put in place of its name. */
const longestValue = 60;
/** How many names one behind the other are resolved. */
const deepest = 4;

/** Names that get one value, and only one, in a span. */
export function localsIn(program: Program, { from, to }: Span): Locals {
  const { tokens, enclosing, language } = program;
  const given = new Map<string, Span | undefined>();
  for (let index = from; index < to; index += 1) {
    const sign = textOf(program, index);
    if (tokens[index]?.kind !== 'sign' || !/^(?::?=|[-+*/|&]=|\+\+|--)$/.test(sign)) {
      continue;
    }
    const name = assignedName(program, index);
    const around = textOf(program, enclosing[index] ?? -1);
    if (name === undefined || (around !== '' && around !== '{')) {
      continue;
    }
    const end = Math.min(
      to,
      language.blocks === 'indentation' ? lineEnd(program, index) : statementEnd(program, index + 1),
    );
    const value = { from: index + 1, to: end };
    const isPlain = sign === '=' || sign === ':=';
    given.set(name, given.has(name) || !isPlain || !isValue(program, value) ? undefined : value);
  }
  return new Map(
    [...given].flatMap(([name, value]) =>
      value === undefined || (isFillable(program, value) && isHandedOn(program, name, { from: value.to, to }))
        ? []
        : [[name, value] as const],
    ),
  );
}

/** A list or an object, which the program may have filled when it is looked at. */
function isFillable(program: Program, { from }: Span): boolean {
  return /^(?:[[{]|new|vec|list|dict|set|map|make)$/.test(textOf(program, from));
}

/** Whether somebody may change what a name stands for: it is called upon, or handed to what is no assertion. */
function isHandedOn(program: Program, name: string, { from, to }: Span): boolean {
  for (let index = from; index < to; index += 1) {
    if (textOf(program, index) === name) {
      const open = program.enclosing[index] ?? -1;
      const isArgument = open >= from && textOf(program, open) === '(';
      const asks = /assert|expect|equal|error|fatal|log|diff|print|same|^eq$|^is$|^to[A-Z]/i.test(
        textOf(program, textOf(program, open - 1) === '!' ? open - 2 : open - 1),
      );
      if (
        /^(?:\.|\[|->)$/.test(textOf(program, index + 1)) ||
        (isArgument && !asks) ||
        textOf(program, index - 1) === '&'
      ) {
        return true;
      }
    }
  }
  return false;
}

/** The name before a sign of assignment, past a type: `const x: number =`, `let mut x =`, `got, err :=`. */
function assignedName(program: Program, sign: number): string | undefined {
  const { tokens } = program;
  let index = sign - 1;
  const longestType = 14;
  for (let at = sign - 1; at > sign - longestType && tokens[at]?.text !== ';' && tokens[at] !== undefined; at -= 1) {
    if (textOf(program, at) === ':' && tokens[at - 1]?.kind === 'word') {
      index = at - 1;
      break;
    }
    if (tokens[at]?.first === true) {
      break;
    }
  }
  while (textOf(program, index - 1) === ',' && program.language.id === 'go') {
    index -= 2;
  }
  const isMember = /^(?:\.|->|::)$/.test(textOf(program, index - 1));
  return tokens[index]?.kind === 'word' && !isMember ? textOf(program, index) : undefined;
}

function lineEnd(program: Program, from: number): number {
  let index = from + 1;
  while (index < program.tokens.length && !beginsLine(program, index)) {
    index += 1;
  }
  return index;
}

function isValue(program: Program, { from, to }: Span): boolean {
  if (to <= from || to - from > longestValue || !beginsValue(program, from)) {
    return false;
  }
  for (let index = from; index < to; index += 1) {
    if (/^(?:=>|function|func|lambda|fn|do)$/.test(textOf(program, index))) {
      return false;
    }
  }
  return true;
}

/**
 * A span as text that does not depend on layout, kinds of quotes, last commas, waiting, borrowing, or the names of locals.
 */
export function wordingOf(program: Program, span: Span, locals: Locals = new Map()): string {
  const words: string[] = [];
  addWords(program, span, locals, words, 0);
  return words.join(' ');
}

function addWords(program: Program, { from, to }: Span, locals: Locals, words: string[], depth: number): void {
  const { tokens, text } = program;
  for (let index = from; index < to; index += 1) {
    const token = tokens[index];
    if (token === undefined) {
      break;
    }
    const next = textOf(program, index + 1);
    const before = textOf(program, index - 1);
    if (token.kind === 'word') {
      const value = locals.get(token.text);
      const isName = !/^(?:\.|\?\.|::|->|&\.)$/.test(before) && !(next === ':' && before !== '?') && next !== '=';
      const isOwn = value !== undefined && value.from <= index && index < value.to;
      if (value !== undefined && isName && !isOwn && depth < deepest) {
        addWords(program, value, locals, words, depth + 1);
      } else if (!/^(?:await|async|mut)$/.test(token.text)) {
        words.push(token.text);
      }
    } else if (token.kind === 'string') {
      words.push(`"${text.slice(token.start + token.quotes.open, token.end - token.quotes.close)}"`);
    } else if (!isIdle(token.text, words.at(-1), next, index === from)) {
      words.push(token.kind === 'number' ? token.text.replaceAll('_', '') : token.text);
    }
  }
}

function isIdle(sign: string, before: string | undefined, next: string, isFirst: boolean): boolean {
  const isLastComma = sign === ',' && /^[)\]}]$/.test(next);
  const isBorrow = sign === '&' && (isFirst || before === undefined || /^[([,=]$/.test(before));
  return sign === ';' || isLastComma || isBorrow;
}

/** Words of what stands for itself: no name of the program's in it. */
const plainWords = new Set(
  (
    'true false null nil None True False undefined NaN Infinity new Some Ok Err vec int string float64 float bool byte ' +
    'rune map interface any struct dict list set tuple frozenset Set Map Date Array Object List Decimal as u8 u16 u32 ' +
    'u64 usize i8 i16 i32 i64 isize f32 f64 char String str to_string to_owned to_vec array ' +
    'bytes int32 int64 uint uint8 complex'
  ).split(' '),
);

/** Whether a span is data that was written down, so that nothing of the program is asked. */
export function isLiteral(program: Program, { from, to }: Span): boolean {
  const { tokens } = program;
  let hasValue = false;
  for (let index = from; index < to; index += 1) {
    const token = tokens[index];
    if (token === undefined || (token.kind === 'other' && /[`$#{]/.test(token.text) && /[$#]?\{/.test(token.text))) {
      return false;
    }
    if (token.kind === 'word') {
      const isKey = textOf(program, index + 1) === ':' && textOf(program, index - 1) !== '?';
      if (!isKey && !plainWords.has(token.text) && !isTypeName(program, index)) {
        return false;
      }
      hasValue ||= !isKey;
    } else {
      hasValue ||= token.kind !== 'sign' || /^[[{(]$/.test(token.text);
    }
  }
  return hasValue;
}

/** `Point { … }`, `Vec::from`, `[]Item{…}`: a type whose value is written down. */
function isTypeName(program: Program, index: number): boolean {
  const isCapital = /^[A-Z]/.test(textOf(program, index)) && !/^[A-Z\d_]+$/.test(textOf(program, index));
  return (
    isCapital &&
    /^(?:rust|go)$/.test(program.language.id) &&
    (textOf(program, index + 1) === '{' ||
      (textOf(program, index + 1) === '::' && /^[A-Z]/.test(textOf(program, index + 2))))
  );
}
