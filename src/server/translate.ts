import path from 'node:path';
import type { Location, TextEdit as LspTextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { Range } from '../core/base/range.ts';
import type { TextEdit } from '../core/base/textEdit.ts';
import type { FileEdits, FileRename } from '../core/language/workspaceChange.ts';
import { uriOfPath } from './fileUri.ts';
import type { PlanRepository } from './planRepository.ts';

export function textEditOf({ range, text }: TextEdit): LspTextEdit {
  return { range, newText: text };
}

/** As the client writes it where it has the file open. */
export function uriIn(repository: PlanRepository, file: string): string {
  return repository.openDocument(file)?.uri ?? uriOfPath(path.join(repository.root, file));
}

export function locationIn(repository: PlanRepository, file: string, range: Range): Location {
  return { uri: uriIn(repository, file), range };
}

export function workspaceEditOf(
  repository: PlanRepository,
  edits: readonly FileEdits[],
  renames: readonly FileRename[] = [],
): WorkspaceEdit {
  if (renames.length === 0) {
    return {
      changes: Object.fromEntries(edits.map((each) => [uriIn(repository, each.file), each.edits.map(textEditOf)])),
    };
  }
  return {
    documentChanges: [
      ...edits.map(({ file, edits: own }) => ({
        textDocument: { uri: uriIn(repository, file), version: repository.openDocument(file)?.version ?? noVersion },
        edits: own.map(textEditOf),
      })),
      ...renames.map(({ from, to }) => ({
        kind: 'rename' as const,
        oldUri: uriIn(repository, from),
        newUri: uriIn(repository, to),
      })),
    ],
  };
}

/** The protocol's word for a file that is not open; it knows no `undefined`. */
const noVersion = null;

/** A renamed file as one word, to be recognised when the client announces it. */
export function renameKey(repository: PlanRepository, { from, to }: FileRename): string {
  return [repository.root, from, to].join('\n');
}
