import type { ShellCommand } from './shellCommands.ts';
import type { ShellWord } from './shellWords.ts';

/** A program that stands in a command line itself: `sh -c '…'`, `node -e '…'`. */
export interface InlineProgram {
  readonly language: 'shell' | 'script';
  /** As the interpreter gets it; variables and substitutions are still to be put in. */
  readonly text: string;
  /** Options that load a module before it starts, so that it does more than it says. */
  readonly loads: boolean;
}

/** Undefined: the command starts something that lies elsewhere. */
export function inlineProgram({ words }: Pick<ShellCommand, 'words'>): InlineProgram | undefined {
  const [first] = words;
  const base = first?.text.slice(first.text.lastIndexOf('/') + 1) ?? '';
  // `python3`, `lua5.4`
  const name = /^([a-z]+)[\d.]+$/.exec(base)?.[1] ?? base;
  if (name === 'eval') {
    return { language: 'shell', text: textOf(words.slice(1)), loads: false };
  }
  if (name === 'deno' && words[1]?.text === 'eval') {
    return {
      language: 'script',
      text: textOf(words.slice(2).filter(({ text }) => !text.startsWith('-'))),
      loads: false,
    };
  }
  const option = interpreters.get(name);
  if (option === undefined) {
    return undefined;
  }
  for (const [at, { text }] of words.entries()) {
    if (at > 0 && option.test(text)) {
      const joined = /^--\w+=(.*)$/s.exec(text)?.[1];
      const before = words.slice(1, at);
      return {
        language: shells.has(name) ? 'shell' : 'script',
        text: joined ?? words[at + 1]?.text ?? '',
        loads: !shells.has(name) && before.some((word) => /^(?:-[rMI]|--(?:require|import|loader))/.test(word.text)),
      };
    }
    if (at > 0 && !text.startsWith('-')) {
      return undefined;
    }
  }
  return undefined;
}

/** Programs that a command puts in its words: `$(…)` and backticks. */
export function substitutedPrograms({ words, assignments }: Pick<ShellCommand, 'words' | 'assignments'>): string[] {
  return [...words, ...assignments]
    .filter(({ computed }) => computed)
    .flatMap(({ text }) =>
      [...text.matchAll(/\$\((?!\()([^()]*)|`([^`]*)`/g)].map(([, one, other]) => one ?? other ?? ''),
    );
}

const shells = new Set(['sh', 'bash', 'zsh', 'dash', 'ash', 'ksh']);

/** What tells an interpreter that the next word is its program. */
const interpreters: ReadonlyMap<string, RegExp> = new Map([
  ...[...shells].map((shell) => [shell, /^-[a-z]*c$/] as const),
  ...['node', 'nodejs', 'bun', 'tsx'].map((name) => [name, /^(?:-e|-p|-pe|--eval|--print)(?:=|$)/] as const),
  ['python', /^-[A-Za-z]*c$/],
  ['pypy', /^-[A-Za-z]*c$/],
  ['ruby', /^-[a-z]*e$/],
  ['perl', /^-[a-zA-Z]*[eE]$/],
  ['php', /^-r$/],
  ['lua', /^-e$/],
]);

function textOf(words: readonly ShellWord[]): string {
  return words.map(({ text }) => text).join(' ');
}
