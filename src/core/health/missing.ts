import type { ToolRun } from './health.ts';
import { forEachLine } from './output.ts';

/** POSIX shells: 127 not found, 126 found but cannot be run. The Windows shell: 9009. */
const shellCodes: ReadonlySet<number> = new Set([126, 127, 9009]);

/** How shells and package managers say that there is no such program or script. */
const complaints: readonly RegExp[] = [
  /^npm (?:error|ERR!) Missing script: /,
  /^npm (?:error|ERR!) npx canceled due to missing packages/,
  /^npm (?:error|ERR!) could not determine executable to run/,
  /^(?:npm (?:error|ERR!) )?code (?:E404|ENOTCACHED|ENOTFOUND|EAI_AGAIN)$/,
  /^\s*ERR_PNPM_(?:NO_SCRIPT|RECURSIVE_EXEC_FIRST_FAIL)\b/,
  /^error Command ".+" not found\.$/,
  /^Usage Error: Couldn't find a script named /,
  /^error: Script not found /,
  /No module named '?[\w.]+'?$/,
  /^error: no such command: /,
  /^error: Failed to spawn: /,
  /^Command not found: /,
  /^bundler: command not found: /,
  /^'.+' is not recognized as an internal or external command/,
];

/** Only these may speak in the name of a package manager: a linter's own output may quote any of the complaints. */
const packageRunner =
  /^\s*(?:cd \S+ && )?(?:npx|npm|pnpm|yarn|bun|bunx|uv run|poetry run|pdm run|bundle exec|cargo|\S*python3? -m)\s/;

/** Tools of Python that are modules, too: often installed where no shell finds a program of their name. */
const pythonModules = new Set('black coverage flake8 mypy pylint pytest ruff vulture'.split(' '));

/** What else to write for a command whose program was not found; begins with a blank, or is empty. */
export function moduleAdvice(command: string): string {
  const written = command.trim();
  return pythonModules.has(written.split(' ', 1)[0] ?? '')
    ? ` Where it is installed as a module, write \`python3 -m ${written}\`.`
    : '';
}

/** One sentence for a person when the command failed because its program is not there; undefined when it is. */
export function missingProgram(run: ToolRun, code: number): string | undefined {
  const { command } = run.command;
  let words: string | undefined;
  if (shellCodes.has(code) || packageRunner.test(command)) {
    forEachLine({ ...run, stdout: '' }, (text) => {
      if (
        words === undefined &&
        (complaints.some((complaint) => complaint.test(text)) || text.endsWith(' not found'))
      ) {
        words = text.trim();
      }
    });
  }
  const named = words !== undefined && complaints.some((complaint) => complaint.test(words ?? ''));
  if (!shellCodes.has(code) && !named) {
    return undefined;
  }
  return `The program of \`${command}\` is missing${words === undefined ? ` (exit code ${String(code)})` : ` (${words})`}: install it, or change the command.${moduleAdvice(command)}`;
}
