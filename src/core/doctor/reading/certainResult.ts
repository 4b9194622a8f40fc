import type { Check } from '../../plan/plan.ts';
import { isEvidence } from '../../plan/plan.ts';
import { inlineProgram } from './inlineProgram.ts';
import { readShellCommands, type ShellCommand } from './shellCommands.ts';

/**
 * Whether the result of a check is certain before it runs, whatever the files of the repository hold. Undefined: it is not,
 * or what it prints decides, too.
 */
export function certainResult(check: Check): 'passes' | 'fails' | undefined {
  const { command, expect, negated } = check;
  if (command === undefined || expect?.kind !== 'exit' || !isEvidence(check)) {
    return undefined;
  }
  const code = certainCode(command, 0);
  if (code === undefined) {
    return undefined;
  }
  // A failure of which only that is known is any code but 0.
  const isMet = code === anyFailure ? (expect.code === 0 ? false : undefined) : code === expect.code;
  return isMet === undefined ? undefined : isMet === negated ? 'fails' : 'passes';
}

/** Whether a command line succeeds for certain, whatever the files of the repository hold. */
export function alwaysSucceeds(line: string): boolean {
  return certainCode(line, 0) === 0;
}

/** An exit code that is not 0, and nobody knows which. */
const anyFailure = -1;

/** Further in, nothing is certain. */
const mostDepth = 4;

/** Words that make of a line more than a list of commands. */
const structured = /(?:^|[\s;&|(])(?:if|for|while|until|case|function|set|trap)\s|(?:^|[\s;&|])[{}](?:[\s;]|$)/;

const listJoints = new Set(['', ';', '&&', '||', '|', '|&']);

/** The exit code that a line ends with for certain. Lines with loops, conditions or background jobs are not judged. */
function certainCode(line: string, depth: number): number | undefined {
  // A subshell around the whole line changes nothing.
  const plain = /^\s*\(([^()]*)\)\s*$/.exec(line)?.[1] ?? line;
  const commands = readShellCommands(plain);
  if (depth > mostDepth || structured.test(plain) || commands.some(({ joint }) => !listJoints.has(joint))) {
    return undefined;
  }
  let result: number | undefined;
  for (const [at, command] of commands.entries()) {
    // Of a pipe the last program counts; how it is joined to what stands before the pipe, the first one says.
    if (commands[at + 1]?.piped === true) {
      continue;
    }
    const { joint } = headOf(commands, at);
    const isRun = joint === '&&' ? isZero(result) : joint === '||' ? isNotZero(result) : true;
    const own = codeOf(command, depth);
    if (command.program === 'exit' && isRun !== false && at < commands.length - 1) {
      return isRun === true ? own : undefined;
    }
    result = isRun === true ? own : isRun === false ? result : eitherOf(joint, own);
  }
  return result;
}

function headOf(commands: readonly ShellCommand[], at: number): ShellCommand | { readonly joint: string } {
  let head = at;
  while (commands[head]?.piped === true) {
    head -= 1;
  }
  return commands[head] ?? { joint: '' };
}

function isZero(code: number | undefined): boolean | undefined {
  return code === undefined ? undefined : code === 0;
}

function isNotZero(code: number | undefined): boolean | undefined {
  return code === undefined ? undefined : code !== 0;
}

/** `x && false` fails, and `x || true` succeeds, whatever `x` does. */
function eitherOf(joint: string, own: number | undefined): number | undefined {
  return joint === '||' ? (own === 0 ? 0 : undefined) : own === undefined || own === 0 ? undefined : anyFailure;
}

function codeOf(command: ShellCommand, depth: number): number | undefined {
  const code = plainCodeOf(command, depth);
  // Where its output cannot go it fails.
  if (code === undefined || (code === 0 && command.outputs.length > 0)) {
    return undefined;
  }
  return command.inverted ? (command.piped ? undefined : code === 0 ? 1 : 0) : code;
}

function plainCodeOf(command: ShellCommand, depth: number): number | undefined {
  const { words } = command;
  const inline = inlineProgram(command);
  if (inline !== undefined) {
    return inline.loads
      ? undefined
      : inline.language === 'shell'
        ? certainCode(inline.text, depth + 1)
        : scriptCode(inline.text);
  }
  const isKnown = !words.some(({ computed }) => computed);
  switch (command.program.replace(/^(?:\/usr)?\/bin\//, '')) {
    case 'true':
    case ':':
      return 0;
    case 'echo':
    case 'printf':
      return isKnown ? 0 : undefined;
    case 'false':
      return 1;
    case 'exit':
      return /^\d+$/.test(words[1]?.text ?? '') ? Number(words[1]?.text) % 256 : undefined;
    case 'pwd':
    case 'date':
    case 'whoami':
    case 'hostname':
    case 'uname':
      return isKnown ? 0 : undefined;
    case 'ls':
      return words.slice(1).every(({ text }) => /^(?:-\w+|\.\/?)$/.test(text)) ? 0 : undefined;
    case 'test':
      return isKnown ? comparedCode(words.slice(1).map(({ text }) => text)) : undefined;
    case '[':
    case '[[':
      return isKnown ? comparedCode(words.slice(1, -1).map(({ text }) => text)) : undefined;
    default:
      return undefined;
  }
}

/** Of constants: `test 1 -eq 2`, `[ a = b ]`, `[ -n x ]`, and of the folder that every check runs in: `test -d .`. */
function comparedCode(words: readonly string[]): number | undefined {
  if (words[0] === '!') {
    const code = comparedCode(words.slice(1));
    return code === undefined ? undefined : Number(code === 0);
  }
  const [one = '', operator = '', other = ''] = words;
  if (words.length === 1) {
    return Number(one === '');
  }
  if (words.length === 2) {
    return one === '-n'
      ? Number(operator === '')
      : one === '-z'
        ? Number(operator !== '')
        : /^-[derwx]$/.test(one) && /^\.?\/?$/.test(operator) && operator !== ''
          ? 0
          : undefined;
  }
  const compare = words.length === 3 ? comparisons[operator] : undefined;
  return compare === undefined ? undefined : Number(!compare(one, other));
}

const comparisons: Readonly<Record<string, (one: string, other: string) => boolean>> = {
  '=': (one, other) => one === other,
  '==': (one, other) => one === other,
  '!=': (one, other) => one !== other,
  '-eq': (one, other) => Number(one) === Number(other),
  '-ne': (one, other) => Number(one) !== Number(other),
  '-lt': (one, other) => Number(one) < Number(other),
  '-le': (one, other) => Number(one) <= Number(other),
  '-gt': (one, other) => Number(one) > Number(other),
  '-ge': (one, other) => Number(one) >= Number(other),
};

const ending =
  /^(?:process\.exit|sys\.exit|os\._exit|Deno\.exit|exit|quit|die|raise SystemExit)\s*(?:\(\s*(?:(\d+)\s*)?\)|(\d*))$/;

const failing = /^(?:throw\b|raise\b|assert (?:False|0)\b|assert\((?:false|0)\b|(?:assert\.)?fail\()/;

/** Statements that decide nothing: imports of what ends a program, words that are printed, constants. */
const idle =
  /^(?:|import (?:sys|os)(?:, ?(?:sys|os))?|from sys import exit|pass|['"]use strict['"]|true|false|True|False|null|None|\d+|(?:console\.\w+|print|puts|echo)(?:\(| )(?:'[^']*'|"[^"]*"|\d+)\)?)$/;

/** The exit code of a program that only ends itself, or only says something. */
function scriptCode(text: string): number | undefined {
  let code = 0;
  for (const statement of text.split(/[;\n]/).map((each) => each.trim())) {
    const end = ending.exec(statement);
    const set = /^process\.exitCode\s?=\s?(\d+)$/.exec(statement)?.[1];
    if (end !== null) {
      const given = end[1] ?? end[2] ?? '';
      return given === '' ? code : Number(given) % 256;
    }
    if (failing.test(statement)) {
      return 1;
    }
    if (set !== undefined) {
      code = Number(set) % 256;
    } else if (!idle.test(statement)) {
      return undefined;
    }
  }
  return code;
}
