import { type Program, statementEnd, textOf } from '../program.ts';
import { insteadOfAll, type Mutator } from './change.ts';

/** What a function gives becomes nothing, and a return that only leaves goes. */
export const giving: Mutator = {
  id: 'return',
  changes: (program, index) => {
    if (program.tokens[index]?.kind !== 'word' || textOf(program, index) !== 'return') {
      return [];
    }
    const { words } = program.language;
    const end = valueEnd(program, index);
    const isShort = end === index + 2;
    const value = textOf(program, index + 1);
    if (end <= index + 1) {
      return insteadOfAll(program, index, index + 1, words.idle);
    }
    const known = isShort && (value === words.yes || value === words.no || value === words.nothing);
    const nothing = program.language.id === 'go' && isShort && value === 'err' ? 'nil' : words.nothing;
    return known || nothing === undefined ? [] : insteadOfAll(program, index + 1, end, nothing);
  },
};

/** Behind what is given. In Ruby a condition may stand behind it: `return nil if done`. */
function valueEnd(program: Program, from: number): number {
  const end = statementEnd(program, from);
  for (let at = from + 1; program.language.blocks === 'end' && at < end; at += 1) {
    if (/^(?:if|unless|return)$/.test(textOf(program, at))) {
      return at;
    }
    at = Math.max(at, program.pairs[at] ?? -1);
  }
  return end;
}
