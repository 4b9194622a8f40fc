import type { Language } from './language.ts';
import type { Token } from './token.ts';
import { tokenize } from './tokenize.ts';

/** A source text as mutators see it. Tokens are named by their index. */
export interface Program {
  readonly text: string;
  readonly language: Language;
  readonly tokens: readonly Token[];
  /** Of a bracket: the one that belongs to it; -1: none does. */
  readonly pairs: readonly number[];
  /** The opening bracket that a token stands in; -1: in none. */
  readonly enclosing: readonly number[];
  /** Where a statement ends that reaches a token and does not begin with it. */
  readonly ends: readonly number[];
}

const openings: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

export function readProgram(text: string, language: Language): Program {
  const tokens = tokenize(text, language);
  const pairs: number[] = [];
  const enclosing: number[] = [];
  const open: number[] = [];
  let index = 0;
  for (const token of tokens) {
    const last = open.at(-1);
    const isSign = token.kind === 'sign';
    const closes = last !== undefined && isSign && openings[tokens[last]?.text ?? ''] === token.text;
    if (closes) {
      open.pop();
      pairs[last] = index;
    }
    pairs.push(closes ? last : -1);
    enclosing.push(open.at(-1) ?? -1);
    if (isSign && openings[token.text] !== undefined) {
      open.push(index);
    }
    index += 1;
  }
  const program = { text, language, tokens, pairs, enclosing, ends: [] };
  return { ...program, ends: readEnds(program) };
}

/** From the last token to the first, so that each is looked at once. */
function readEnds(program: Program): number[] {
  const { tokens, pairs, language } = program;
  const ends: number[] = Array.from({ length: tokens.length + 1 }, () => tokens.length);
  for (let index = tokens.length - 1; index >= 0; index -= 1) {
    const token = tokens[index];
    const breaks = language.linesEndStatements && token?.first === true;
    const pair = pairs[index] ?? -1;
    const closes = pair !== -1 && pair < index;
    ends[index] =
      token?.text === ';' || closes || (breaks && isComplete(program, index - 1) && !continues(program, index))
        ? index
        : (ends[Math.max(pair, index) + 1] ?? tokens.length);
  }
  return ends;
}

export function textOf({ tokens }: Program, index: number): string {
  return tokens[index]?.text ?? '';
}

/** Whether a value could end with this token, so that a sign behind it stands between two values. */
export function endsValue(program: Program, index: number): boolean {
  const token = program.tokens[index];
  if (token?.kind !== 'sign') {
    return token !== undefined && (token.kind !== 'word' || !program.language.keywords.has(token.text));
  }
  // TypeScript's `a!`, Kotlin's `a!!` and Rust's `a?` are still the value.
  return (
    /^[)\]]$/.test(token.text) ||
    (/^(?:!!?|\?)$/.test(token.text) && isAdjacent(program, index) && endsPlainly(program, index - 1))
  );
}

function endsPlainly({ tokens, language }: Program, index: number): boolean {
  const token = tokens[index];
  return token?.kind === 'sign'
    ? /^[)\]]$/.test(token.text)
    : token?.kind !== 'word' || !language.keywords.has(token.text);
}

/** Whether nothing stands between a token and the one before it. */
function isAdjacent({ tokens }: Program, index: number): boolean {
  return index > 0 && tokens[index - 1]?.end === tokens[index]?.start;
}

/** Whether a value could begin with this token. */
export function beginsValue(program: Program, index: number): boolean {
  const token = program.tokens[index];
  const isTag = token?.text === '<' && isAdjacent(program, index + 1);
  return token !== undefined && (token.kind !== 'sign' || isTag || /^(?:[([{!~+-]|\+\+|--)$/.test(token.text));
}

/**
 * Whether blanks stand on both sides of a token or on none. With a blank only before it, it belongs to what follows: a
 * pointer, a sign, a spread.
 */
export function isBalanced({ text, tokens }: Program, index: number): boolean {
  const token = tokens[index];
  return token !== undefined && isBlank(text[token.start - 1]) === isBlank(text[token.end]);
}

export function isSpaced({ text, tokens }: Program, index: number): boolean {
  const token = tokens[index];
  return token !== undefined && isBlank(text[token.start - 1]) && isBlank(text[token.end]);
}

function isBlank(character: string | undefined): boolean {
  return character === undefined || character === ' ' || character === '\t' || character === '\n' || character === '\r';
}

/** Whether a token begins a statement, as far as can be seen without grammar. */
export function startsStatement(program: Program, index: number): boolean {
  const { tokens, enclosing, language } = program;
  const around = enclosing[index] ?? -1;
  const inBlock = around === -1 || (textOf(program, around) === '{' && language.blocks !== 'indentation');
  if (!inBlock) {
    return false;
  }
  const before = textOf(program, index - 1);
  if (index === 0 || before === ';' || (language.blocks === 'brackets' && /^[{}]$/.test(before))) {
    return true;
  }
  return tokens[index]?.first === true && isComplete(program, index - 1) && !continues(program, index);
}

/** Index behind the last token of the statement that a token stands in; a semicolon is not part of it. */
export function statementEnd({ tokens, pairs, ends }: Program, from: number): number {
  const pair = pairs[from] ?? -1;
  return tokens[from]?.text === ';' || (pair !== -1 && pair < from)
    ? from
    : (ends[Math.max(pair, from) + 1] ?? tokens.length);
}

/** Whether a line may end behind this token. */
function isComplete({ tokens, language }: Program, index: number): boolean {
  const token = tokens[index];
  if (token?.kind !== 'sign') {
    return token?.kind !== 'word' || !/^(?:and|or|not|in|is|instanceof|typeof|new|extends|await)$/.test(token.text);
  }
  return (
    /^(?:[)\]};]|\+\+|--|!!|\?)$/.test(token.text) ||
    (token.text === ':' && language.blocks === 'indentation') ||
    (token.text === '|' && language.blocks === 'end')
  );
}

/** Whether this token, first of its line, goes on with the line before. */
function continues({ tokens, language }: Program, index: number): boolean {
  const token = tokens[index];
  return (
    (token?.kind === 'sign' && !/^(?:[({[@#!~*&;}\])]|\+\+|--|::|<-|->)$/.test(token.text)) ||
    (language.blocks !== 'end' && /^(?:and|or|instanceof|extends|implements)$/.test(token?.text ?? ''))
  );
}

/** Index behind a path of names that begins here, `a.b::c`, with the names; the last one is what is called. */
export function readPath(program: Program, from: number): { readonly names: readonly string[]; readonly end: number } {
  const { tokens } = program;
  const names: string[] = [];
  let index = from;
  while (tokens[index]?.kind === 'word') {
    names.push(textOf(program, index));
    index += 1;
    if (!/^(?:\.|\?\.|::|->|\?->|&\.)$/.test(textOf(program, index))) {
      break;
    }
    index += 1;
  }
  return { names, end: index };
}
