import type { CheckCommand } from './checkCommands.ts';
import type { ShellWord } from './shellWords.ts';

/** A program with its arguments, options told from operands. */
export interface ProgramCall {
  /** Without its folder: `vitest` of `./node_modules/.bin/vitest`. */
  readonly name: string;
  readonly word: ShellWord;
  /** Behind the program. */
  readonly words: readonly ShellWord[];
  readonly command: CheckCommand;
}

/** Programs that run another one of the project's own: what is called is behind them. */
const launchers: Readonly<Record<string, readonly string[]>> = {
  npx: [],
  bunx: [],
  pnpx: [],
  uvx: [],
  pipx: ['run'],
  pnpm: ['exec', 'dlx'],
  yarn: ['exec', 'dlx', 'run'],
  bun: ['x'],
  npm: ['exec', 'x'],
  poetry: ['run'],
  uv: ['run'],
  pipenv: ['run'],
  hatch: ['run'],
  rye: ['run'],
  bundle: ['exec'],
  dotenv: [],
};

/** Programs that managers of packages start by their bare names: `pnpm vitest run`. */
export const packagePrograms: ReadonlySet<string> = new Set(
  'vitest jest mocha playwright cypress tsx ts-node tsc eslint prettier ava tap wtr storybook attw knip biome oxlint next vite nuxt astro turbo nx lerna prisma drizzle-kit tsup rollup webpack esbuild stylelint svelte-check vue-tsc c8 nyc husky changeset lint-staged markdownlint typedoc wrangler http-server serve start-server-and-test wait-on concurrently dotenv cross-env rimraf'.split(
    ' ',
  ),
);

export const managers: ReadonlySet<string> = new Set(['npm', 'pnpm', 'yarn', 'bun']);

/** What a command really calls: launchers like `npx` and `poetry run` are looked through. */
export function programCall(command: CheckCommand): ProgramCall | undefined {
  let words = command.words;
  for (;;) {
    const [word] = words;
    if (word === undefined || word.computed) {
      return undefined;
    }
    const name = word.text.slice(word.text.lastIndexOf('/') + 1);
    const inner = launchedWords(name, words);
    if (inner === undefined) {
      return { name, word, words: words.slice(1), command };
    }
    words = inner;
  }
}

function launchedWords(name: string, words: readonly ShellWord[]): readonly ShellWord[] | undefined {
  const verbs = launchers[name];
  if (verbs === undefined) {
    return undefined;
  }
  let at = 1;
  while (words[at]?.text.startsWith('-') === true) {
    at += 1;
  }
  const verb = words[at]?.text ?? '';
  if (verbs.length > 0 && !verbs.includes(verb)) {
    return managers.has(name) && packagePrograms.has(verb) ? words.slice(at) : undefined;
  }
  at += verbs.length > 0 ? 1 : 0;
  while (words[at]?.text.startsWith('-') === true) {
    at += 1;
  }
  // `yarn run build` and `npm exec` without a program run a script, or nothing.
  return words[at] === undefined || (verb === 'run' && name === 'yarn' && !packagePrograms.has(words[at]?.text ?? ''))
    ? undefined
    : words.slice(at);
}

/**
 * Words that are no options, and no values of the options that take one.
 *
 * @param taking options whose value is the next word
 */
export function operands(words: readonly ShellWord[], taking: ReadonlySet<string> = noOptions): readonly ShellWord[] {
  const found: ShellWord[] = [];
  let ended = false;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    const text = word?.text ?? '';
    if (!ended && text === '--') {
      ended = true;
    } else if (!ended && text.startsWith('-') && text !== '-') {
      at += taking.has(text) ? 1 : 0;
    } else if (word !== undefined) {
      found.push(word);
    }
  }
  return found;
}

const noOptions: ReadonlySet<string> = new Set();

/** The value of an option: `--spec a` or `--spec=a`. A part of the word when it is joined by `=`. */
export function optionValues(words: readonly ShellWord[], names: ReadonlySet<string>): readonly ShellWord[] {
  return words.flatMap((word, at): ShellWord[] => {
    const equals = word.text.indexOf('=');
    if (names.has(word.text)) {
      return words.slice(at + 1, at + 2);
    }
    return equals !== -1 && names.has(word.text.slice(0, equals))
      ? [{ ...word, text: word.text.slice(equals + 1), start: word.quoted ? word.start : word.start + equals + 1 }]
      : [];
  });
}

/** Whether a word names a file or folder, and not a name, a number, an address or a pattern. */
export function looksLikePath(word: ShellWord): boolean {
  return (
    !word.computed &&
    /^[\w.@+()[\]/*?{},~-]+$/.test(word.text) &&
    /\/|\.[A-Za-z][\w]{0,9}$/.test(word.text) &&
    !/^(?:-|@[\w-]+\/[\w-]+$|\.+$|\d+(?:\.\d+)+$)/.test(word.text)
  );
}
