/** A word of a shell command, as the program gets it. */
export interface ShellWord {
  /** Without quotes and escapes. */
  readonly text: string;
  /** In the command line, quotes included; half open. */
  readonly start: number;
  readonly end: number;
  /** Some of it is quoted or escaped, so that the shell looks for no glob there. */
  readonly quoted: boolean;
  /** It holds a variable or a substitution: nobody knows its text before it runs. */
  readonly computed: boolean;
}

export interface ShellOperator {
  /** `list` separates commands; `open` and `close` are the parentheses of a subshell. */
  readonly kind: 'list' | 'pipe' | 'open' | 'close' | 'input' | 'output' | 'duplicate';
  readonly end: number;
}

const redirect = /(?:\d*|&)(?:>>|>\||>&(?=\s*[^\d\s-])|>(?!&)|<<<|<(?![<&]))|\d*[<>]&\s*(?:\d+|-)|<<-?/y;

/** The operator that begins here; undefined: a word or white space does. */
export function operatorAt(line: string, at: number): ShellOperator | undefined {
  const character = line[at] ?? '';
  // Nearly every word begins with something else.
  if (!/[|&;()<>\d]/.test(character)) {
    return undefined;
  }
  redirect.lastIndex = at;
  const match = redirect.exec(line)?.[0];
  if (match !== undefined) {
    const kind = /&\s*(?:\d+|-)$/.test(match) ? 'duplicate' : match.includes('<') ? 'input' : 'output';
    return { kind, end: at + match.length };
  }
  switch (character) {
    case '(':
      return { kind: 'open', end: at + 1 };
    case ')':
      return { kind: 'close', end: at + 1 };
    case '|':
      return line[at + 1] === '|'
        ? { kind: 'list', end: at + 2 }
        : { kind: 'pipe', end: at + (line[at + 1] === '&' ? 2 : 1) };
    case '&':
    case ';':
      return { kind: 'list', end: at + (line[at + 1] === character ? 2 : 1) };
    default:
      return undefined;
  }
}

/** The word that begins here, up to white space or an operator. What is opened and never closed goes on to the end. */
export function readShellWord(line: string, start: number): ShellWord {
  let text = '';
  let quoted = false;
  let computed = false;
  let at = start;
  while (at < line.length) {
    const character = line[at] ?? '';
    if (at > start && /[\s|&;()<>]/.test(character)) {
      break;
    }
    if (character === '\\') {
      text += line[at + 1] ?? '';
      quoted = true;
      at += 2;
    } else if (character === "'") {
      const close = line.indexOf("'", at + 1);
      // A quote that is never closed is an apostrophe.
      text += close === -1 ? character : line.slice(at + 1, close);
      quoted ||= close !== -1;
      at = close === -1 ? at + 1 : close + 1;
    } else if (character === '"') {
      const inside = readDoubleQuoted(line, at + 1);
      text += inside?.text ?? character;
      quoted ||= inside !== undefined;
      computed ||= inside?.computed === true;
      at = inside?.end ?? at + 1;
    } else {
      const run = readRun(line, at, plain);
      computed ||= run.computed;
      text += line.slice(at, run.end);
      at = run.end;
    }
  }
  return { text, start, end: Math.min(at, line.length), quoted, computed };
}

const plain = /[^\s|&;()<>\\'"$`]+/y;

const plainInQuotes = /[^"\\$`]+/y;

/** Where a variable, a substitution or a run of plain characters ends that begins here. It has one character at least. */
function readRun(line: string, at: number, run: RegExp): { end: number; computed: boolean } {
  if (line[at] === '$' || line[at] === '`') {
    const end = substitutionEnd(line, at);
    return { end, computed: end > at + 1 };
  }
  run.lastIndex = at;
  return { end: run.test(line) ? run.lastIndex : at + 1, computed: false };
}

/** The inside of double quotes, and where they end; undefined: nothing closes them. */
function readDoubleQuoted(line: string, start: number): { text: string; computed: boolean; end: number } | undefined {
  let text = '';
  let computed = false;
  for (let at = start; at < line.length;) {
    const character = line[at] ?? '';
    if (character === '"') {
      return { text, computed, end: at + 1 };
    }
    if (character === '\\') {
      const next = line[at + 1] ?? '';
      text += /["\\$`]/.test(next) ? next : `\\${next}`;
      at += 2;
    } else {
      const run = readRun(line, at, plainInQuotes);
      computed ||= run.computed;
      text += line.slice(at, run.end);
      at = run.end;
    }
  }
  return undefined;
}

/** Where the variable or substitution ends that begins with a `$` or a backtick; the next position: there is none. */
function substitutionEnd(line: string, at: number): number {
  if (line[at] === '`') {
    const close = line.indexOf('`', at + 1);
    return close === -1 ? line.length : close + 1;
  }
  const next = line[at + 1] ?? '';
  if (next !== '(' && next !== '{') {
    let end = at + 1;
    while (/[\w@*#?]/.test(line[end] ?? ' ')) {
      end += 1;
    }
    return end;
  }
  const closing = next === '(' ? ')' : '}';
  let depth = 0;
  for (let end = at + 1; end < line.length; end += 1) {
    depth += line[end] === next ? 1 : line[end] === closing ? -1 : 0;
    if (depth === 0) {
      return end + 1;
    }
  }
  return line.length;
}
