import { textOf } from '../program.ts';
import { instead, type Mutator } from './change.ts';

/** True becomes false, false becomes true. */
export const truth: Mutator = {
  id: 'truth',
  changes: (program, index) => {
    const { yes, no } = program.language.words;
    const text = textOf(program, index);
    const isName =
      /^(?:\.|\?\.|::)$/.test(textOf(program, index - 1)) || /^(?::|=>|\?:)$/.test(textOf(program, index + 1));
    const isWord = program.tokens[index]?.kind === 'word' && (text === yes || text === no);
    return isWord && (!isName || program.language.blocks === 'indentation' || textOf(program, index - 1) === '?')
      ? instead(program, index, text === yes ? no : yes)
      : [];
  },
};
