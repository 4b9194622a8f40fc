import { type Program, startsStatement, textOf } from '../program.ts';
import { type Change, insteadOfAll, type Mutator } from './change.ts';

const words = new Set(['if', 'elif', 'elsif', 'elseif', 'unless', 'while', 'until']);

/** A condition always holds, or never. */
export const condition: Mutator = {
  id: 'condition',
  changes: (program, index) => {
    const word = textOf(program, index);
    if (program.tokens[index]?.kind !== 'word' || !words.has(word)) {
      return [];
    }
    const { yes, no } = program.language.words;
    const { conditions, mayNeverLoop } = program.language;
    const range = conditions === 'parentheses' ? inParentheses(program, index) : bare(program, index);
    const only = range !== undefined && range.to === range.from + 1 ? textOf(program, range.from) : undefined;
    if (range === undefined || only === yes || only === no) {
      return [];
    }
    // A loop that never ends would only tell that there is a time limit.
    const values = word === 'while' ? (mayNeverLoop ? [no] : []) : word === 'until' ? [yes] : [yes, no];
    return insteadOfAll(program, range.from, range.to, ...values) satisfies readonly Change[];
  },
};

interface TokenRange {
  readonly from: number;
  readonly to: number;
}

function inParentheses(program: Program, index: number): TokenRange | undefined {
  const close = textOf(program, index + 1) === '(' ? (program.pairs[index + 1] ?? -1) : -1;
  return close === -1 ? undefined : { from: index + 2, to: close };
}

/** Up to the colon, the opening bracket of the block, or the end of the line. */
function bare(program: Program, index: number): TokenRange | undefined {
  const { tokens, pairs, language } = program;
  const stands =
    language.blocks === 'end' || startsStatement(program, index) || /^(?:else|\})$/.test(textOf(program, index - 1));
  if (!stands) {
    return undefined;
  }
  let from = index + 1;
  for (let at = from; at < tokens.length; at += 1) {
    const text = textOf(program, at);
    const ends =
      language.blocks === 'indentation'
        ? text === ':'
        : language.blocks === 'end'
          ? tokens[at]?.first === true || /^(?:then|do|[;)}\]])$/.test(text)
          : text === '{';
    if (ends) {
      return { from, to: at };
    }
    if (text === 'let' || words.has(text) || /^[)\]}]$/.test(text)) {
      return undefined;
    }
    if (text === ';') {
      // Go: `if err := f(); err != nil {`.
      from = at + 1;
    }
    at = Math.max(at, pairs[at] ?? -1);
  }
  return undefined;
}
