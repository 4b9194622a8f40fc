import { lineRange, type Position, type Range } from '../base/range.ts';
import { calledScript } from '../doctor/reading/calledScript.ts';
import { type CheckCommand, rangeInCommand, readCheckCommands } from '../doctor/reading/checkCommands.ts';
import type { ShellWord } from '../doctor/reading/shellWords.ts';
import type { RepositoryFacts } from '../plan/repositoryFacts.ts';
import { isAt } from './namedAt.ts';
import type { LanguageWorkspace, PlanDocument } from './planDocument.ts';
import { makeTargetAt, packageScriptAt, justRecipeAt } from './scriptPlaces.ts';

/** A word of a check that calls what a project file offers by name. */
export interface NamedScript {
  readonly range: Range;
  /** Relative to the repository. */
  readonly file: string;
  /** Where the file offers it; its beginning, where nobody can tell. */
  readonly place: Range;
}

/** An npm script, a make target or a just recipe that there is. */
export function scriptNamedAt(
  { plan }: PlanDocument,
  position: Position,
  workspace: LanguageWorkspace,
): NamedScript | undefined {
  const { repository } = workspace;
  const check = plan?.checks.find(({ commandRange }) => commandRange !== undefined && isAt(position, commandRange));
  // Of a wrapped command nobody knows where each word stands.
  if (
    check === undefined ||
    repository === undefined ||
    check.commandRange?.start.line !== check.commandRange?.end.line
  ) {
    return undefined;
  }
  for (const command of readCheckCommands([check])) {
    for (const { word, file, placeIn } of offersTo(command, repository)) {
      const range = rangeInCommand(check, word.start, word.end);
      if (isAt(position, range)) {
        const lines = workspace.linesOf(file);
        return {
          range,
          file,
          place: (lines === undefined ? undefined : placeIn(lines, word.text)) ?? lineRange(0, 0, 0),
        };
      }
    }
  }
  return undefined;
}

interface Offer {
  readonly word: ShellWord;
  readonly file: string;
  readonly placeIn: (lines: readonly string[], name: string) => Range | undefined;
}

function offersTo(command: CheckCommand, repository: RepositoryFacts): readonly Offer[] {
  const atTop = command.folder === '';
  const named = (names: readonly string[] | undefined): ShellWord[] =>
    command.words.slice(1).filter(({ text, computed }) => !computed && names?.includes(text) === true);
  const firstOf = (files: readonly string[]): string => files.find((file) => repository.files.hasFile(file)) ?? '';
  switch (command.program) {
    case 'npm':
    case 'pnpm':
    case 'yarn':
    case 'bun':
    case 'node':
      return packageOffer(command, repository);
    case 'make':
    case 'gmake': {
      const file = firstOf(['GNUmakefile', 'makefile', 'Makefile']);
      return atTop && file !== ''
        ? named(repository.makeTargets).map((word) => ({ word, file, placeIn: makeTargetAt }))
        : [];
    }
    case 'just': {
      const file = firstOf(['justfile', 'Justfile', '.justfile']);
      return atTop && file !== ''
        ? named(repository.justRecipes)
            .slice(0, 1)
            .map((word) => ({ word, file, placeIn: justRecipeAt }))
        : [];
    }
    default:
      return [];
  }
}

/** Of the nearest `package.json` that has the script; where no folder can be told, of any. */
function packageOffer(command: CheckCommand, { packageScripts }: RepositoryFacts): Offer[] {
  const called = calledScript(command);
  if (called === undefined) {
    return [];
  }
  const folders = called.folder === undefined ? [...packageScripts.keys()] : foldersUpFrom(called.folder);
  const folder = folders.find((each) => packageScripts.get(each)?.includes(called.name) === true);
  return folder === undefined
    ? []
    : [
        {
          word: called.word,
          file: folder === '' ? 'package.json' : `${folder}/package.json`,
          placeIn: packageScriptAt,
        },
      ];
}

function foldersUpFrom(folder: string): string[] {
  const folders = [folder];
  for (let slash = folder.lastIndexOf('/'); slash > 0; slash = folder.lastIndexOf('/', slash - 1)) {
    folders.push(folder.slice(0, slash));
  }
  return folder === '' ? folders : [...folders, ''];
}
