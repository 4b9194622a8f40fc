import type { Range, SelectionRange } from 'vscode-languageserver';
import { selectionRangesAt } from '../../core/language/selectionRanges.ts';
import type { Feature } from '../feature.ts';

export const selectionRanges: Feature = {
  capabilities: () => ({ selectionRangeProvider: true }),
  listen: (connection, session) => {
    connection.onSelectionRanges(({ textDocument, positions }) => {
      const asked = session.asked(textDocument.uri);
      return asked && positions.map((position) => chain(selectionRangesAt(asked.document, position), position));
    });
  },
};

/** The smallest range, which knows the next larger one, and so on. */
function chain(ranges: readonly Range[], position: Range['start']): SelectionRange {
  const nothing: SelectionRange = { range: { start: position, end: position } };
  return (
    ranges.reduceRight<SelectionRange | undefined>(
      (parent, range) => ({ range, ...(parent && { parent }) }),
      undefined,
    ) ?? nothing
  );
}
