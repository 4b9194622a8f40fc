import { FoldingRangeKind } from 'vscode-languageserver';
import { foldsIn } from '../../core/language/folding.ts';
import type { Feature } from '../feature.ts';

export const folding: Feature = {
  capabilities: () => ({ foldingRangeProvider: true }),
  listen: (connection, session) => {
    connection.onFoldingRanges(({ textDocument }) => {
      const asked = session.asked(textDocument.uri);
      return (
        asked &&
        foldsIn(asked.document).map(({ start, end, kind }) => ({
          startLine: start,
          endLine: end,
          ...(kind === 'comment' ? { kind: FoldingRangeKind.Comment } : {}),
        }))
      );
    });
  },
};
