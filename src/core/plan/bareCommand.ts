import { maskQuoted } from './shellText.ts';

/** A check's plain text, taken apart: what a shell would be given, and what was said about it. */
export interface BareCommand {
  /** Without trailing parentheses. */
  readonly command: string;
  /** Words behind the command that say what it must give, or that name another one; empty: there are none. */
  readonly demand: string;
  /** The parentheses. */
  readonly remark: string;
}

/** Programs whose arguments are plain words: `npm run lint`, `git diff`. */
export const knownPrograms: ReadonlySet<string> = new Set(
  'bash bun bundle cargo cmake composer deno docker dotnet echo git go gradle just make mise mix mvn nix node npm npx php pip pnpm poetry printf pytest python python3 rake ruby rustc sh swift task test tox true turbo uv yarn zig'.split(
    ' ',
  ),
);

/**
 * Finds where a command that stands in no code span ends and prose begins. A program would take such words as arguments,
 * so a reader can only say that they are there, and never what was meant.
 */
export function readBareCommand(text: string): BareCommand {
  const command = withoutParentheses(text);
  const words = wordsOf(command);
  let simple = newCommand;
  for (const [at, word] of words.entries()) {
    if (operators.has(word.text) || endsCommand(words[at - 1]?.text)) {
      simple = newCommand;
    }
    if (operators.has(word.text) || (simple.program === '' && keywords.has(word.text))) {
      continue;
    }
    const from =
      simple.program === ''
        ? programsColon(word, words[at + 1])
        : (parenthesis(command, word, simple) ?? demandStart(words, at, simple));
    if (from !== undefined) {
      return { command: withoutParentheses(command.slice(0, from)), demand: text.slice(from).trim(), remark: '' };
    }
    simple = afterWord(simple, word.text, words);
  }
  return { command, demand: '', remark: text.slice(command.length).trim() };
}

/** Programs of which nobody speaks in a sentence without meaning the program. */
const lookers = new Set(
  'awk cat cd curl diff du egrep eslint grep head jest jq ls mocha playwright rg sed sort stat tail tsc uniq vitest wc wget'.split(
    ' ',
  ),
);

/** Whether words before a demand are a command rather than what a sentence speaks of: “the suite is green”. */
export function isCommandAlone(command: string): boolean {
  const [first = '', ...behind] = command.split(/\s+/);
  return (
    knownPrograms.has(first) ||
    lookers.has(first) ||
    (first !== '' && behind.length === 0) ||
    /[./=$;&|-]/.test(command)
  );
}

/** Where a clause behind a dash begins, which no shell gets. */
export function dashIn(text: string): number | undefined {
  const masked = maskQuoted(text);
  const dash = /\s(?:—|–)\s/.exec(masked) ?? /\s--\s+[a-z]+ [a-z]+ [a-z]/.exec(masked);
  return dash?.index ?? hyphenDash(masked);
}

/**
 * Where a hyphen between blanks stands for a dash; undefined: it is the standard input or output of a program, or there is
 * none. Without a pipe or a file nothing comes in, and an option before it takes it for its value.
 */
function hyphenDash(masked: string): number | undefined {
  const hyphen = /\s-\s(?=\s*[\p{L}\d_"'])/u.exec(masked);
  if (hyphen === null) {
    return undefined;
  }
  const before = masked.slice(0, hyphen.index).trim();
  const last = before.slice(before.lastIndexOf(' ') + 1);
  const reads =
    /[|<;&]/.test(before) ||
    last.startsWith('-') ||
    streaming.has(before.split(' ', 1)[0] ?? '') ||
    /[|<>]/.test(masked);
  return reads ? undefined : hyphen.index;
}

/** Programs to which a hyphen is a file, even without an option before it. */
const streaming = new Set(
  'tar bsdtar cpio pax zip cat diff cmp comm paste join sort wc tee ssh gpg ffmpeg convert magick git cd'.split(' '),
);

interface Word {
  /** With what is quoted or in parentheses masked. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function wordsOf(command: string): readonly Word[] {
  return Array.from(maskQuoted(command).matchAll(/\S+/g), ({ 0: text, index }) => ({
    text,
    start: index,
    end: index + text.length,
  }));
}

/** A program with its arguments, as far as they were looked at. */
interface SimpleCommand {
  /** Empty: it has not begun, or only with assignments. */
  readonly program: string;
  /** Arguments so far that are no options. */
  readonly operands: number;
  readonly last: string;
  /** Its arguments are a text, which another program gets. */
  readonly speaks: boolean;
}

const newCommand: SimpleCommand = { program: '', operands: 0, last: '', speaks: false };

/** Behind these a command begins: operators of a shell anywhere, its words where a command may stand. */
const operators = new Set('| |& || && ; &'.split(' '));
const keywords = new Set('! { then do else elif if while until time'.split(' '));

function endsCommand(word: string | undefined): boolean {
  return word?.endsWith(';') === true;
}

const speakers = new Set(['echo', 'printf']);

function afterWord(simple: SimpleCommand, word: string, words: readonly Word[]): SimpleCommand {
  if (simple.program === '') {
    return /^[A-Za-z_]\w*=/.test(word)
      ? simple
      : {
          program: word.slice(word.lastIndexOf('/') + 1) || word,
          operands: 0,
          last: word,
          speaks: speakers.has(word) && words.some(({ text }) => operators.has(text) || /^\d*>/.test(text)),
        };
  }
  return { ...simple, operands: simple.operands + (word.startsWith('-') ? 0 : 1), last: word };
}

/** `pytest: all green` */
function programsColon(word: Word, next: Word | undefined): number | undefined {
  return /^[a-z][\w-]*:$/.test(word.text) && isProse(next?.text) ? word.end - 1 : undefined;
}

/** Behind a word, a shell takes none but those of a function or a loop. */
function parenthesis(command: string, { start, text }: Word, { program }: SimpleCommand): number | undefined {
  return command[start] === '(' && text !== '__' && !shellWords.has(program) ? start : undefined;
}

const shellWords = new Set('case for function select [['.split(' '));

/** What a plain word is, besides an option, a path, or an operator. */
function isProse(word: string | undefined): boolean {
  return word !== undefined && !operators.has(word) && /^[\p{L}\d_`“"'(≥]/u.test(word);
}

const one = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Say what must come of the command; none is an argument that anybody writes without quotes. */
const modals = one('should must shall is are has the that which its and then');

/** Say that it succeeds or fails, at the end or with more prose behind them. */
const results = one('passes passed succeeds succeeded fails failed works completes finishes');
const behindResults = one(
  'with without for on in and cleanly successfully now again when if because as at after before ok too all every each',
);

/** Say what it prints, with that behind them. */
const printing = one(
  'outputs prints returns shows displays reports emits says yields gives lists finds includes contains equals matches mentions produces logs responds answers',
);

/** Pairs of words of which the second one tells what the first one means. */
const pairs: Readonly<Record<string, RegExp>> = {
  exits: /^(?:`?\d{1,3}`?|code|status|with|without|non-?zero|zero|cleanly|successfully|ok)$/,
  exit: /^(?:`?\d{1,3}`?|code|status|with|non-?zero|zero)$/,
  ends: /^(?:with|without|in|cleanly|successfully)$/,
  runs: /^(?:with|without|cleanly|successfully|ok|green)$/,
  at: /^(?:least|most)$/,
  more: /^than$/,
  fewer: /^than$/,
  less: /^than$/,
  exactly: /^(?:\d+|one|two|three)$/,
  all: /^(?:green|pass|passes|passed|passing|clean|ok|succeed)$/,
  no: /^(?:errors?|failures?|warnings?|match|matches|output|hits|results|problems|issues|findings)$/,
  zero: /^(?:errors?|failures?|warnings?|matches|hits|results|problems|issues|findings)$/,
  without: /^(?:an?|any|errors?|failures?|warnings?|problems|failing)$/,
  with: /^(?:an?|exit|code|no|status|zero|the)$/,
  output: /^(?:is|should|must|contains?|includes?|has|equals?|matches|shows|of)$/,
  stdout: /^(?:is|should|must|contains?|includes?|has|equals?|matches|shows)$/,
  from: /^(?:the|repo|root)$/,
  in: /^(?:the)$/,
  on: /^(?:the|CI|ci)$/,
  expect: /^(?:\d+|`|no|exit|the|an?|it|zero|success|failure)/,
  expects: /^(?:\d+|`|no|exit|the|an?|it|zero|success|failure)/,
};

/** Between two commands, where a shell wants an operator. Other words of the kind are no arguments at all. */
const joining = one('plus or + , followed afterwards');

const comparison = /^(?:>=|<=|≥|≤|===?|!=|≠|=)$/;
/** To and from a file, which nobody calls by a number alone. */
const redirection = /^[<>]$/;
const joinedComparison = /^(?:>=|<=|≥|≤|===?|≠|>)\d+$/;
const arrow = /^(?:-{1,2}>|=>|→|⇒|⟶)/;

/** Programs of which a comparison is an argument. */
const comparing = one('test [ [[ (( expr let');

/** Where the words begin that no program gets; undefined: this word may well be an argument. */
function demandStart(words: readonly Word[], at: number, simple: SimpleCommand): number | undefined {
  const word = words[at];
  const next = words[at + 1]?.text;
  if (word === undefined) {
    return undefined;
  }
  if (arrow.test(word.text) && (next !== undefined || /\w/.test(word.text))) {
    return word.start;
  }
  if (isComparison(word.text, next, simple)) {
    return word.start;
  }
  if (simple.speaks || isNamed(simple)) {
    return undefined;
  }
  if (/^[\w.:-]*\w:$/.test(word.text) && isProse(next) && !asksHosts.has(simple.program)) {
    return word.end - 1;
  }
  if (isJoined(words, at)) {
    return word.start;
  }
  if (word.text.endsWith(',') && next !== undefined && (knownPrograms.has(next) || next === 'and' || next === 'then')) {
    return word.end - 1;
  }
  return saysWhatComes(word.text.replace(/[.,;!]$/, ''), next, simple) ? word.start : undefined;
}

const asksHosts = one('scp rsync curl ssh http');

function isComparison(word: string, next: string | undefined, { program }: SimpleCommand): boolean {
  return (
    !comparing.has(program) &&
    (joinedComparison.test(word) ||
      (redirection.test(word) && /^\d+[.,;]?$/.test(next ?? '')) ||
      (comparison.test(word) && /^(?:\d+[.,;]?$|_|`|"|“)/.test(next ?? '')))
  );
}

function isJoined(words: readonly Word[], at: number): boolean {
  const [word = '', next = '', afterNext = ''] = words.slice(at, at + 3).map(({ text }) => text);
  return joining.has(word) && knownPrograms.has(next === 'by' || next === 'also' ? afterNext : next);
}

function saysWhatComes(word: string, next: string | undefined, simple: SimpleCommand): boolean {
  const plainNext = next?.replace(/[.,;!]$/, '');
  if (modals.has(word)) {
    return isProse(next);
  }
  if (results.has(word)) {
    return next === undefined || operators.has(next) || behindResults.has(plainNext ?? '');
  }
  if (printing.has(word)) {
    // `ls reports build` names folders.
    return isProse(next) && !(listing.has(simple.program) && simple.operands === 0);
  }
  if (word === 'cleanly' || word === 'successfully') {
    return next === undefined;
  }
  return Object.hasOwn(pairs, word) && plainNext !== undefined && pairs[word]?.test(plainNext) === true;
}

/** Programs whose first argument is a file or a folder of any name. */
const listing = one('ls rm mkdir find cat du cd pushd touch cp mv stat file tree rmdir tar zip diff');

const searching = one('grep egrep fgrep rg ag ack');

/** Words behind which the name of something stands: a script, a target, a recipe. */
const naming = one('run run-script exec make just task rake yarn pnpm bun nx grep');

/** Options whose value is a pattern or a name. */
const patternOption =
  /^(?:-[A-Za-z]*[kgtmefEnr]|-run|-i?name|-path|--(?:grep|fgrep|match|filter|name|pattern|regexp|test-name-pattern|testNamePattern|test|tests|example|tag|bin|package|spec|message|project))$/;

/** Whether the next word stands where any name or pattern may stand. */
function isNamed({ program, operands, last }: SimpleCommand): boolean {
  return naming.has(last) || patternOption.test(last) || (searching.has(program) && operands === 0);
}

/**
 * Takes off parentheses that the text ends with: a shell takes none behind a word, so they are a remark. Those of a
 * substitution, a subshell, a function or an array stand behind an operator, or have no blank before them.
 */
function withoutParentheses(text: string): string {
  let rest = text.trimEnd();
  for (let remarks = 0; remarks < mostRemarks; remarks += 1) {
    const end = /\)[.;,]?$/.test(rest) ? rest.lastIndexOf(')') : -1;
    const open = end === -1 ? undefined : openingOf(rest, end);
    const before = open === undefined ? '' : rest.slice(0, open);
    const word = wordBefore(before);
    if (
      word === '' ||
      open === end - 1 ||
      operators.has(word) ||
      keywords.has(word) ||
      endsCommand(word) ||
      !isOutside(before)
    ) {
      return rest;
    }
    rest = before.trimEnd();
  }
  return rest;
}

/** Each takes a look at the whole text. */
const mostRemarks = 4;

/** The last word of a text that ends with a blank; else empty. */
function wordBefore(text: string): string {
  const words = text.trimEnd();
  return words === text ? '' : words.slice(Math.max(words.lastIndexOf(' '), words.lastIndexOf('\t')) + 1);
}

/** Whether quotes and parentheses that were opened are closed. */
function isOutside(before: string): boolean {
  return maskQuoted(`${before}x`).endsWith('x') && !/(?:^|\s)(?:case|for|function|select)\s/.test(before);
}

/** Where the parenthesis was opened that is closed there. */
function openingOf(text: string, end: number): number | undefined {
  let depth = 0;
  for (let index = end; index >= 0; index -= 1) {
    depth += text[index] === ')' ? 1 : text[index] === '(' ? -1 : 0;
    if (depth === 0) {
      return index;
    }
  }
  return undefined;
}
