import type { CheckRun } from './judgeCheck.ts';

/** Lines of an output as a person would read them: no colours, none of them endless. */
export function outputLines({ stdout, stderr }: Pick<CheckRun, 'stdout' | 'stderr'>): readonly string[] {
  return `${stdout}\n${stderr}`
    .split(/\r?\n/)
    .map((line) => line.slice(0, longestLine).replaceAll(colour, '').trim())
    .filter((line) => line !== '');
}

/** In UTF-16 units: what tools say of themselves is short, and a line of a minified file need not be looked through. */
const longestLine = 1000;

// oxlint-disable-next-line no-control-regex -- An escape is what a colour begins with.
const colour = /\u001B\[[\d;]*[A-Za-z]/g;

/** What a shell or a launcher of programs says when there is no such program, with its name as `program`. */
const missingPrograms: readonly RegExp[] = [
  // dash, busybox, zsh: `sh: 1: nosuch: not found`; bash: `bash: line 1: nosuch: command not found`
  /^(?:\S*sh|\S+\.sh): (?:(?:line )?\d+: )?(?<program>[^:]+): (?:command )?not found$/,
  /^\S*zsh:(?:\d+:)? command not found: (?<program>\S+)$/,
  // bash, for a name with a slash
  /^\S*sh: (?:line \d+: )?(?<program>[^:\s/]*\/[^:\s]*): No such file or directory$/,
  // env, timeout, nice, xargs
  /^(?:env|xargs): [‘'"]?(?<program>[^:’'"]+)[’'"]?: No such file or directory$/,
  /^(?:timeout|nice|nohup): failed to (?:run command|execute) [‘'"](?<program>[^’'"]+)[’'"]: No such file or directory$/,
  // cmd.exe, PowerShell
  /^'(?<program>[^']+)' is not recognized as an internal or external command,?/,
  /^(?:\S+ ?: )?The term '(?<program>[^']+)' is not recognized as /,
  // Node, cargo
  /\bspawn (?<program>\S+) ENOENT\b/,
  /^error: no such (?:sub)?command: `(?<program>[\w-]+)`/,
];

/** The program that could not be found; undefined: nothing says so. */
export function missingProgram(lines: readonly string[]): string | undefined {
  return firstNamed(lines, missingPrograms, 'program');
}

/**
 * What launchers of packages say when the package is neither installed nor at hand. Names are as addresses hold them.
 * Read: npm 10 and 11, pnpm 9, yarn 4, bun 1.2, uv 0.5, pipx 1.7, poetry 1.8, bundler 2.5.
 */
const missingPackages: readonly RegExp[] = [
  /^npm (?:error|ERR!) request to \S+\/(?<program>[^/\s]+) failed: cache mode is 'only-if-cached'/,
  /^npm (?:error|ERR!) (?:npx )?canceled due to missing packages and no YES option: \["(?<program>@?[^"@]+)/,
  /^npm (?:error|ERR!) 404 +Not Found - GET \S+\/(?<program>[^/\s]+)(?: |$)/,
  /^ERR_PNPM_RECURSIVE_EXEC_FIRST_FAIL +Command "(?<program>[^"]+)" not found/,
  /^ERR_PNPM_NO_OFFLINE_META +Failed to resolve (?<program>@?[^@\s]+)/,
  /^ERR_PNPM_FETCH_404 +GET \S+\/(?<program>[^/\s:]+): Not Found/,
  /^(?:bundler: )?[Cc]ommand not found: (?<program>\S+)$/,
  /^error: could not determine executable to run for package (?<program>\S+)$/,
  /^error: GET \S+\/(?<program>[^/\s]+) - 404$/,
  /^error: (?:ConnectionRefused|FailedToOpenSocket) downloading package manifest (?<program>\S+)$/,
  /\bBecause (?<program>\S+) was not found in the (?:cache|package registry)\b/,
  /\bNo matching distribution found for (?<program>[^\s=<>]+)/,
];

/** The package of a program that was to be fetched and run; undefined: nothing says so. */
export function missingPackage(lines: readonly string[]): string | undefined {
  return firstNamed(lines, missingPackages, 'program')?.replace(/%2f/i, '/');
}

/** What managers of packages and makers say when what is called is not theirs. */
const missingScripts: readonly RegExp[] = [
  // npm, pnpm (`ERR_PNPM_NO_SCRIPT`), `node --run`
  /^(?:npm (?:error|ERR!)|ERR_PNPM_NO_SCRIPT) +Missing script: "?(?<name>[^"\s]+)"?$/,
  /^Missing script: "?(?<name>[^"\s]+)"?(?: for .*)?$/,
  // yarn 1, yarn 2 and later, bun
  /^error Command "(?<name>[^"]+)" not found\.?$/,
  /^Usage Error: Couldn't find a script named "(?<name>[^"]+)"/,
  /^error: Script not found "(?<name>[^"]+)"/,
  /^g?make(?:\[\d+\])?: \*\*\* No rule to make target [`'](?<name>[^']+)'/,
  /^error: [Jj]ustfile does not contain recipe [`'](?<name>[^'`]+)[`']/,
  /^error: no (?:test|bin|example|bench) target named `(?<name>[^`]+)`/,
];

export function missingScript(lines: readonly string[]): string | undefined {
  return firstNamed(lines, missingScripts, 'name');
}

/** What interpreters and shells say when the very file that they were to start with is not there. */
const missingEntries: readonly RegExp[] = [
  // An entry of Node's own has no `Require stack`, and nobody that imports it; `missingEntry` looks for these.
  /^Error: Cannot find module '(?<path>[^']+)'$/,
  /can't open file '(?<path>[^']+)': \[Errno 2\]/,
  /^\S*sh: 0: (?:cannot|Can't) open (?<path>[^:]+)(?:: No such file)?$/,
  /^\S*sh: (?:line )?\d+: cd: (?:can't cd to )?(?<path>[^:]+)(?:: No such file or directory)?$/,
  /^ruby: No such file or directory -- (?<path>[^()]+?)(?: \(LoadError\))?$/,
  /^(?:\S*python[\d.]*): No module named (?<path>[\w.]+)$/,
];

/** The file, folder or module that a program was to start with and that is not there, as it is written in the output. */
export function missingEntry(lines: readonly string[]): string | undefined {
  // With a require stack, or an importer, it is code of the project that misses something: that is what red looks like.
  const required = lines.some((line) => /^(?:- \S|Require stack:)|^requireStack: \[ *'| imported from /.test(line));
  const patterns = required ? missingEntries.slice(1) : missingEntries;
  return firstNamed(lines, patterns, 'path');
}

function firstNamed(lines: readonly string[], patterns: readonly RegExp[], group: string): string | undefined {
  for (const line of lines) {
    for (const pattern of patterns) {
      const found = pattern.exec(line)?.groups?.[group];
      if (found !== undefined) {
        return found.trim();
      }
    }
  }
  return undefined;
}
