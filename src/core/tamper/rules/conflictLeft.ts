import { lineStarts } from '../reading/sourceParts.ts';
import { scopeRule } from './scopeRule.ts';

/** The three marks that git writes around two versions, each at the beginning of a line. */
export const conflictLeft = scopeRule('scope.conflict', ({ before = '', after = '' }) => {
  const opened = conflictIn(after);
  return opened === undefined || conflictIn(before) !== undefined
    ? []
    : [
        {
          line: opened,
          message: 'A conflict of a merge is left here, both versions and the marks around them. Solve it.',
        },
      ];
});

/** The line, from 0, that a conflict opens in. */
function conflictIn(text: string): number | undefined {
  if (!text.includes('<<<<<<< ')) {
    return undefined;
  }
  let opened: number | undefined;
  let isHalf = false;
  for (const [line, start] of lineStarts(text).entries()) {
    if (text.startsWith('<<<<<<< ', start)) {
      opened = line;
      isHalf = false;
    } else if (opened !== undefined && /^=======\r?(?:\n|$)/.test(text.slice(start, start + 9))) {
      isHalf = true;
    } else if (isHalf && text.startsWith('>>>>>>> ', start)) {
      return opened;
    }
  }
  return undefined;
}
