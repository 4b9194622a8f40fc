import { beginsValue, endsValue, isBalanced, type Program } from '../program.ts';
import { instead, type Mutator } from './change.ts';

const others: Readonly<Record<string, string>> = {
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
  '%': '*',
  '+=': '-=',
  '-=': '+=',
  '*=': '/=',
  '/=': '*=',
};

export const arithmetic: Mutator = {
  id: 'arithmetic',
  changes: (program, index) => {
    const token = program.tokens[index];
    if (token?.kind !== 'sign') {
      return [];
    }
    if (token.text === '++' || token.text === '--') {
      return instead(program, index, token.text === '++' ? '--' : '++');
    }
    const other = Object.hasOwn(others, token.text) ? others[token.text] : undefined;
    const stands = isBalanced(program, index) && endsValue(program, index - 1) && beginsValue(program, index + 1);
    return other === undefined || !stands || joinsTexts(program, index) || joinsTypes(program, index)
      ? []
      : instead(program, index, other);
  },
};

/** Texts can be joined, but not taken from each other. */
function joinsTexts({ tokens }: Program, index: number): boolean {
  const isText = (at: number): boolean => tokens[at]?.kind === 'string' || tokens[at]?.kind === 'other';
  return tokens[index]?.text.startsWith('+') === true && (isText(index - 1) || isText(index + 1));
}

/** Rust: `T: Read + Write + 'a`. */
function joinsTypes({ tokens, language }: Program, index: number): boolean {
  const isType = (at: number): boolean =>
    /^['A-Z]/.test(tokens[at]?.text ?? '') && /[a-z]/.test(tokens[at]?.text ?? '');
  return language.id === 'rust' && tokens[index]?.text === '+' && (isType(index - 1) || isType(index + 1));
}
