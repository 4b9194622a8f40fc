import { type CheckCommand, rangeInCommand } from '../reading/checkCommands.ts';
import { operands, programCall } from '../reading/commandArguments.ts';
import { leaveToPerson } from '../fixes/leaveToPerson.ts';
import { ownPaths, plainPath, PlannedPaths } from '../reading/plannedPaths.ts';
import { resolvePath } from '../reading/shellCommands.ts';
import type { Rule } from '../rule.ts';
import type { Surroundings } from '../surroundings.ts';

export const deletes: Rule = {
  code: 'check.deletes',
  severity: 'error',
  dimension: 'autonomy',
  cost: { kind: 'flat', points: 4 },
  title: 'Check that deletes or puts back work',
  why: 'A check looks, and changes nothing: it runs in the work tree behind each attempt, and what it deletes there is the work that it should judge.',
  bad: '- [cmd] `git checkout -- src`',
  good: '- [cmd] `test ! -e src/legacy.ts`',
  remedy: 'Check that the thing is gone, and let a task delete it.',
  find: (plan, surroundings, { commands }) => {
    const removing = commands.filter((command) => deletingWords(command) !== undefined);
    const planned = removing.length === 0 ? undefined : new PlannedPaths(ownPaths(plan));
    return removing
      .filter(
        (command) =>
          programOf(command) === 'git' ||
          commands.every((other) => other.check !== command.check || removing.includes(other)) ||
          targetsOf(command).some(
            (path) => path === '' || planned?.has(path) === true || isTracked(path, surroundings),
          ),
      )
      .map((command) => ({
        message: `\`${deletingWords(command) ?? ''}\` changes the work that this check should judge. Check what is there, or that it is gone, and let a task delete it.`,
        range: rangeInCommand(command.check, command.words[0]?.start ?? 0, command.words.at(-1)?.end ?? 0),
      }));
  },
  fixes: leaveToPerson,
};

/** `rm -rf build`; undefined: nothing of the work tree goes. */
function deletingWords(command: CheckCommand): string | undefined {
  const call = programCall(command);
  const words = call?.words.map(({ text }) => text) ?? [];
  switch (call?.name) {
    case 'rm':
    case 'rmdir':
    case 'unlink':
    case 'shred':
    case 'rimraf':
      return targetsOf(command).length === 0 ? undefined : [call.name, ...words].join(' ');
    case 'git':
      return gitDeletes(words) ? [call.name, ...words].join(' ') : undefined;
    default:
      return undefined;
  }
}

function gitDeletes([verb = '', ...words]: readonly string[]): boolean {
  switch (verb) {
    case 'reset':
      return words.includes('--hard');
    case 'clean':
      return (
        words.some((word) => /^-[a-z]*f|^--force$/.test(word)) &&
        !words.some((word) => /^-[a-z]*n|^--dry-run$/.test(word))
      );
    case 'checkout':
      return words.includes('--') || words.includes('.') || words.includes('-f');
    case 'restore':
      return !words.includes('--staged');
    case 'stash':
      return !/^(?:list|show)$/.test(words[0] ?? '');
    default:
      return false;
  }
}

function programOf(command: CheckCommand): string | undefined {
  return programCall(command)?.name;
}

/** Paths within the repository; elsewhere, and in variables, lie temporary files. */
function targetsOf({ words, folder }: CheckCommand): string[] {
  return operands(words.slice(1)).flatMap((word) => {
    const path = word.computed || folder === undefined ? undefined : resolvePath(folder, plainPath(word.text));
    return path ?? [];
  });
}

function isTracked(path: string, { repository }: Surroundings): boolean {
  return repository?.files.hasFile(path) === true || repository?.files.hasFolder(path) === true;
}
