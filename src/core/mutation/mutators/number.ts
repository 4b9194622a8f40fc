import { textOf } from '../program.ts';
import { instead, type Mutator } from './change.ts';

/** Digits, perhaps with a fraction and the letters of a type: `1`, `2.5`, `10n`, `3u8`. Not in hexadecimal, no exponent. */
const plain = /^(\d{1,15})((?:\.\d+)?(?:[fFdDmMlLnju][\da-z]*)?)$/;

/** One more. */
export const number: Mutator = {
  id: 'number',
  changes: (program, index) => {
    const [, digits, rest = ''] =
      program.tokens[index]?.kind === 'number' ? (plain.exec(textOf(program, index)) ?? []) : [];
    const isField = /^(?:\.|\?\.)$/.test(textOf(program, index - 1));
    return digits === undefined || isField || (digits.length > 1 && digits.startsWith('0'))
      ? []
      : instead(program, index, `${BigInt(digits) + 1n}${rest}`);
  },
};
