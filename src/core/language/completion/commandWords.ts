import { maskQuoted } from '../../plan/shellText.ts';

/** The simple command that is being typed. */
export interface CommandWords {
  /** Folder that it runs in, relative to the repository; `''` is its top. */
  readonly folder: string;
  /** Words before the one at the cursor; what only starts the program (`npx`, `VAR=x`, `uv run`) is left out. */
  readonly words: readonly string[];
  /** The word at the cursor, up to it. */
  readonly typed: string;
  /** Nothing stands before it: it is the whole command line. */
  readonly first: boolean;
}

/** Programs that start another one, with the words that belong to them. */
const starters: readonly RegExp[] = [
  /^(?:!|time|env|npx|bunx)$/,
  /^(?:pnpm|npm|yarn|bundle) exec$/,
  /^(?:pnpm|yarn) dlx$/,
  /^(?:uv|poetry|pipenv|hatch) run$/,
  /^(?:python|python3) -m$/,
];

/** Undefined inside quotes and parentheses, and where the folder cannot be told. */
export function commandWordsAt(typed: string): CommandWords | undefined {
  const masked = maskQuoted(typed);
  // A quotation mark that nothing closes stays: then the cursor is inside the quotation.
  if (/["']/.test(masked) || masked.at(-1) !== typed.at(-1)) {
    return undefined;
  }
  const operator = [...masked.matchAll(/&&|\|\||[;|&]/g)].at(-1);
  const from = operator === undefined ? 0 : operator.index + operator[0].length;
  const folder = folderOf(typed.slice(0, from));
  if (folder === undefined) {
    return undefined;
  }
  const words = [...masked.slice(from).matchAll(/\S+/g)].map(({ index, 0: word }) =>
    typed.slice(from + index, from + index + word.length),
  );
  const atCursor = /\S$/.test(typed.slice(from)) ? (words.pop() ?? '') : '';
  return { folder, words: withoutStarters(words), typed: atCursor, first: from === 0 && words.length === 0 };
}

/** `cd web && …` runs in `web`; undefined: not certain. */
function folderOf(before: string): string | undefined {
  if (!/\bcd\b/.test(before)) {
    return '';
  }
  const folder = /^\s*cd\s+(?:\.\/)?([\w@.-]+(?:\/[\w@.-]+)*)\/?\s*&&[^;|]*$/.exec(before)?.[1];
  const again = /\bcd\b/.test(before.slice(before.indexOf('&&')));
  return folder === undefined || folder.split('/').includes('..') || again ? undefined : folder;
}

function withoutStarters(words: readonly string[]): string[] {
  let left = [...words];
  for (;;) {
    const [first = '', second = ''] = left;
    const own = starters.some((starter) => starter.test(first))
      ? 1
      : starters.some((starter) => starter.test(`${first} ${second}`))
        ? 2
        : /^[A-Za-z_]\w*=/.test(first)
          ? 1
          : 0;
    if (own === 0) {
      return left;
    }
    left = left.slice(own);
    // Options of the starter: `npx --no-install`.
    while (left[0]?.startsWith('-') === true) {
      left = left.slice(1);
    }
  }
}
