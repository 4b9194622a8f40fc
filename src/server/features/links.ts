import { linksIn } from '../../core/language/links.ts';
import type { Feature } from '../feature.ts';
import { uriIn } from '../translate.ts';

export const links: Feature = {
  capabilities: () => ({ documentLinkProvider: {} }),
  listen: (connection, session) => {
    connection.onDocumentLinks(({ textDocument }) => {
      const asked = session.asked(textDocument.uri);
      return (
        asked &&
        linksIn(asked.document, asked.repository).map(({ range, file, tooltip }) => ({
          range,
          target: uriIn(asked.repository, file),
          tooltip,
        }))
      );
    });
  },
};
