import { definitionAt } from '../../core/language/definition.ts';
import type { Feature } from '../feature.ts';
import { uriIn } from '../translate.ts';

export const definition: Feature = {
  capabilities: () => ({ definitionProvider: true }),
  listen: (connection, session) => {
    connection.onDefinition(({ textDocument, position }) => {
      const asked = session.asked(textDocument.uri);
      if (asked === undefined) {
        return undefined;
      }
      const found = definitionAt(asked.document, position, asked.repository);
      return session.definitionLinks
        ? found.map(({ origin, file, range }) => ({
            originSelectionRange: origin,
            targetUri: uriIn(asked.repository, file),
            targetRange: range,
            targetSelectionRange: range,
          }))
        : found.map(({ file, range }) => ({ uri: uriIn(asked.repository, file), range }));
    });
  },
};
