import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { prepareRename, rename as renameAt } from '../../core/language/rename.ts';
import type { Feature } from '../feature.ts';
import { renameKey, workspaceEditOf } from '../translate.ts';

export const rename: Feature = {
  capabilities: () => ({ renameProvider: { prepareProvider: true } }),
  listen: (connection, session) => {
    connection.onPrepareRename(({ textDocument, position }) => {
      const asked = session.asked(textDocument.uri);
      const place = asked && prepareRename(asked.document, position, asked.repository);
      return place && (place.ok ? place.value : refusal(place.failure));
    });
    connection.onRenameRequest(({ textDocument, position, newName }) => {
      const asked = session.asked(textDocument.uri);
      const change = asked && renameAt(asked.document, position, newName, asked.repository, session.renamesFiles);
      if (asked === undefined || change === undefined) {
        return undefined;
      }
      // Of an earlier one that the person gave up, nothing is awaited any more.
      session.ownFileRenames.clear();
      for (const each of change.ok ? change.value.renames : []) {
        session.ownFileRenames.add(renameKey(asked.repository, each));
      }
      return change.ok
        ? workspaceEditOf(asked.repository, change.value.edits, change.value.renames)
        : refusal(change.failure);
    });
  },
};

/** Clients show the sentence of an error to the person. */
function refusal(sentence: string): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestFailed, sentence);
}
