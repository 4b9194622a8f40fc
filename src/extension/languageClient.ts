import path from 'node:path';
import { type CancellationToken, type Disposable, type ExtensionContext, window } from 'vscode';
import { LanguageClient, TransportKind, WorkDoneProgress } from 'vscode-languageclient/node';
import type { ServerOptions } from '../protocol/languageServer.ts';

export interface LanguageClientRequest {
  readonly context: ExtensionContext;
  readonly options: ServerOptions;
}

/**
 * The way to the language server. What it says is unchecked: the client library, as large as all the rest, is loaded late,
 * and this file alone brings it.
 */
export interface LanguageConnection {
  readonly ask: (method: string, question: unknown, token?: CancellationToken) => Promise<unknown>;
  readonly onTold: (method: string, take: (told: unknown) => void) => void;
  /** What the server says of a request while it works on it; `token` is the one that the request carries. */
  readonly onProgress: (token: string, take: (message: string) => void) => Disposable;
  readonly dispose: () => void;
}

/** Starts the language server for plan files; disposing ends it. */
export function startLanguageClient({ context, options }: LanguageClientRequest): LanguageConnection {
  const module = context.asAbsolutePath(path.join('dist', 'server.mjs'));
  const log = window.createOutputChannel('mstack: Language Server', { log: true });
  const client = new LanguageClient(
    'mstack',
    'mstack: Language Server',
    { module, transport: TransportKind.ipc },
    {
      documentSelector: [{ scheme: 'file', language: 'markdown' }],
      initializationOptions: options,
      outputChannel: log,
    },
  );
  const started = client.start().catch((error: unknown) => {
    log.error(error instanceof Error ? error : String(error));
    void window.showErrorMessage('mstack cannot judge plans as you type: its language server did not start.');
  });
  return {
    ask: async (method, question, token) => {
      await started;
      return await client.sendRequest<unknown>(method, question, token);
    },
    onTold: (method, take) => {
      client.onNotification(method, take);
    },
    onProgress: (token, take) =>
      client.onProgress(WorkDoneProgress.type, token, (told) => {
        take('message' in told ? (told.message ?? '') : '');
      }),
    dispose: () => {
      void started.then(async () => await client.dispose()).finally(() => log.dispose());
    },
  };
}
