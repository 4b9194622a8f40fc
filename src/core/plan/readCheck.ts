import { dashIn, isCommandAlone, knownPrograms, readBareCommand } from './bareCommand.ts';
import { codeSpans, inCodeSpan } from './codeSpans.ts';
import { isGap, isGapForText } from './gap.ts';
import type { Check, Expectation } from './plan.ts';
import { maskQuoted } from './shellText.ts';
import { unquoted } from './unquoted.ts';

/** Programs that stand behind a shell pipe; `| word` with another word is the expected text of an `[assert]`. */
const filterPrograms = new Set(
  'awk base64 bash bc cat column comm cut deno diff egrep fgrep find fold grep gunzip head jq less md5sum nl node npx od paste perl python python3 rev rg ruby sed sh sha1sum sha256sum shasum sort strings tac tail tee test tr uniq wc while xargs xxd yq zcat [ [['.split(
    ' ',
  ),
);

/** A check without its place in the file. */
export type CheckWords = Omit<Check, 'range' | 'textRange' | 'commandRange'>;

/**
 * Reads the text of a bullet under Verification. Undefined when it carries no tag.
 *
 * A check is certain when it reduces to one command plus a mechanical expectation; the rest is ambiguous, never guessed
 * (the grammar is in the contracts: the code span that the check begins with, else plain text up to a dash clause).
 */
export function readCheck(itemText: string): CheckWords | undefined {
  const tagged = splitTag(itemText);
  if (tagged === undefined) {
    return undefined;
  }
  const { tag, text } = tagged;
  const shared = { tag, text };
  if (tag === 'manual') {
    return { ...shared, command: undefined, expect: undefined, negated: false, executable: false, ambiguous: false };
  }
  if (tag === 'browse') {
    return readBrowse(text, shared);
  }
  const unread = {
    ...shared,
    command: undefined,
    expect: undefined,
    negated: false,
    executable: false,
    ambiguous: true,
  };
  const whole = ['cmd', 'assert', 'status'].includes(tag) ? splitCommand(text, tag, tagged.spanned) : undefined;
  if (whole === undefined) {
    return unread;
  }
  const piped = tag === 'assert' ? splitExpectedText(whole.command) : { command: whole.command, expected: undefined };
  const arrow = tag === 'status' ? splitArrow(piped.command, whole.rest) : { ...whole, command: piped.command };
  const bare = whole.bare ? readBareCommand(arrow.command) : { command: arrow.command, demand: '', remark: '' };
  const [marks = '', bang] = /^(?:[$%>]\s+)?(!\s*)?/.exec(bare.command) ?? [];
  const command = bare.command.slice(marks.length);
  if (isNoCommand(command, tag) || (bare.demand !== '' && !isCommandAlone(command))) {
    return unread;
  }
  const certain =
    bare.demand === '' &&
    !demandsMore(bare.remark, tag) &&
    !demandsMore(commentIn(command), tag) &&
    marks === (bang ?? '');
  const expect = !certain
    ? undefined
    : piped.expected === undefined
      ? readExpectation(arrow.rest, tag)
      : arrow.rest === ''
        ? ({ kind: 'contains', text: piped.expected } as const)
        : undefined;
  return {
    ...shared,
    command,
    expect,
    negated: bang !== undefined,
    executable: expect !== undefined,
    ambiguous: expect === undefined,
  };
}

/**
 * What no shell could run: a place that was left to fill in, an address, or a request without the program that makes it; a
 * path alone answers with no status.
 */
function isNoCommand(command: string, tag: string): boolean {
  return isGap(command) || isAddress(command) || (tag === 'status' && /^\/\S*$/.test(command));
}

/** `http://localhost:3000/health`, `GET /health`, `localhost:3000`: requests that name no program, whatever stands behind. */
export function isAddress(command: string): boolean {
  return /^(?:(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\s|https?:\/\/|localhost(?:[/?\s]|$)|[\w.-]+:\d{2,5}(?:[/?\s]|$))/.test(
    command,
  );
}

interface TaggedText {
  readonly tag: string;
  readonly text: string;
  /** The whole check stands in one code span, which says nothing about where its command ends. */
  readonly spanned: boolean;
}

/** `[cmd] …`, `` `[cmd]` … ``, or the whole check in one code span: `` `[cmd] …` ``. */
function splitTag(itemText: string): TaggedText | undefined {
  const [, tag, rest = ''] = /^\*{0,2}\[([a-z][\w-]*)\](.*)$/is.exec(itemText) ?? [];
  // `[docs](https://…)` is a link, not a tag.
  if (tag !== undefined && !/^[([]/.test(rest)) {
    return { tag: tag.toLowerCase(), text: rest.replace(/^\*{0,2}:?/, '').trim(), spanned: false };
  }
  const span = codeSpans(itemText)[0];
  const inSpan = span?.start === 0 ? /^\[([a-z][\w-]*)\]:?\s*(.*)$/is.exec(span.content) : null;
  if (span === undefined || inSpan === null) {
    return undefined;
  }
  const inside = (inSpan[2] ?? '').trim();
  const behind = itemText.slice(span.end).trim();
  const text = inside === '' ? behind : `${inCodeSpan(inside)} ${behind}`.trim();
  return { tag: (inSpan[1] ?? '').toLowerCase(), text, spanned: inside !== '' };
}

function readBrowse(text: string, shared: { tag: string; text: string }): CheckWords {
  const span = codeSpans(text)[0];
  const url = span?.start === 0 ? span.content : /^(?:https?:\/\/|\/)\S*/.exec(text)?.[0];
  return { ...shared, command: url, expect: undefined, negated: false, executable: true, ambiguous: url === undefined };
}

interface CommandAndRest {
  readonly command: string;
  readonly rest: string;
  /** No code span says where the command ends. */
  readonly bare: boolean;
}

/** Undefined: there is no command. */
function splitCommand(text: string, tag: string, spanned: boolean): CommandAndRest | undefined {
  const [first] = codeSpans(text);
  if (first?.start === 0) {
    return { command: first.content.trim(), rest: text.slice(first.end).trim(), bare: spanned };
  }
  if (/^!\s*`/.test(text) && first !== undefined) {
    return { command: `! ${first.content.trim()}`, rest: text.slice(first.end).trim(), bare: false };
  }
  // Prose with code spans inside has no command; a shell's own backticks are too rare to tell them apart.
  if (first !== undefined || !startsLikeCommand(text)) {
    return undefined;
  }
  const dash = tag === 'status' ? undefined : dashIn(text);
  return dash === undefined
    ? { command: text, rest: '', bare: true }
    : { command: text.slice(0, dash).trim(), rest: text.slice(dash).trim(), bare: true };
}

/** A program name, a path, an assignment or shell syntax; a capital letter or a closing full stop means a sentence. */
function startsLikeCommand(text: string): boolean {
  const first = text.split(/\s/, 1)[0] ?? '';
  const command = /^(?:!|\[|\(|\{|[a-z0-9_.~$][\w./~${}+@:-]*$|[A-Z_][A-Z0-9_]*=\S*)/.test(first);
  const words = text.split(/\s+/);
  // Several plain words in a row are a sentence (`native smoke test command`), unless the first one is a known program.
  const sentence = words.length > 3 && words.every((word) => /^[a-z]+$/.test(word)) && !knownPrograms.has(first);
  const prose = sentence || /[a-z]\.$/.test(text.replace(/\s\.$/, ''));
  return command && (!prose || readBareCommand(text).demand !== '');
}

/** The documented `[assert] command | text`: only where the text is not a program, else `|` is the shell's. */
function splitExpectedText(command: string): { command: string; expected: string | undefined } {
  const pipe = lastPipe(command);
  if (pipe === undefined) {
    return { command, expected: undefined };
  }
  const behind = command.slice(pipe + 1).trim();
  const word = behind.replace(/^!\s*/, '').split(/\s/, 1)[0] ?? '';
  if (behind === '' || filterPrograms.has(word) || /^[./~$]/.test(word)) {
    return { command, expected: undefined };
  }
  return { command: command.slice(0, pipe).trim(), expected: unquoted(behind) };
}

/** Index of the last `|` of the shell that is not part of `||`, `|&` or `>|`. */
function lastPipe(command: string): number | undefined {
  return command.includes('|') ? [...maskQuoted(command).matchAll(/(?<![|>])\|(?![|&])/g)].at(-1)?.index : undefined;
}

function splitArrow(command: string, rest: string): { command: string; rest: string } {
  const arrow = /(?:->|→)\s*`?(\d{3})(\D|$)/.exec(maskQuoted(command));
  if (arrow === null) {
    return { command, rest };
  }
  const [whole, code, behind = ''] = arrow;
  const end = arrow.index + whole.length - (behind === '`' ? 0 : behind.length);
  return {
    command: command.slice(0, arrow.index).trimEnd(),
    rest: `-> ${code} ${command.slice(end)} ${rest}`.trim(),
  };
}

const quoted = '(?:`([^`]+)`|"([^"]+)"|\'([^\']+)\'|“([^”]+)”)';
const containsQuoted = new RegExp(`^(?:the )?(?:output |stdout )?contains? ${quoted}$`, 'i');
const outputsQuoted = new RegExp(`^(?:outputs?|returns?) (?:${quoted}|(\\d+))$`, 'i');

/** What stands behind the command. A dash may belong to a quoted text, so remarks are taken off one by one. */
function readExpectation(text: string, tag: string): Expectation | undefined {
  let rest = text.trim();
  let expect = matchExpectation(rest, tag);
  for (let shorter = withoutRemark(rest); expect === undefined && shorter !== rest; shorter = withoutRemark(rest)) {
    if (shorter === '' ? demandsMore(rest, tag) : announces(rest.slice(shorter.length).trim())) {
      return undefined;
    }
    rest = shorter;
    expect = matchExpectation(rest, tag);
  }
  return expect;
}

/** Whether a remark that nothing stands before says what must come: it would be lost, and the check green without it. */
function demandsMore(remark: string, tag: string): boolean {
  const words = wordsOfRemark(remark);
  const expect = words === '' ? undefined : matchExpectation(words, tag);
  return (expect !== undefined && !(expect.kind === 'exit' && expect.code === 0)) || isDemand(words);
}

/** “— expected: two lines”, whatever is expected before it. */
function announces(remark: string): boolean {
  const words = wordsOfRemark(remark);
  return /^expect(?:ed|s)?\b/i.test(words) && !saysSuccess.test(words);
}

function wordsOfRemark(remark: string): string {
  return (/^(?:(?:—|–|--?)\s+|\(|#\s*)(.*?)\)?[.;,]?$/s.exec(remark)?.[1] ?? '').trim();
}

/** What a shell would take for a comment in the command, with its mark. */
function commentIn(command: string): string {
  const at = command.includes('#') ? maskQuoted(command).search(/\s#\s/) : -1;
  return at === -1 ? '' : command.slice(at + 1);
}

/** Says no more than that the command succeeds. */
const saysSuccess = /\b(?:pass|passes|passed|succeeds?|success|green|clean|no errors?|exits? 0|exit code 0)\b/i;

const number = String.raw`(?:\d{1,9}|no|zero|one|two|three|four|five|six|seven|eight|nine|ten)`;

const demands: readonly RegExp[] = [
  /^expect(?:ed|s)?\b/i,
  /^(?:it |this |output |the output )?(?:should|must)\b/i,
  /^(?:it |this )?(?:prints?|outputs?|returns?|equals?) \S/i,
  new RegExp(
    String.raw`^(?:it |this )?(?:shows?|gives?|yields?|lists?|reports?|finds?|displays?|contains?) (?:\x60|["“']|nothing\b|exactly\b|${number}\b)`,
    'i',
  ),
  new RegExp(
    String.raw`^(?:exactly |only |at least |at most )?${number} (?:lines?|match(?:es)?|hits?|results?|rows?|entries|files?|words?|records?|items?)$`,
    'i',
  ),
  /^(?:nothing|no output|empty|empty output)$/i,
];

/** Whether words tell what a command must give, in words that are not read: “two lines”, “prints 3”. */
function isDemand(words: string): boolean {
  return demands.some((demand) => demand.test(words)) && !saysSuccess.test(words);
}

/** What most checks expect: one object for all of them. */
const succeeds: Expectation = { kind: 'exit', code: 0 };

function matchExpectation(rest: string, tag: string): Expectation | undefined {
  if (tag === 'status') {
    const status = /^(?:->|→|returns?|is)?\s*(?:HTTP )?`?(\d{3})`?$/i.exec(rest);
    return status === null ? undefined : { kind: 'httpStatus', code: Number(status[1]) };
  }
  if (rest === '') {
    return succeeds;
  }
  const exit = /^(?:→\s*|->\s*)?exits?(?: with)?(?: code| status)? `?(\d{1,3})`?$/i.exec(rest);
  if (exit !== null) {
    return { kind: 'exit', code: Number(exit[1]) };
  }
  if (/^(?:outputs|returns|has) (?:a match|matches)$/i.test(rest)) {
    return { kind: 'match' };
  }
  const atLeast =
    /^(?:→\s*|->\s*)?(?:(?:the )?(?:output )?(?:is|outputs?|returns?)\s+)?(?:at least|>=|≥)\s*`?(\d+)`?$/i.exec(rest);
  if (atLeast !== null) {
    return { kind: 'atLeast', value: Number(atLeast[1]) };
  }
  const contains = containsQuoted.exec(rest);
  if (contains !== null) {
    return textExpectation('contains', contains);
  }
  const outputs = outputsQuoted.exec(rest);
  return outputs === null ? undefined : textExpectation('outputs', outputs);
}

function textExpectation(kind: 'contains' | 'outputs', match: RegExpExecArray): Expectation | undefined {
  const text = match.slice(1).find((part) => part !== undefined) ?? '';
  return isGapForText(text) ? undefined : { kind, text };
}

/** Trailing parentheses and a clause behind a dash are remarks, and so is a full stop. Takes the last one off. */
function withoutRemark(rest: string): string {
  if (/^(?:—|–|--?)\s/.test(rest)) {
    return '';
  }
  if (/[.;,]$/.test(rest)) {
    return rest.slice(0, -1).trimEnd();
  }
  if (rest.endsWith(')')) {
    const open = openingOfLast(rest);
    return open === undefined ? rest : rest.slice(0, open).trimEnd();
  }
  const dash = [...rest.matchAll(/\s(?:—|–|--?)\s/g)].at(-1);
  return dash === undefined ? rest : rest.slice(0, dash.index).trimEnd();
}

/** Where the parenthesis that the text ends with was opened. */
function openingOfLast(text: string): number | undefined {
  let depth = 0;
  for (let index = text.length - 1; index >= 0; index -= 1) {
    depth += text[index] === ')' ? 1 : text[index] === '(' ? -1 : 0;
    if (depth === 0) {
      return index;
    }
  }
  return undefined;
}
