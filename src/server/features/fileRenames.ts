import type { RenameFilesParams, WorkspaceEdit } from 'vscode-languageserver';
import { editsForRenamedFiles } from '../../core/language/renamedFiles.ts';
import type { FileEdits, FileRename } from '../../core/language/workspaceChange.ts';
import type { Feature } from '../feature.ts';
import { pathOfUri } from '../fileUri.ts';
import type { PlanRepository } from '../planRepository.ts';
import { renameKey, textEditOf, uriIn, workspaceEditOf } from '../translate.ts';

const files = { filters: [{ scheme: 'file', pattern: { glob: '**/*.md' } }] };

/** Words that name a plan file follow when a person renames it; that its id follows, too, the person confirms. */
export const fileRenames: Feature = {
  capabilities: () => ({ workspace: { fileOperations: { willRename: files, didRename: files } } }),
  listen: (connection, session) => {
    connection.workspace.onWillRenameFiles((renamed) => {
      for (const repository of session.repositories()) {
        // An edit of ours brings its own changes along.
        const renames = renamesIn(repository, renamed).filter(
          (each) => !session.ownFileRenames.delete(renameKey(repository, each)),
        );
        const { names, ids } = editsForRenamedFiles(renames, repository);
        if (ids.length > 0 && session.confirmsChanges) {
          return withConfirmation(repository, names, ids);
        }
        if (names.length > 0) {
          return workspaceEditOf(repository, names);
        }
      }
      return undefined;
    });
    connection.workspace.onDidRenameFiles((renamed) => {
      session.filesChanged(
        renamed.files.flatMap(({ oldUri, newUri }) => [oldUri, newUri].flatMap((uri) => pathOfUri(uri) ?? [])),
      );
    });
  },
};

function renamesIn(repository: PlanRepository, { files: renamed }: RenameFilesParams): FileRename[] {
  const inRepository = (uri: string): string | undefined => {
    const absolute = pathOfUri(uri);
    return absolute === undefined ? undefined : repository.fileAt(absolute);
  };
  return renamed.flatMap(({ oldUri, newUri }) => {
    const [from, to] = [inRepository(oldUri), inRepository(newUri)];
    return from === undefined || to === undefined ? [] : [{ from, to }];
  });
}

const question = 'id';

function withConfirmation(
  repository: PlanRepository,
  names: readonly FileEdits[],
  ids: readonly FileEdits[],
): WorkspaceEdit {
  const changes = (edits: readonly FileEdits[], annotationId?: string): WorkspaceEdit['documentChanges'] =>
    edits.map(({ file, edits: own }) => ({
      textDocument: { uri: uriIn(repository, file), version: null },
      edits: own.map((edit) => ({ ...textEditOf(edit), ...(annotationId === undefined ? {} : { annotationId }) })),
    }));
  return {
    documentChanges: [...(changes(names) ?? []), ...(changes(ids, question) ?? [])],
    changeAnnotations: {
      [question]: {
        label: 'Give the plan the number of its new file name, here and wherever it is named',
        needsConfirmation: true,
      },
    },
  };
}
