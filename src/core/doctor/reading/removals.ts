import type { Plan } from '../../plan/plan.ts';
import type { FileTree } from '../../plan/repositoryFacts.ts';
import type { CheckCommand } from './checkCommands.ts';
import { operands, programCall } from './commandArguments.ts';
import { inlineProgram } from './inlineProgram.ts';
import { ownPaths, plainPath, PlannedPaths } from './plannedPaths.ts';
import { readShellCommands, resolvePath } from './shellCommands.ts';
import type { ShellWord } from './shellWords.ts';

/** A command of a check that deletes files of the work tree, or puts them back to what they were. */
export interface Removal {
  readonly command: CheckCommand;
  /** What would be run: `rm -rf build`. */
  readonly words: string;
}

interface Removing {
  readonly words: string;
  /** Paths and globs within the repository, its top is `''`; elsewhere, and in variables, lie temporary files. */
  readonly targets: readonly string[];
  /** Whether work goes by it whatever the targets are, where the check does nothing else, or by its targets only. */
  readonly harm: 'always' | 'alone' | 'targets';
}

/** Whether a check may delete something of the work tree; what its targets are, `removals` says. */
export function mayRemove(commands: readonly CheckCommand[]): boolean {
  return startedBy(commands).some(({ command }) => removing(command) !== undefined);
}

/**
 * Commands of a plan's checks by which work would go: git throws changes away, a path goes that git knows or that the plan
 * works on, or a check does nothing but delete. What goes before it is made anew (`rm -rf dist && npm run build`) may go.
 *
 * @param files undefined: nobody knows what is there
 */
export function removals(plan: Plan, files: FileTree | undefined, commands: readonly CheckCommand[]): Removal[] {
  const started = startedBy(commands).map((each) => ({ ...each, found: removing(each.command) }));
  const planned = started.some(({ found }) => found !== undefined) ? new PlannedPaths(ownPaths(plan)) : undefined;
  const isWork = (path: string): boolean =>
    path === '' ||
    planned?.has(path) === true ||
    files?.hasFile(path) === true ||
    files?.hasFolder(path) === true ||
    (/[*?[{]/.test(path) && files?.matches(path) === true);
  return started.flatMap(({ outer, found }) =>
    found !== undefined &&
    (found.harm === 'always' ||
      found.targets.some(isWork) ||
      (found.harm === 'alone' &&
        started.every((other) => other.outer.check !== outer.check || other.found !== undefined)))
      ? [{ command: outer, words: found.words }]
      : [],
  );
}

interface Started {
  /** As it stands in the check. */
  readonly outer: CheckCommand;
  /** The same, or what it starts by `sh -c '…'`. */
  readonly command: CheckCommand;
}

function startedBy(commands: readonly CheckCommand[]): Started[] {
  return commands.flatMap((outer) => {
    const inline = inlineProgram(outer);
    return inline?.language === 'shell'
      ? readShellCommands(inline.text).map((inner) => ({
          outer,
          command: {
            ...inner,
            check: outer.check,
            index: outer.index,
            folder:
              inner.folder === undefined || outer.folder === undefined
                ? undefined
                : resolvePath(outer.folder, inner.folder),
          },
        }))
      : [{ outer, command: outer }];
  });
}

function removing(command: CheckCommand): Removing | undefined {
  const call = programCall(command);
  if (call === undefined) {
    return undefined;
  }
  const { name, words } = call;
  const text = [name, ...words.map((word) => word.text)].join(' ');
  switch (name) {
    case 'rm':
    case 'rmdir':
    case 'unlink':
    case 'shred':
    case 'rimraf':
      return removingOf(text, within(command, operands(words)), 'alone');
    case 'mv':
      return removingOf(text, within(command, operands(words).slice(0, -1)), 'targets');
    case 'find':
      return removesFound(words) ? removingOf(text, foundPaths(command, words), 'targets') : undefined;
    case 'git':
      return gitRemoving(command, words, text);
    default:
      return scriptRemoving(command, text);
  }
}

function removingOf(words: string, targets: readonly string[], harm: Removing['harm']): Removing | undefined {
  return targets.length === 0 ? undefined : { words, targets, harm };
}

function within({ folder }: CheckCommand, words: readonly ShellWord[]): string[] {
  return words.flatMap((word) => {
    const path = word.computed || folder === undefined ? undefined : resolvePath(folder, plainPath(word.text));
    return path ?? [];
  });
}

function removesFound(words: readonly ShellWord[]): boolean {
  return words.some(
    ({ text }, at) => text === '-delete' || (/^-exec(?:dir)?$/.test(text) && words[at + 1]?.text === 'rm'),
  );
}

function foundPaths(command: CheckCommand, words: readonly ShellWord[]): string[] {
  const first = words.findIndex(({ text }) => /^[-!(]/.test(text));
  const roots = within(command, first > 0 ? words.slice(0, first) : []);
  const name = words[words.findIndex(({ text }) => /^-i?name$/.test(text)) + 1]?.text;
  const isNamed = words.some(({ text }) => /^-i?name$/.test(text));
  return isNamed ? roots.map((root) => `${root === '' ? '' : `${root}/`}**/${name ?? '*'}`) : roots;
}

/** Options of git that stand before its verb and have a value. */
const gitOptions = new Set(['-C', '-c', '--git-dir', '--work-tree']);

function gitRemoving(command: CheckCommand, words: readonly ShellWord[], text: string): Removing | undefined {
  let at = 0;
  let folder: string | undefined = command.folder;
  while (words[at]?.text.startsWith('-') === true) {
    const option = words[at]?.text ?? '';
    const value = words[at + 1]?.text ?? '';
    if (option === '-C') {
      folder = folder === undefined || words[at + 1]?.computed === true ? undefined : resolvePath(folder, value);
    }
    at += gitOptions.has(option) ? 2 : 1;
  }
  // In a repository of its own, which a check may make for itself, a check may do what it likes.
  if (folder === undefined) {
    return undefined;
  }
  const verb = words[at]?.text ?? '';
  const rest = words.slice(at + 1);
  const said = rest.map((word) => word.text);
  if (gitThrowsAway(verb, said)) {
    return { words: text, targets: [], harm: 'always' };
  }
  // The name of a branch is no path that is there.
  return verb === 'checkout' || (verb === 'rm' && !said.includes('--cached'))
    ? removingOf(text, within({ ...command, folder }, operands(rest)), 'targets')
    : undefined;
}

function gitThrowsAway(verb: string, words: readonly string[]): boolean {
  switch (verb) {
    case 'reset':
      return words.some((word) => /^--(?:hard|merge|keep)$/.test(word));
    case 'clean':
      return (
        words.some((word) => /^-[a-z]*f|^--force$/.test(word)) &&
        !words.some((word) => /^-[a-z]*n|^--dry-run$/.test(word))
      );
    case 'checkout':
    case 'switch':
      return words.some((word) => /^(?:--|\.|-f|--force|--discard-changes)$/.test(word));
    case 'restore':
      return !words.includes('--staged') || words.includes('--worktree');
    case 'stash':
      return !/^(?:list|show)$/.test(words[0] ?? '');
    default:
      return false;
  }
}

/** `fs.rmSync('src')`, `shutil.rmtree("src")` */
const removingCall = /\b(?:rm|rmSync|rmdir|rmdirSync|unlink|unlinkSync|rmtree|remove|removedirs)\(["']([^"'\n]+)["']/g;

function scriptRemoving(command: CheckCommand, text: string): Removing | undefined {
  const inline = inlineProgram(command);
  const { folder } = command;
  const paths =
    inline?.language === 'script' && folder !== undefined
      ? [...inline.text.matchAll(removingCall)].flatMap(([, path]) => resolvePath(folder, plainPath(path ?? '')) ?? [])
      : [];
  return removingOf(text, paths, 'targets');
}
