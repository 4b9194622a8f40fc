import type { Range, TextEdit } from 'vscode-languageserver';
import { formattingEdits } from '../../core/language/formatting.ts';
import type { Feature, Session } from '../feature.ts';
import { textEditOf } from '../translate.ts';

export const formatting: Feature = {
  capabilities: () => ({ documentFormattingProvider: true, documentRangeFormattingProvider: true }),
  listen: (connection, session) => {
    connection.onDocumentFormatting(({ textDocument }) => editsFor(session, textDocument.uri));
    connection.onDocumentRangeFormatting(({ textDocument, range }) => editsFor(session, textDocument.uri, range));
  },
};

function editsFor(session: Session, uri: string, range?: Range): TextEdit[] | undefined {
  const asked = session.asked(uri);
  const lineEnd = session.open(uri)?.lineEnd ?? '\n';
  return asked && formattingEdits(asked.document, { lineEnd, range }).map(textEditOf);
}
