import { inlineProgram, substitutedPrograms } from './inlineProgram.ts';
import { readShellCommands, type ShellCommand } from './shellCommands.ts';
import { lookers } from './traces.ts';

/** Programs that prepare or put away, and those that only start or end another one's process. */
const aside = new Set(
  'touch mkdir rm rmdir cp mv ln chmod chown install mktemp sync kill pkill killall trap wait read shopt local declare umask ulimit return break continue'.split(
    ' ',
  ),
);

/** What git tells of its own state: that something was written, not what it does. `git commit` may run hooks. */
const gitLooks = new Set(
  'diff diff-tree diff-index diff-files status log show ls-files ls-tree ls-remote rev-parse rev-list grep branch cat-file describe blame merge-base show-ref for-each-ref shortlog tag stash reflog check-ignore name-rev cherry whatchanged count-objects fsck config remote version add reset restore checkout switch clean'.split(
    ' ',
  ),
);

/** Further in, a program in a program in a program is taken to run something. */
const mostDepth = 4;

/**
 * Whether a command starts something that could show what changed code does. It looks into `sh -c`, `node -e` and their kin.
 * What cannot be told (an alternative of `[[ … ]]` that looks like a program) counts for running something.
 */
export function runsSomething(command: ShellCommand, depth = 0): boolean {
  if (depth > mostDepth || substitutedPrograms(command).some((text) => lineRuns(text, depth))) {
    return true;
  }
  const inline = inlineProgram(command);
  if (inline !== undefined) {
    return inline.language === 'shell' ? lineRuns(inline.text, depth) : inline.loads || scriptRuns(inline.text);
  }
  const program = command.program.slice(command.program.lastIndexOf('/') + 1);
  if (onlyReadsSyntax(program, command)) {
    return false;
  }
  if (isPath(command.program)) {
    return true;
  }
  if (program === 'git') {
    const [verb] = gitWords(command);
    return verb !== undefined && !gitLooks.has(verb);
  }
  if (program === 'xargs') {
    const at = command.words.findIndex(({ text }, index) => index > 0 && !/^(?:-.*|\d+|\{\})$/.test(text));
    return (
      at !== -1 &&
      runsSomething({ ...command, program: command.words[at]?.text ?? '', words: command.words.slice(at) }, depth + 1)
    );
  }
  return !lookers.has(program) && !aside.has(program) && !program.startsWith('-');
}

/** What tells an interpreter to read a file and not to run it: `node --check x.mjs`. */
const syntaxOptions: readonly (readonly [interpreter: RegExp, option: RegExp])[] = [
  [/^(?:node|nodejs)$/, /^(?:--check|-c)$/],
  [/^(?:ruby|perl)$/, /^-\w*c$/],
  [/^php$/, /^-l$/],
];

function onlyReadsSyntax(program: string, { words }: ShellCommand): boolean {
  const first = words[1]?.text ?? '';
  return (
    syntaxOptions.some(([interpreter, option]) => interpreter.test(program) && option.test(first)) ||
    (/^python[\d.]*$/.test(program) && first === '-m' && /^(?:py_compile|compileall)$/.test(words[2]?.text ?? ''))
  );
}

/** `/bin/true` is the system's, `./true` is not. */
function isPath(program: string): boolean {
  return program.includes('/') && !/^(?:\/usr(?:\/local)?)?\/s?bin\//.test(program);
}

/** Whether git is asked for its own state. */
export function looksAtGit(command: ShellCommand): boolean {
  const inline = inlineProgram(command);
  const inside = [...(inline?.language === 'shell' ? [inline.text] : []), ...substitutedPrograms(command)];
  return (
    (command.program === 'git' && gitLooks.has(gitWords(command)[0] ?? '')) ||
    inside.some((text) => readShellCommands(text).some((each) => each.program === 'git'))
  );
}

function gitWords({ words }: ShellCommand): readonly string[] {
  const texts = words.slice(1).map(({ text }) => text);
  const at = texts.findIndex((text, index) => !text.startsWith('-') && !/^-[Cc]$/.test(texts[index - 1] ?? ''));
  return at === -1 ? [] : texts.slice(at);
}

function lineRuns(text: string, depth: number): boolean {
  return readShellCommands(text).some((inner) => runsSomething(inner, depth + 1));
}

/** Modules by which a script only looks at files, words and numbers. */
const lookingModules =
  /^(?:(?:node:)?(?:fs|fs\/promises|path|os|process|url|util|assert|assert\/strict|timers|buffer)|sys|os\.path|pathlib|json|re|glob|io|time|math|string|strict|warnings|File::\w+|\S+\.(?:json5?|md|txt|ya?ml|toml))$/;

/** What a script loads: `require('a')`, `import('a')`, `import a from 'a'`; of Ruby, Perl and PHP `require 'a'`, `use A`. */
const loading =
  /\b(?:require|require_relative|import|load|include|include_once|require_once|from)\b[ \t]*(?:\([ \t]*)?["']([^"'\n]*)["']|\buse[ \t]([\w:]+)/g;

/** Calls that start something, load something, or ask a server. Backticks start a program in some languages. */
const starting =
  /\b(?:fetch|eval|exec\w*|spawn\w*|fork|system|popen|Popen|subprocess|check_output|check_call|passthru|shell_exec|XMLHttpRequest|WebSocket|urlopen|urllib|requests|socket|__import__|importlib|runpy|Function|qx)\b|%x\b|`/;

function scriptRuns(text: string): boolean {
  return starting.test(text) || loadedModules(text).some((name) => !lookingModules.test(name));
}

function loadedModules(text: string): readonly string[] {
  const quoted = [...text.matchAll(loading)].map(([, one, other]) => one ?? other ?? '');
  const python = text.split(/[;\n]/).flatMap((statement) => {
    const words = statement.trim().split(/[\s,]+/);
    // `import a, b as c`, `from a import b`; in JavaScript a quotation stands there.
    return words[0] === 'from'
      ? words.slice(1, 2)
      : words[0] === 'import' && !words.includes('from')
        ? modulesOf(words)
        : [];
  });
  return [...quoted, ...python.filter((name) => /^[\w.]+$/.test(name))];
}

function modulesOf(words: readonly string[]): readonly string[] {
  return words.filter((word, at) => at > 0 && word !== 'as' && words[at - 1] !== 'as');
}
