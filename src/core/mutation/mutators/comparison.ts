import { beginsValue, endsValue, isSpaced, type Program, textOf } from '../program.ts';
import { instead, type Mutator } from './change.ts';

/** The neighbour, which differs only where both sides are equal, and the opposite. */
const others: Readonly<Record<string, readonly string[]>> = {
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '==': ['!='],
  '!=': ['=='],
  '===': ['!=='],
  '!==': ['==='],
};

export const comparison: Mutator = {
  id: 'comparison',
  changes: (program, index) => {
    const { tokens, language } = program;
    const token = tokens[index];
    const texts = token?.kind === 'sign' ? others[token.text] : undefined;
    const enclosesType =
      token?.text.length === 1 && (language.angleTypes ? !isSpaced(program, index) : inherits(program, index));
    return texts === undefined || enclosesType || !endsValue(program, index - 1) || !beginsValue(program, index + 1)
      ? []
      : instead(program, index, ...texts);
  },
};

/** `class Cat < Animal`. */
function inherits(program: Program, index: number): boolean {
  return textOf(program, index - 2) === 'class';
}
