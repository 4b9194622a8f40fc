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

/** Programs whose arguments are plain words: `npm run lint`, `git diff`. */
const knownPrograms = new Set(
  'bash bun bundle cargo cmake composer deno docker dotnet echo git go gradle just make mise mix mvn nix node npm npx php pip pnpm poetry printf pytest python python3 rake ruby rustc sh swift task test tox true turbo uv yarn zig'.split(
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
  if (!['cmd', 'assert', 'status'].includes(tag)) {
    return { ...shared, command: undefined, expect: undefined, negated: false, executable: false, ambiguous: true };
  }
  const { command, rest } = splitCommand(text, tag);
  if (command === undefined || isNoCommand(command)) {
    return { ...shared, command: undefined, expect: undefined, negated: false, executable: false, ambiguous: true };
  }
  const piped = tag === 'assert' ? splitExpectedText(command) : { command, expected: undefined };
  const arrow = tag === 'status' ? splitArrow(piped.command, rest) : { command: piped.command, rest };
  const negated = /^!\s*/.exec(arrow.command);
  const expect =
    piped.expected === undefined
      ? readExpectation(arrow.rest, tag)
      : arrow.rest === ''
        ? ({ kind: 'contains', text: piped.expected } as const)
        : undefined;
  return {
    ...shared,
    command: negated === null ? arrow.command : arrow.command.slice(negated[0].length),
    expect,
    negated: negated !== null,
    executable: expect !== undefined,
    ambiguous: expect === undefined,
  };
}

/** What no shell could run: a place that was left to fill in, an address, or a request without the program that makes it. */
function isNoCommand(command: string): boolean {
  return isGap(command.replace(/^!\s*/, '')) || isAddress(command);
}

/** `http://localhost:3000/health`, `GET /health`, `/health`-like requests that name no program. */
export function isAddress(command: string): boolean {
  return /^(?:(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) )?\s*(?:https?:\/\/|localhost(?::\d+)?(?:\/|$))\S*$|^(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\s/.test(
    command,
  );
}

/** `[cmd] …`, `` `[cmd]` … ``, or the whole check in one code span: `` `[cmd] …` ``. */
function splitTag(itemText: string): { tag: string; text: string } | undefined {
  const [, tag, rest = ''] = /^\*{0,2}\[([a-z][\w-]*)\](.*)$/is.exec(itemText) ?? [];
  // `[docs](https://…)` is a link, not a tag.
  if (tag !== undefined && !/^[([]/.test(rest)) {
    return { tag: tag.toLowerCase(), text: rest.replace(/^\*{0,2}:?/, '').trim() };
  }
  const span = codeSpans(itemText)[0];
  const inSpan = span?.start === 0 ? /^\[([a-z][\w-]*)\]:?\s*(.*)$/is.exec(span.content) : null;
  if (span === undefined || inSpan === null) {
    return undefined;
  }
  const inside = (inSpan[2] ?? '').trim();
  const behind = itemText.slice(span.end).trim();
  const text = inside === '' ? behind : `${inCodeSpan(inside)} ${behind}`.trim();
  return { tag: (inSpan[1] ?? '').toLowerCase(), text };
}

function readBrowse(text: string, shared: { tag: string; text: string }): CheckWords {
  const span = codeSpans(text)[0];
  const url = span?.start === 0 ? span.content : /^(?:https?:\/\/|\/)\S*/.exec(text)?.[0];
  return { ...shared, command: url, expect: undefined, negated: false, executable: true, ambiguous: url === undefined };
}

function splitCommand(text: string, tag: string): { command: string | undefined; rest: string } {
  const spans = codeSpans(text);
  const first = spans[0];
  if (first?.start === 0) {
    return { command: first.content.trim(), rest: text.slice(first.end).trim() };
  }
  if (/^!\s*`/.test(text) && first !== undefined) {
    return { command: `! ${first.content.trim()}`, rest: text.slice(first.end).trim() };
  }
  // Prose with code spans inside has no command; a shell's own backticks are too rare to tell them apart.
  if (first !== undefined || !startsLikeCommand(text)) {
    return { command: undefined, rest: text };
  }
  if (tag === 'status') {
    return { command: text, rest: '' };
  }
  const masked = maskQuoted(text);
  const dash = /\s(?:—|–)\s/.exec(masked) ?? /\s--\s+[a-z]+ [a-z]+ [a-z]/.exec(masked);
  return { command: dash === null ? text : text.slice(0, dash.index).trim(), rest: '' };
}

/** A program name, a path, an assignment or shell syntax; a capital letter or a closing full stop means a sentence. */
function startsLikeCommand(text: string): boolean {
  const first = text.split(/\s/, 1)[0] ?? '';
  const command = /^(?:!|\[|\(|\{|[a-z0-9_.~$][\w./~${}+@:-]*$|[A-Z_][A-Z0-9_]*=\S*)/.test(first);
  const words = text.split(/\s+/);
  // Several plain words in a row are a sentence (`native smoke test command`), unless the first one is a known program.
  const sentence = words.length > 3 && words.every((word) => /^[a-z]+$/.test(word)) && !knownPrograms.has(first);
  return command && !sentence && !/[a-z]\.$/.test(text.replace(/\s\.$/, ''));
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
    rest = shorter;
    expect = matchExpectation(rest, tag);
  }
  return expect;
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
