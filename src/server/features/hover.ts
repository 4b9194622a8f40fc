import { MarkupKind } from 'vscode-languageserver';
import { hoverAt } from '../../core/language/hover/hoverAt.ts';
import type { Feature } from '../feature.ts';

export const hover: Feature = {
  capabilities: () => ({ hoverProvider: true }),
  listen: (connection, session) => {
    connection.onHover(({ textDocument, position }) => {
      const asked = session.asked(textDocument.uri);
      const found = asked && hoverAt(asked.document, position, asked.repository, Date.now());
      return found && { range: found.range, contents: { kind: MarkupKind.Markdown, value: found.markdown } };
    });
  },
};
