/**
 * The one line of a program's output that tells best why it ended: of a crash the error's message, of a launcher such as npm
 * what it launched, else the last line. Empty: it said nothing. Read from real crashes of Node 24, Python 3.11, Go 1.19, Rust
 * 1.95, Java 17, Ruby 3.1 and PHP 8.2.
 */
export function tellingLine(text: string): string {
  const all = text
    .split(/\r?\n/)
    .map((line) => line.replaceAll(colour, '').trimEnd())
    .filter((line) => line !== '');
  const own = all.filter((line) => !wrapping.some((pattern) => pattern.test(line)));
  const lines = own.length === 0 ? all : own;
  const at = nodeCrash(lines) ?? pythonCrash(lines) ?? goPanic(lines) ?? rustPanic(lines) ?? stackTrace(lines);
  return at === undefined ? lastWords(lines) : messageAt(lines, at);
}

/** npm tells the cause first, and then what might help. */
function lastWords(lines: readonly string[]): string {
  const own = lines.findLastIndex((line) => !npmError.test(line));
  const line = lines.at(-1) ?? '';
  return (npmError.test(line) ? (lines[own + 1] ?? '') : line).trim();
}

const npmError = /^npm (?:error|ERR!) /;

// oxlint-disable-next-line no-control-regex -- An escape is what a colour begins with.
const colour = /\u001B\[[\d;]*[A-Za-z]/g;

/** What launchers and compilers add behind the message: that what they started has failed, and where to read more. */
const wrapping: readonly RegExp[] = [
  /^npm (?:error|ERR!)(?:$| (?:code|errno|path|syscall|command|workspace|location|[Ll]ifecycle script|To see a list of|A complete log) | {3}npm run$| {4}\/)/,
  /^\s*ELIFECYCLE\b/,
  /^error Command failed with exit code \d/,
  /^info Visit https:/,
  /^error: script "[^"]*" exited with code \d/,
  /^g?make(?:\[\d+\])?: \*\*\* .*\bError \d+$/,
  /^exit status \d+$/,
  /^error: test failed, to rerun /,
  /^For more information about this error, /,
  /^\(Use `node --trace-/,
];

/** Index of the line that holds the message; undefined: it is no such crash. The same for those that follow. */
function nodeCrash(lines: readonly string[]): number | undefined {
  const end = lines.findLastIndex((line) => /^Node\.js v\d/.test(line));
  const caret = lines.slice(0, Math.max(0, end)).findLastIndex((line) => /^\s*\^+$/.test(line));
  if (caret < 0 || caret + 1 >= end) {
    return undefined;
  }
  const named = lines.findIndex((line, at) => at > caret && at < end && errorName.test(line));
  return named > 0 ? named : caret + 1;
}

/** `Error: `, `AssertionError [ERR_ASSERTION]: `, `Caused by: java.lang.IllegalStateException: `, `[cause]: TypeError: ` */
const errorName = /^\s*(?:\[cause\]: |Caused by: |Uncaught |Exception in thread \S+ )?[\w$.]*(?:Error|Exception)\b/;

function pythonCrash(lines: readonly string[]): number | undefined {
  const start = lines.findLastIndex((line) => line === 'Traceback (most recent call last):');
  const message = lines.findIndex((line, at) => start >= 0 && at > start && /^\S/.test(line));
  // Somebody who has caught the error, and has told of it, goes on: what is said at the end counts then.
  return message === lines.length - 1 ? message : undefined;
}

function goPanic(lines: readonly string[]): number | undefined {
  const at = lines.findIndex((line) => /^(?:panic|fatal error): /.test(line));
  return at >= 0 && lines.slice(at).some((line) => /^goroutine \d+ /.test(line)) ? at : undefined;
}

function rustPanic(lines: readonly string[]): number | undefined {
  const at = lines.findLastIndex((line) => /^thread '.*panicked at /.test(line));
  return at < 0 ? undefined : lines[at]?.endsWith(':') === true && at + 1 < lines.length ? at + 1 : at;
}

/** A line of a trace: `    at f (x.js:1:2)`, `\tfrom x.rb:1:in 'f'`, `#0 {main}`. */
const frame = /^\s+(?:at|from) \S|^#\d+ /;

/** Lines above a trace among which its message is looked for: tools show differences there. */
const longestMessage = 40;

/** Of what was printed with its trace. Properties of the error may stand behind the trace, indented. */
function stackTrace(lines: readonly string[]): number | undefined {
  const last = lines.findLastIndex((line) => frame.test(line));
  if (last < 0 || lines.slice(last + 1).some((line) => !/^(?:\s|\}|\])/.test(line))) {
    return undefined;
  }
  const first = lines.findLastIndex((line, at) => at < last && !frame.test(line) && line !== 'Stack trace:');
  const named = lines.findLastIndex((line, at) => at <= first && errorName.test(line));
  return named >= 0 && first - named < longestMessage ? named : first < 0 ? undefined : first;
}

/** Where the first line only announces the message, what follows belongs to it. */
function messageAt(lines: readonly string[], at: number): string {
  const line = (lines[at] ?? '')
    .trim()
    .replace(/^(?:\[cause\]|Caused by): /, '')
    .replace(/ \[recovered\]$/, '');
  const next = (lines[at + 1] ?? '').trim();
  return line.endsWith(':') && /\w/.test(next) && !frame.test(lines[at + 1] ?? '') ? `${line} ${next}` : line;
}
