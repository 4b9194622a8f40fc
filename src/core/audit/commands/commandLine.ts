import { wordsIn } from '../../base/wordsIn.ts';

/** Where a command stands: what starts it differs. */
export type CommandPlace = 'script' | 'recipe' | 'ci' | 'hook' | 'stack';

/** One command, cut off from those that it stands among. */
export interface CommandLine {
  readonly words: readonly string[];
  readonly place: CommandPlace;
  readonly file: string;
  /** Folder of the file, `''` at the top. */
  readonly folder: string;
  /** Name of the script or recipe that it is in; undefined: it is in none. */
  readonly name: string | undefined;
}

/** Commands that say or do nothing about the program, whatever their arguments are. */
const silentPrograms = new Set([
  'echo',
  'printf',
  'exit',
  'true',
  ':',
  'cd',
  'pwd',
  'ls',
  'cat',
  'sleep',
  'set',
  'export',
]);

/** Words before a program that only say how to start it. */
const starters = new Set(
  wordsIn('sudo npx bunx pnpx time exec env cross-env then do else if run: - @ xvfb-run corepack command'),
);

/** What puts packages in place: the names behind it are not run. */
const installers: Readonly<Record<string, string>> = {
  npm: 'install i ci add',
  yarn: 'add install',
  pnpm: 'add install i',
  bun: 'add install',
  pip: 'install',
  pip3: 'install',
  pipx: 'install',
  poetry: 'add install',
  uv: 'add sync',
  apt: 'install',
  'apt-get': 'install',
  brew: 'install',
  gem: 'install',
  go: 'install get',
  cargo: 'install',
  composer: 'require install',
  bundle: 'install',
  choco: 'install',
  rustup: 'component',
  dotnet: 'tool',
  playwright: 'install',
  apk: 'add',
};

/**
 * The commands of a line of shell, each as its words: quotes and options' dashes are dropped, and a program with its folder is
 * named without it first. Those that say nothing about the program are left out, and those whose failure nobody would hear of.
 */
export function commandsIn(line: string): readonly (readonly string[])[] {
  if (/;\s{0,9}(?:true|:|exit 0)\s{0,9}$/.test(line)) {
    return [];
  }
  return line
    .replaceAll(/&&|[;\n]/g, '\n')
    .split('\n')
    .flatMap((part) => {
      const [first = '', second] = part.split('||');
      return second !== undefined && isSilent(wordsOf(second))
        ? []
        : [...first.split(/[|&]/), ...(second?.split('|') ?? [])];
    })
    .map(wordsOf)
    .filter((words) => !isSilent(words) && !installs(words));
}

function isSilent([first]: readonly string[]): boolean {
  return first === undefined || silentPrograms.has(first);
}

function installs(words: readonly string[]): boolean {
  return words
    .slice(0, 3)
    .some((program) => wordsIn(installers[program] ?? '').some((verb) => words.slice(1, 5).includes(verb)));
}

function wordsOf(command: string): readonly string[] {
  const words = command
    .replaceAll(/\$\{\{ ?env\.|\$[({]/g, ' $')
    .split(/[\s"'`()[\]{}\\,]/)
    .filter((word) => word !== '')
    .map((word) => withoutVariable(word.replace(/^[@-]/, '').replace(/^-/, '')))
    .filter((word) => word !== '');
  const start = words.findIndex((word) => !starters.has(word) && !/^[A-Za-z_]\w*=/.test(word));
  if (start === -1) {
    return [];
  }
  return words
    .slice(start)
    .flatMap((word, at) =>
      word.includes('/') && (at === 0 || /^\.\/\w/.test(word)) ? [baseName(word), word] : [word],
    );
}

/** Programs are often named by variables: `$(MAKE)`, `${{ env.CARGO }}`. */
function withoutVariable(word: string): string {
  const name = word.replace(/^\$/, '').replace(/^env\./, '');
  return name !== word && /^[A-Z_]+$/.test(name) ? name.toLowerCase() : word === '$' ? '' : word;
}

function baseName(word: string): string {
  return word.slice(word.lastIndexOf('/') + 1);
}

/** Whether a script does nothing but say something: `echo "no tests"`, `exit 0`, `true`. */
export function isEmptyScript(text: string): boolean {
  return commandsIn(text).length === 0 || /no tests? (?:specified|yet|defined)/i.test(text);
}

/** Whether the words stand in the command in this order, others between them. */
export function holdsWords(words: readonly string[], wanted: readonly string[]): boolean {
  let at = 0;
  for (const word of words) {
    if (word === wanted[at]) {
      at += 1;
    }
  }
  return at === wanted.length;
}
