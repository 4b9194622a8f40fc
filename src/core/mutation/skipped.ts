import { type Program, readPath, startsStatement, statementEnd, textOf } from './program.ts';

/** What of a program is not mutated. */
export interface Skipped {
  /** No test is expected to notice a change of this token. */
  readonly whole: (index: number) => boolean;
  /** Its text is for people, or a form that the compiler reads: messages, format strings. */
  readonly wording: (index: number) => boolean;
}

/** First names of paths that write a log: `console.error`, `self.logger.info`. */
const logs = new Set(
  'console logger log logging Log LOG LOGGER Logger slog tracing debug syslog winston pino'.split(' '),
);
/** Functions that write for whoever watches. */
const logFunctions = new Set(
  (
    'print println printf eprint eprintln puts p pp debug dbg info warn trace error_log var_dump log NSLog ' +
    'debugPrint'
  ).split(' '),
);
const logPaths = /^(?:System\.(?:out|err)\.\w+|fmt\.(?:Print|Fprint)\w*|Debug\.\w+|Trace\.\w+)$/;
const throwing = new Set(['throw', 'raise']);
const messagePaths = /(?:^|\.)(?:\w*(?:Error|Exception)|panic|bail|anyhow|ensure|expect|unreachable|todo|fail|abort)$/;

/** Finds out in one look which tokens are left alone. */
export function readSkipped(program: Program): Skipped {
  const whole = new Uint8Array(program.tokens.length);
  const wording = new Uint8Array(program.tokens.length);
  for (let index = 0; index < program.tokens.length; index += 1) {
    const end = wholeEnd(program, index);
    whole.fill(1, index, end);
    const words = wording[index] === 1 ? undefined : wordingRange(program, index);
    if (words !== undefined) {
      wording.fill(1, ...words);
    }
    // What is left alone is not looked into.
    index = Math.max(index, end - 1);
  }
  return { whole: (index) => whole[index] === 1, wording: (index) => wording[index] === 1 };
}

/** Behind what is left alone as a whole and begins here; not above `index`: nothing is. */
function wholeEnd(program: Program, index: number): number {
  const token = program.tokens[index];
  if (token?.kind === 'sign' && /^[@#[]$/.test(token.text)) {
    return annotationEnd(program, index);
  }
  if (token?.kind !== 'word') {
    return index;
  }
  const declared = startsStatement(program, index) ? declarationEnd(program, index) : index;
  const call = beginsPath(program, index) ? readCall(program, index) : undefined;
  return Math.max(declared, guardEnd(program, index), call !== undefined && isLog(call.names) ? call.end : index);
}

/** First token and end of what is worded for people, or for the compiler, and begins here. */
function wordingRange(program: Program, index: number): [from: number, to: number] | undefined {
  const token = program.tokens[index];
  if (throwing.has(token?.text ?? '') && token?.kind === 'word') {
    return [index, statementEnd(program, index)];
  }
  if (program.language.id === 'rust' && /^[([{]$/.test(token?.text ?? '') && textOf(program, index - 1) === '!') {
    // The first text of a macro is a form that the compiler reads.
    return [index + 1, index + 2];
  }
  const call = token?.kind === 'word' && beginsPath(program, index) ? readCall(program, index) : undefined;
  return call !== undefined && isMessage(call, program) ? [call.open, call.end] : undefined;
}

function beginsPath(program: Program, index: number): boolean {
  return !/^(?:\.|\?\.|::|->)$/.test(textOf(program, index - 1));
}

interface Call {
  readonly names: readonly string[];
  /** Its opening bracket, and behind its closing one. */
  readonly open: number;
  readonly end: number;
}

function readCall(program: Program, index: number): Call | undefined {
  const { names, end } = readPath(program, index);
  const open = textOf(program, end) === '!' ? end + 1 : end;
  if (textOf(program, open) === '(' && names.length > 0) {
    const pair = program.pairs[open] ?? -1;
    return pair === -1 ? undefined : { names, open, end: pair + 1 };
  }
  // Ruby calls without brackets.
  return program.language.blocks === 'end' && names.length > 0 && isLog(names) && startsStatement(program, index)
    ? { names, open: end, end: statementEnd(program, index) }
    : undefined;
}

function isLog(names: readonly string[]): boolean {
  const last = names.at(-1) ?? '';
  return names.length === 1
    ? logFunctions.has(last)
    : names.slice(0, -1).some((name) => logs.has(name.replace(/^_/, ''))) || logPaths.test(names.join('.'));
}

function isMessage({ names }: Call, { language }: Program): boolean {
  const path = names.join('.');
  // `go test` looks at format strings itself, and does not build what is wrong there.
  return messagePaths.test(path) || (language.id === 'go' && /(?:f|errors\.New)$/.test(path));
}

/** Tokens of an attribute that are looked at to find out whether it is about tests: `#[cfg(all(test, unix))]`. */
const longestAttribute = 20;

/** Behind an annotation, decorator or attribute that begins here. */
function annotationEnd(program: Program, index: number): number {
  const { tokens, pairs, language } = program;
  const sign = textOf(program, index);
  if (
    sign === '@' &&
    !['ruby', 'php'].includes(language.id) &&
    (language.id !== 'python' || tokens[index]?.first === true)
  ) {
    const { end } = readPath(program, index + 1);
    const pair = textOf(program, end) === '(' ? (pairs[end] ?? -1) : -1;
    return pair === -1 ? end : pair + 1;
  }
  const open = sign === '#' ? (textOf(program, index + 1) === '!' ? index + 2 : index + 1) : index;
  const isAttribute =
    textOf(program, open) === '[' &&
    (sign === '#'
      ? ['rust', 'php'].includes(language.id)
      : language.id === 'csharp' && startsStatement(program, index));
  const close = isAttribute ? (pairs[open] ?? -1) : -1;
  if (close === -1) {
    return index;
  }
  const words = new Set(tokens.slice(open, Math.min(close, open + longestAttribute)).map((token) => token.text));
  return language.id === 'rust' && words.has('test') && !words.has('not') ? itemEnd(program, close + 1) : close + 1;
}

/** Behind the item that an attribute is about: up to the end of its block. */
function itemEnd(program: Program, from: number): number {
  for (let index = from; index < program.tokens.length; index += 1) {
    const pair = program.pairs[index] ?? -1;
    if (textOf(program, index) === ';') {
      return index + 1;
    }
    if (pair > index) {
      if (textOf(program, index) === '{') {
        return pair + 1;
      }
      index = pair;
    }
  }
  return program.tokens.length;
}

/** Behind a statement that brings names or declares types; its own index: it is none. */
function declarationEnd(program: Program, index: number): number {
  const { language } = program;
  const word = textOf(program, index);
  const next = textOf(program, index + 1);
  const declares = language.id === 'typescript' || language.id === 'go';
  if (language.imports.has(word) && !(next === '(' && word !== 'import' && language.id === 'csharp')) {
    const isDynamic = word === 'import' && (next === '(' || next === '.') && language.id !== 'go';
    const isVariable = word === 'using' && next === 'var';
    return isDynamic || isVariable ? index : headEnd(program, index, word);
  }
  if (word === 'export') {
    const first = next;
    const second = textOf(program, index + 2);
    const hands =
      first === '*' || (first === '{' && /^from$/.test(textOf(program, (program.pairs[index + 1] ?? -2) + 1)));
    return hands || /^(?:type|interface|declare)$/.test(first)
      ? second === '='
        ? index
        : statementEnd(program, index)
      : index;
  }
  const isDeclaration = /^(?:type|interface|declare)$/.test(word) && program.tokens[index + 1]?.kind === 'word';
  return (declares && isDeclaration) || (language.id === 'go' && word === 'type')
    ? statementEnd(program, index)
    : index;
}

/** A namespace or module is only its first line; what it holds is program. */
function headEnd(program: Program, index: number, word: string): number {
  const end = statementEnd(program, index);
  if (!/^(?:namespace|mod|declare|extern)$/.test(word)) {
    return end;
  }
  for (let at = index; at < end; at += 1) {
    if (textOf(program, at) === '{') {
      return at;
    }
  }
  return end;
}

/** `require(…)`, and what a Python file does only when it is the program. */
function guardEnd(program: Program, index: number): number {
  const { tokens, language, pairs, text } = program;
  if (textOf(program, index) === 'require' && textOf(program, index + 1) === '(') {
    return (pairs[index + 1] ?? index) + 1;
  }
  const isTop = (at: number): boolean => {
    const token = tokens[at];
    return token?.first === true && (token.start === 0 || text[token.start - 1] === '\n');
  };
  const guards =
    language.id === 'python' && textOf(program, index) === 'if' && textOf(program, index + 1) === '__name__';
  if (!guards || !isTop(index)) {
    return index;
  }
  let end = index + 1;
  while (end < tokens.length && !isTop(end)) {
    end += 1;
  }
  return end;
}
