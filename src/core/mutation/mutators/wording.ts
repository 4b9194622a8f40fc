import { type Program, startsStatement, statementEnd, textOf } from '../program.ts';
import { instead, type Mutator } from './change.ts';

/** A text loses all that it says. */
export const wording: Mutator = {
  id: 'text',
  wording: true,
  changes: (program, index) => {
    const token = program.tokens[index];
    if (token?.kind !== 'string' || isBare(program, index) || isKey(program, index) || isPartOfType(program, index)) {
      return [];
    }
    const { open, close } = token.quotes;
    const empty = token.text.slice(0, open) + token.text.slice(-close);
    return instead(program, index, empty);
  },
};

/** Says something to the compiler or to readers: `'use strict'`, a docstring. */
function isBare(program: Program, index: number): boolean {
  return startsStatement(program, index) && statementEnd(program, index) === index + 1;
}

function isKey(program: Program, index: number): boolean {
  return /^[{,]$/.test(textOf(program, index - 1)) && /^(?::|=>)$/.test(textOf(program, index + 1));
}

/** `'a' | 'b'`, `Pick<A, 'b'>` in types; attributes of tags, which are seldom behaviour. */
function isPartOfType({ tokens, language, text }: Program, index: number): boolean {
  const [before, token, next] = [tokens[index - 1], tokens[index], tokens[index + 1]];
  const isTyped = language.id === 'typescript' && (before?.text === '|' || next?.text === '|' || next?.text === '>');
  const isAttribute =
    language.imports.has('import') &&
    before?.text === '=' &&
    before.end === token?.start &&
    text[before.start - 1] !== ' ';
  return isTyped || (isAttribute && ['typescript', 'javascript'].includes(language.id));
}
