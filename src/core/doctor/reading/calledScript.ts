import type { CheckCommand } from './checkCommands.ts';
import { operands, optionValues } from './commandArguments.ts';
import { resolvePath } from './shellCommands.ts';
import type { ShellWord } from './shellWords.ts';

/** A script of a `package.json` that a command runs. */
export interface CalledScript {
  readonly name: string;
  readonly word: ShellWord;
  /** Of the package, relative to the repository; undefined: one or more that a filter selects. */
  readonly folder: string | undefined;
  /** The manager also starts programs of packages by such a word. */
  readonly mayBeProgram: boolean;
  /** The word that names the folder, where an option does: its `package.json` is the one, and none above it. */
  readonly folderWord: ShellWord | undefined;
}

/** The managers' own words. What is none of them is a script, or a program of a package. */
const ownWords = new Set(
  'access add adduser approve-builds audit bin bugs build-scripts cache cat-file catalog ci clean completion config constraints create dedupe deploy deprecate diff dist-tag dlx docs doctor edit env exec explain explore fetch find-dupes fund generate-lock-entry get global help help-search hook i import info init install install-test it licenses link list ll ln login logout ls node npm outdated owner pack patch patch-commit pkg ping plugin pm prefix profile prune publish query rb rebuild recursive remove repl repo restart rm root sbom search self-update set set-script setup shrinkwrap star stars stop store team token un uninstall unlink unplug unpublish up update upgrade upgrade-interactive version view why whoami workspace workspaces x --version'.split(
    ' ',
  ),
);

const foldersIn = new Set(['--prefix', '-C', '--dir', '--cwd']);

const selecting = /^(?:-w|--workspace|--workspaces|-ws|--filter|-F|-r|--recursive|--parallel)(?:=|$)/;

/** Undefined: the command runs no script, or none that can be told. */
export function calledScript(command: CheckCommand): CalledScript | undefined {
  const { program, words } = command;
  if (words.some((word) => word.text === '--if-present')) {
    return undefined;
  }
  if (program === 'node') {
    const at = words.findIndex((word) => word.text === '--run');
    return scriptAt(words[at === -1 ? -1 : at + 1], { folder: command.folder, folderWord: undefined }, false);
  }
  let at = 1;
  for (; words[at]?.text.startsWith('-') === true; at += 1) {
    const text = words[at]?.text ?? '';
    if (foldersIn.has(text) || (/^(?:-w|--workspace|--filter|-F)$/.test(text) && program !== 'yarn')) {
      at += 1;
    }
  }
  const verb = words[at]?.text ?? '';
  const rest = words.slice(at + 1);
  const end = rest.findIndex((word) => word.text === '--');
  // What stands behind `--` is the script's, and of other managers than npm all that stands behind its name.
  const own = end === -1 ? rest : rest.slice(0, end);
  const options = [...words.slice(1, at), ...(program === 'npm' ? own : [])];
  const selects =
    words.slice(1, at).some((word) => selecting.test(word.text)) ||
    (verb === 'run' && own.some((word) => selecting.test(word.text)));
  const place = placeOf(command, options, selects);
  if (/^(?:run|run-script|rum|urn)$/.test(verb)) {
    return scriptAt(operands(own, foldersIn)[0], place, program === 'yarn' || program === 'bun');
  }
  if (/^(?:test|t|tst)$/.test(verb) && program !== 'bun') {
    const word = words[at];
    return word === undefined ? undefined : { name: 'test', word, ...place, mayBeProgram: false };
  }
  return program === 'npm' || ownWords.has(verb) || verb === 'test' ? undefined : scriptAt(words[at], place, true);
}

type Place = Pick<CalledScript, 'folder' | 'folderWord'>;

function placeOf(command: CheckCommand, options: readonly ShellWord[], selects: boolean): Place {
  const folderWord = optionValues(options, foldersIn).at(-1);
  const named =
    folderWord === undefined
      ? command.folder
      : command.folder === undefined || folderWord.computed
        ? undefined
        : resolvePath(command.folder, folderWord.text);
  return { folder: selects ? undefined : named, folderWord };
}

function scriptAt(word: ShellWord | undefined, place: Place, mayBeProgram: boolean): CalledScript | undefined {
  return word === undefined || word.computed || !/^[\w:.@/-]+$/.test(word.text) || /^[./]|\.[a-z]{2,4}$/.test(word.text)
    ? undefined
    : { name: word.text, word, ...place, mayBeProgram };
}
