import type { CargoName, RepositoryFacts } from '../../plan/repositoryFacts.ts';
import type { CommandWords } from './commandWords.ts';

/** A name that a program may be told at the cursor. */
export interface RunnableName {
  readonly name: string;
  readonly meaning: string;
}

/** Options that take the folder of a package as their value. */
const folderOptions = /^(?:--prefix|-C|--dir|--cwd)$/;

/** Options that choose packages by name, which nobody here knows the folders of. */
const packageOptions = /^(?:-w|--workspace|-F|--filter)$/;

/** Scripts, targets and recipes: `npm run ‸`, `make ‸`, `just ‸`, `cargo ‸`, `cargo run --bin ‸`. */
export function runnableNames(command: CommandWords, facts: RepositoryFacts): RunnableName[] {
  const [program = '', ...rest] = command.words;
  switch (program) {
    case 'npm':
    case 'pnpm':
    case 'yarn':
    case 'bun':
      return scripts(program, rest, command.folder, facts);
    case 'node':
      return rest.at(-1) === '--run' ? scriptsIn(command.folder, facts) : [];
    case 'make':
      return ownFile(command, rest) ? named(facts.makeTargets, 'target of the Makefile') : [];
    case 'just':
      return ownFile(command, rest) && rest.length === 0 ? named(facts.justRecipes, 'recipe of the justfile') : [];
    case 'cargo':
      return command.folder === '' ? ofCargo(rest, facts.cargoNames) : [];
    default:
      return [];
  }
}

/** Subcommands of cargo that can decide something. */
const cargoCommands: readonly RunnableName[] = [
  { name: 'test', meaning: 'runs the tests' },
  { name: 'build', meaning: 'compiles' },
  { name: 'check', meaning: 'looks for errors without compiling' },
  { name: 'clippy', meaning: 'lints' },
  { name: 'fmt', meaning: 'formats; with --check it only looks' },
  { name: 'run', meaning: 'runs a binary or an example' },
  { name: 'bench', meaning: 'runs the benches' },
  { name: 'doc', meaning: 'builds the documentation' },
];

const cargoOptions: Readonly<Record<string, CargoName['kind']>> = {
  '--bin': 'bin',
  '--example': 'example',
  '--test': 'test',
  '--bench': 'bench',
  '-p': 'package',
  '--package': 'package',
};

function ofCargo(words: readonly string[], names: readonly CargoName[] | undefined): RunnableName[] {
  const ofKind = (asked: CargoName['kind'], meaning: string): RunnableName[] =>
    (names ?? []).filter(({ kind }) => kind === asked).map(({ name }) => ({ name, meaning }));
  const last = words.at(-1) ?? '';
  if (words.includes('--')) {
    return [];
  }
  const kind = Object.hasOwn(cargoOptions, last) ? cargoOptions[last] : undefined;
  if (kind !== undefined) {
    return ofKind(kind, `${kind} of cargo`);
  }
  // Before the subcommand stand at most a toolchain (`+nightly`) and options.
  return names === undefined || words.some((word) => !/^[+-]/.test(word))
    ? []
    : [...cargoCommands, ...ofKind('alias', 'alias of the project')];
}

/** The file at the top is the one that is known. */
function ownFile({ folder }: CommandWords, rest: readonly string[]): boolean {
  return (
    folder === '' && !rest.some((word) => /^(?:-C|-f|--file|--directory|--justfile|--working-directory)/.test(word))
  );
}

/** Without patterns such as `%.o`, which stand for others. */
export function plainNames(names: readonly string[] | undefined): string[] {
  return (names ?? []).filter((name) => !name.includes('%'));
}

function named(names: readonly string[] | undefined, meaning: string): RunnableName[] {
  return plainNames(names).map((name) => ({ name, meaning }));
}

function scripts(program: string, words: readonly string[], folder: string, facts: RepositoryFacts): RunnableName[] {
  let own = folder;
  const left: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const value = words[at + 1];
    if (folderOptions.test(word) && value !== undefined) {
      own = joined(folder, value);
      at += 1;
    } else if (word === '--' || packageOptions.test(word)) {
      return [];
    } else if (!word.startsWith('-')) {
      left.push(word);
    }
  }
  const direct = program === 'pnpm' || program === 'yarn';
  const runs = left.length === 1 && /^(?:run|run-script)$/.test(left[0] ?? '');
  return runs || (direct && left.length === 0) ? scriptsIn(own, facts) : [];
}

function scriptsIn(folder: string, facts: RepositoryFacts): RunnableName[] {
  return named(facts.packageScripts.get(folder), folder === '' ? 'script' : `script of ${folder}`);
}

function joined(folder: string, below: string): string {
  const plain = below.replace(/^(?:\.\/)+/, '').replace(/\/$/, '');
  return folder === '' ? plain : `${folder}/${plain}`;
}
