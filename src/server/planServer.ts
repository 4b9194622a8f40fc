import { type Connection, type ServerCapabilities, TextDocumentSyncKind } from 'vscode-languageserver';
import * as z from 'zod';
import { version } from '../node/version.ts';
import { features } from './features.ts';
import { pathOfUri } from './fileUri.ts';
import { PlanSession } from './planSession.ts';

const withUri = z.object({ uri: z.string() });

/** Speaks LSP about plan files over any connection. */
export function servePlans(connection: Connection): void {
  const session = new PlanSession(connection);
  connection.onInitialize((parameters) => {
    session.begin(parameters);
    const own: ServerCapabilities = {
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    };
    const capabilities = features.map((feature) => feature.capabilities(session));
    const workspace = Object.assign({}, own.workspace, ...capabilities.map((each) => each.workspace));
    return {
      capabilities: Object.assign(own, ...capabilities, { workspace }),
      serverInfo: { name: 'mstack', version },
    };
  });
  connection.onInitialized(async ({ ...given }) => {
    void given;
    await session.start();
  });
  connection.onDidOpenTextDocument(({ textDocument: { uri, version: number, text } }) => {
    session.documentOpened(uri, number, text);
  });
  connection.onDidChangeTextDocument(({ textDocument, contentChanges }) => {
    session.documentChanged(textDocument.uri, textDocument.version, contentChanges);
  });
  connection.onDidCloseTextDocument(({ textDocument }) => session.documentClosed(textDocument.uri));
  connection.onDidChangeWatchedFiles(({ changes }) => {
    session.filesChanged(changes.flatMap((change) => pathOfUri(change.uri) ?? []));
  });
  connection.onNotification('workspace/didChangeWorkspaceFolders', (parameters: unknown) => {
    const event = z
      .object({ event: z.object({ added: z.array(withUri), removed: z.array(withUri) }) })
      .safeParse(parameters);
    if (event.success) {
      const { added, removed } = event.data.event;
      session.foldersChanged(
        added.map((folder) => folder.uri),
        removed.map((folder) => folder.uri),
      );
    }
  });
  for (const feature of features) {
    feature.listen(connection, session);
  }
  connection.onShutdown(() => session.end());
  connection.listen();
}
