import { type Check, isEvidence, type Plan } from '../../plan/plan.ts';
import type { FileTree } from '../../plan/repositoryFacts.ts';
import { certainExit } from './certainExit.ts';
import { certainResult } from './certainResult.ts';
import { type CheckCommand, readCheckCommands } from './checkCommands.ts';
import { plainPath } from './plannedPaths.ts';
import { saidByEcho } from './saidByEcho.ts';
import { resolvePath } from './shellCommands.ts';
import type { ShellWord } from './shellWords.ts';

/**
 * Whether a check passes for certain when nothing is done: whatever its program does, because it only asks git for its
 * state, or because it looks for files that are there and that the plan does not delete.
 *
 * @param files undefined: nobody knows what is there
 */
export function passesAnyway(plan: Plan, check: Check, files: FileTree | undefined): boolean {
  const { command, expect, negated } = check;
  const commands = readCheckCommands([check]);
  if (command === undefined || !isEvidence(check) || commands.length === 0) {
    return false;
  }
  const asksForSuccess = expect?.kind === 'exit' && expect.code === 0 && !negated;
  return (
    certainResult(check) === 'passes' ||
    saidByEcho(check, commands) !== undefined ||
    (asksForSuccess &&
      (certainExit(command, commands) !== undefined ||
        commands.every(
          (each) => isJoined(each) && !each.inverted && (asksGit(each) || findsWhatIsThere(plan, each, files)),
        )))
  );
}

function isJoined({ joint }: CheckCommand): boolean {
  return joint === '' || joint === '&&' || joint === ';';
}

/** What git tells of itself with exit code 0, whatever it is. */
function asksGit({ program, words }: CheckCommand): boolean {
  const [, verb = '', ...rest] = words.map(({ text }) => text);
  switch (program === 'git' ? verb : '') {
    case 'status':
      return true;
    case 'log':
    case 'branch':
    case 'diff':
      return rest.every((word) => /^--(?:stat|oneline|name-only|short|cached|staged)$/.test(word));
    default:
      return false;
  }
}

function isFolder(word: ShellWord | undefined, folder: string | undefined, files: FileTree | undefined): boolean {
  const path = word?.computed === false && folder !== undefined ? resolvePath(folder, plainPath(word.text)) : undefined;
  return path !== undefined && files?.hasFolder(path) === true;
}

function findsWhatIsThere(plan: Plan, { program, words, folder }: CheckCommand, files: FileTree | undefined): boolean {
  if (program === 'cd') {
    return isFolder(words[1], folder, files);
  }
  const [option, word] = words.slice(1);
  const length = program === 'test' ? 3 : program === '[' ? 4 : -1;
  if (files === undefined || folder === undefined || words.length !== length || word?.computed !== false) {
    return false;
  }
  const path = resolvePath(folder, plainPath(word.text));
  return (
    path !== undefined &&
    !plan.files.some(({ change, path: listed }) => change === 'delete' && plainPath(listed) === path) &&
    (option?.text === '-f' || option?.text === '-s'
      ? files.hasFile(path)
      : option?.text === '-d'
        ? files.hasFolder(path)
        : (option?.text === '-e' || option?.text === '-r') && (files.hasFile(path) || files.hasFolder(path)))
  );
}
