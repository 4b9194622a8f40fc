import { isGenerated, isOwnSource } from '../../mutation/sources.ts';
import type { TamperRule } from '../tamper.ts';

const code = 'suppression.generated';

/** Sources that say now that a program wrote them: linters, coverage and reviewers pass over such files. */
export const generatedClaimed: TamperRule = {
  code,
  find: ({ files }) =>
    files
      .filter(
        ({ path, before, after }) =>
          isOwnSource(path) &&
          before !== undefined &&
          after !== undefined &&
          !isGenerated(before) &&
          isGenerated(after),
      )
      .map(({ path }) => ({
        code,
        severity: 'blocks',
        file: path,
        line: 0,
        message: `${path} says now that a program wrote it, so that linters and coverage pass over it. Take that out.`,
      })),
};
