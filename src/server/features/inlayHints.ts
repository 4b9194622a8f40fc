import { InlayHintKind, MarkupKind } from 'vscode-languageserver';
import { inlayHintsOf } from '../../core/language/inlayHints.ts';
import type { Feature } from '../feature.ts';

export const inlayHints: Feature = {
  capabilities: () => ({ inlayHintProvider: true }),
  listen: (connection, session) => {
    connection.languages.inlayHint.on(({ textDocument, range }) => {
      const asked = session.asked(textDocument.uri);
      return (
        asked &&
        inlayHintsOf(asked.document, range).map(({ position, label, tooltip }) => ({
          position,
          label,
          kind: InlayHintKind.Type,
          tooltip: { kind: MarkupKind.Markdown, value: tooltip },
          paddingLeft: true,
        }))
      );
    });
  },
};
