import { highlightsAt, referencesAt } from '../../core/language/references.ts';
import type { Feature } from '../feature.ts';
import { locationIn } from '../translate.ts';

export const references: Feature = {
  capabilities: () => ({ referencesProvider: true, documentHighlightProvider: true }),
  listen: (connection, session) => {
    connection.onReferences(({ textDocument, position, context }) => {
      const asked = session.asked(textDocument.uri);
      return asked === undefined
        ? undefined
        : referencesAt(asked.document, position, asked.repository)
            .filter((place) => context.includeDeclaration || !place.declaration)
            .map(({ file, range }) => locationIn(asked.repository, file, range));
    });
    connection.onDocumentHighlight(({ textDocument, position }) => {
      const asked = session.asked(textDocument.uri);
      return asked && highlightsAt(asked.document, position, asked.repository).map(({ range }) => ({ range }));
    });
  },
};
