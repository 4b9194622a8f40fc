import { type NearestWord, nearestWord } from '../../base/nearestWord.ts';
import { wildcardMatcher } from '../../plan/glob.ts';
import type { Plan } from '../../plan/plan.ts';
import type { RepositoryFacts } from '../../plan/repositoryFacts.ts';
import type { CheckCommand } from './checkCommands.ts';
import { operands, optionValues, packagePrograms, programCall } from './commandArguments.ts';
import { type CalledScript, calledScript } from './calledScript.ts';
import { isNpmVerb, npmVerbs } from './npmVerbs.ts';
import { isToBeDone, ownPaths, PlannedPaths, plannedPaths } from './plannedPaths.ts';
import type { RuleReading } from './ruleReading.ts';
import { type PlanWords, wordsOutsideChecks } from './planWords.ts';
import { resolvePath } from './shellCommands.ts';
import type { ShellWord } from './shellWords.ts';
import type { Surroundings } from '../surroundings.ts';

/** A script, target or recipe that a command calls and that no project file offers. */
export interface MissingName {
  readonly command: CheckCommand;
  readonly word: ShellWord;
  readonly name: string;
  /** The project file that would have to offer it. */
  readonly file: string;
  /** That file is not there itself. */
  readonly noFile: boolean;
  readonly kind: 'script' | 'subcommand' | 'target' | 'recipe' | 'program' | (typeof cargoNaming)[number][1];
  readonly nearest: NearestWord | undefined;
}

/** Names that checks call and that neither project files offer nor the plan, or one that it waits for, speaks of adding. */
export function missingNames(plan: Plan, surroundings: Surroundings, reading: RuleReading): readonly MissingName[] {
  const { repository, neighbours } = surroundings;
  if (repository === undefined || !isToBeDone(plan)) {
    return [];
  }
  const missing = reading.commands.flatMap((command) => missingName(command, repository) ?? []).slice(0, mostMissing);
  if (missing.length === 0) {
    return [];
  }
  const planned = plannedPaths(plan, surroundings);
  const left = missing.filter((each) => !isToBeAdded(each, { words: reading.words(), planned }));
  const before = left.length === 0 ? [] : (neighbours?.before(plan) ?? []);
  return left.filter((each) => {
    const name = `adds ${each.name} to ${each.file}${each.noFile ? ', which is not there' : ''}`;
    const adds = (other: Plan): boolean =>
      isToBeAdded(each, { words: wordsOutsideChecks(other, other.lines()), planned: ownPaths(other) });
    return !before.some((other) => neighbours?.recall(other, name, () => adds(other)));
  });
}

/** A plan that misses so many has been told enough. */
const mostMissing = 40;

function missingName(command: CheckCommand, repository: RepositoryFacts): MissingName | undefined {
  switch (command.program) {
    case 'npm':
      return unknownVerb(command, repository) ?? missingScript(command, repository) ?? missingTool(command, repository);
    case 'pnpm':
    case 'yarn':
    case 'bun':
      return missingScript(command, repository) ?? missingTool(command, repository);
    case 'npx':
    case 'bunx':
    case 'pnpx':
      return missingTool(command, repository);
    case 'node':
      return missingScript(command, repository);
    case 'make':
    case 'gmake':
      return missingTarget(command, repository);
    case 'just':
      return missingRecipe(command, repository);
    case 'cargo':
      return missingCargoTarget(command, repository);
    default:
      return undefined;
  }
}

/** `npm tset`: npm starts neither scripts nor programs by a bare word. The script of that name, or the nearest verb, is meant. */
function unknownVerb(command: CheckCommand, { packageScripts }: RepositoryFacts): MissingName | undefined {
  const [, word] = command.words;
  const name = word?.text ?? '';
  if (word === undefined || word.computed || !/^[a-z][a-z:-]*$/.test(name) || isNpmVerb(name)) {
    return undefined;
  }
  const isScript = command.folder !== undefined && packageScripts.get(command.folder)?.includes(name) === true;
  return {
    command,
    word,
    name,
    file: 'npm',
    noFile: false,
    kind: 'subcommand',
    nearest: isScript ? { word: `run ${name}`, distance: 1, unique: true } : nearestWord(name, npmVerbs),
  };
}

function missingScript(command: CheckCommand, repository: RepositoryFacts): MissingName | undefined {
  const called = calledScript(command);
  if (called === undefined) {
    return undefined;
  }
  const scripts = offeredScripts(called, repository);
  const file = scripts?.file ?? lackedManifest(called, repository);
  if (scripts?.names.has(called.name) === true || file === undefined) {
    return undefined;
  }
  const nearest = nearestWord(called.name, scripts?.names ?? []);
  // A bare word may be a program of a package, but not one that is nearly a script's name, or that only scripts have.
  const isSlip = nearest?.distance === 1 || scriptName.test(called.name);
  if (called.mayBeProgram && (!isSlip || packagePrograms.has(called.name))) {
    return undefined;
  }
  return {
    command,
    word: called.word,
    name: called.name,
    file,
    noFile: scripts === undefined,
    kind: 'script',
    nearest,
  };
}

/** The `package.json` that is not there; undefined: it may be, or its folder is what is missing. */
function lackedManifest({ folder, folderWord }: CalledScript, { files }: RepositoryFacts): string | undefined {
  if (folder === undefined || (folder !== '' && (folderWord === undefined || !files.hasFolder(folder)))) {
    return undefined;
  }
  const file = folder === '' ? 'package.json' : `${folder}/package.json`;
  return folder !== '' && files.hasFile(file) ? undefined : file;
}

/** Names that projects give to scripts, and packages not to programs: `lint`, `test:unit`. */
const scriptName =
  /^(?:lint|build|typecheck|type-check|types|format|e2e|unit|integration|coverage|validate|verify|smoke|compile)$|^[\w-]+:[\w:-]+$/;

/** A tool that a manager would start from a package, where no package.json lists that package or one made for it. */
function missingTool(command: CheckCommand, { packageDependencies }: RepositoryFacts): MissingName | undefined {
  const call = programCall(command);
  const own = call === undefined ? undefined : toolPackages.get(call.name);
  // Whoever says so wants it fetched.
  const fetched = command.words.some(({ text }) => /^(?:-y|--yes|-p|--package(?:=.*)?|dlx|-c|--call)$/.test(text));
  if (
    call === undefined ||
    own === undefined ||
    call.word === command.words[0] ||
    fetched ||
    packageDependencies === undefined ||
    packageDependencies.size === 0
  ) {
    return undefined;
  }
  const names = [...packageDependencies.values()].flat();
  const brought = names.some(
    (name) => own === name || name.includes(call.name) || name.includes(own) || bringsTools.test(name),
  );
  return brought
    ? undefined
    : {
        command,
        word: call.word,
        name: call.name,
        file: 'any package.json',
        noFile: false,
        kind: 'program',
        nearest: undefined,
      };
}

/** Programs that projects depend on directly, with the package that has them. */
const toolPackages: ReadonlyMap<string, string> = new Map([
  ...'eslint prettier vitest jest mocha cypress tsx ts-node oxlint knip stylelint ava c8 nyc'
    .split(' ')
    .map((name): [string, string] => [name, name]),
  ['tsc', 'typescript'],
  ['playwright', 'playwright'],
  ['biome', '@biomejs/biome'],
]);

/** Packages that bring tools of others along. */
const bringsTools =
  /^(?:react-scripts|xo|standard|tsdx|gts|nx|@nx\/.*|@angular\/.*|@vue\/cli.*|vite-plus|@antfu\/.*|@sanity\/.*|wp-scripts|@wordpress\/scripts|aegir|kcd-scripts|@umijs\/.*|expo|ember-cli)$/;

/** Scripts of the nearest `package.json`, or of all where nobody can tell which one is meant; undefined: there is none. */
function offeredScripts(
  called: CalledScript,
  { packageScripts }: RepositoryFacts,
): { names: ReadonlySet<string>; file: string } | undefined {
  if (called.folder === undefined) {
    return packageScripts.size === 0
      ? undefined
      : { names: new Set([...packageScripts.values()].flat()), file: 'any package.json' };
  }
  if (called.folderWord !== undefined && !packageScripts.has(called.folder)) {
    return undefined;
  }
  for (let folder = called.folder; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/')))) {
    const scripts = packageScripts.get(folder);
    if (scripts !== undefined) {
      return { names: new Set(scripts), file: folder === '' ? 'package.json' : `${folder}/package.json` };
    }
    if (folder === '') {
      return undefined;
    }
  }
}

const makeOptions = new Set(['-j', '-l', '-o', '-W', '-I', '--jobs']);

function missingTarget(command: CheckCommand, repository: RepositoryFacts): MissingName | undefined {
  const words = command.words.slice(1);
  if (words.some((word) => /^(?:-f|--file|--makefile)/.test(word.text))) {
    return undefined;
  }
  const [folderWord] = optionValues(words, makeFolders);
  if (folderWord !== undefined || command.folder !== '') {
    return lackedMakefile(command, folderWord, repository);
  }
  const offered = repository.makeTargets;
  const targets = operands(words, makeOptions).filter((word) => !word.computed && !/^\d+$|[=/]/.test(word.text));
  const missing = targets.find((word) => !isOffered(word.text, offered) && !repository.files.hasFile(word.text));
  return missing === undefined && (offered !== undefined || words.length > 0)
    ? undefined
    : namedAs('target', command, missing ?? command.words[0], 'Makefile', offered);
}

const makeFolders = new Set(['-C', '--directory']);

/** Of a folder further in only whether it has a Makefile is known. */
function lackedMakefile(
  command: CheckCommand,
  folderWord: ShellWord | undefined,
  { files, mayBeUnlisted }: RepositoryFacts,
): MissingName | undefined {
  const base = command.folder;
  const folder =
    folderWord === undefined || base === undefined || folderWord.computed ? base : resolvePath(base, folderWord.text);
  const called = folderWord?.computed === true ? undefined : folder;
  const isLacked =
    called !== undefined &&
    files.hasFolder(called) &&
    ['Makefile', 'makefile', 'GNUmakefile'].every(
      (name) => !files.hasFile(`${called}/${name}`) && mayBeUnlisted?.(`${called}/${name}`) !== true,
    );
  return isLacked ? namedAs('target', command, command.words[0], `${called}/Makefile`, undefined) : undefined;
}

function missingRecipe(command: CheckCommand, repository: RepositoryFacts): MissingName | undefined {
  const [word] = command.words.slice(1);
  const plain = word !== undefined && !word.computed && /^[A-Za-z_][\w-]*$/.test(word.text);
  const offered = repository.justRecipes;
  return !plain || command.folder !== '' || isOffered(word.text, offered)
    ? undefined
    : namedAs('recipe', command, word, 'justfile', offered);
}

/** Options of cargo that name something, with what that is in `CargoName` and to a person. */
const cargoNaming = [
  ['bin', 'binary', ['--bin']],
  ['example', 'example', ['--example']],
  ['test', 'test target', ['--test']],
  ['bench', 'bench', ['--bench']],
  ['package', 'package', ['-p', '--package']],
] as const;

function missingCargoTarget(command: CheckCommand, { cargoNames }: RepositoryFacts): MissingName | undefined {
  // Behind `--` stands what the program gets.
  const end = command.words.findIndex(({ text }) => text === '--');
  const words = end === -1 ? command.words : command.words.slice(0, end);
  if (cargoNames === undefined || command.folder !== '') {
    return undefined;
  }
  for (const [kind, called, options] of cargoNaming) {
    const offered = cargoNames.filter((each) => each.kind === kind).map(({ name }) => name);
    const missing = optionValues(words, new Set(options)).find(
      (word) => !word.computed && /^[\w-]+$/.test(word.text) && !offered.includes(word.text),
    );
    if (missing !== undefined) {
      return namedAs(called, command, missing, 'Cargo.toml', offered);
    }
  }
  return undefined;
}

function namedAs(
  kind: MissingName['kind'],
  command: CheckCommand,
  word: ShellWord | undefined,
  file: string,
  offered: readonly string[] | undefined,
): MissingName | undefined {
  return word === undefined
    ? undefined
    : {
        command,
        word,
        name: word.text,
        file,
        noFile: offered === undefined,
        kind,
        nearest: nearestWord(word.text, offered?.filter((name) => !name.includes('%')) ?? []),
      };
}

function isOffered(name: string, offered: readonly string[] | undefined): boolean {
  return (
    offered?.some((each) => each === name || (each.includes('%') && wildcardMatcher(each.replace('%', '*'))(name))) ===
    true
  );
}

/** A plan's words, and what it changes. */
interface Spoken {
  readonly words: PlanWords;
  readonly planned: readonly string[];
}

/**
 * Whether a plan speaks of adding the name: it stands in code or quotes outside the checks, or at all in a plan that
 * changes the project file. Where that file is only planned, it may offer anything.
 */
function isToBeAdded({ name, file, noFile }: MissingName, { words, planned }: Spoken): boolean {
  const own = file === 'any package.json' ? 'package.json' : file;
  return (
    words.quoted.has(name) ||
    (noFile && planned.some((path) => path === own || path.endsWith(`/${own}`))) ||
    (words.words.has(name) && new PlannedPaths(planned).has(own))
  );
}
