import { beginsValue, endsValue } from '../program.ts';
import { instead, type Mutator } from './change.ts';

/** And becomes or, or becomes and; a negation goes. */
export const logic: Mutator = {
  id: 'logic',
  changes: (program, index) => {
    const { and, or, not } = program.language.words;
    const text = program.tokens[index]?.text ?? '';
    const between = endsValue(program, index - 1) && beginsValue(program, index + 1);
    const wordy = /^[a-z]/.test(text);
    const partner = (words: readonly string[]): string | undefined =>
      words.find((word) => /^[a-z]/.test(word) === wordy);
    const other = and.includes(text) ? partner(or) : or.includes(text) ? partner(and) : undefined;
    if (other !== undefined && between) {
      return instead(program, index, other);
    }
    const negates = not.includes(text) && (wordy || !endsValue(program, index - 1)) && beginsValue(program, index + 1);
    return negates ? instead(program, index, '') : [];
  },
};
