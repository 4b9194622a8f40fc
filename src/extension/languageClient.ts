import path from 'node:path';
import { type Disposable, type ExtensionContext, window } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';

/**
 * Starts the language server for plan files; disposing ends it.
 *
 * @param plansDirectory relative to the repository; undefined: wherever plans may lie
 */
export function startLanguageClient(context: ExtensionContext, plansDirectory: string | undefined): Disposable {
  const module = context.asAbsolutePath(path.join('dist', 'server.mjs'));
  const log = window.createOutputChannel('mstack: Language Server', { log: true });
  const client = new LanguageClient(
    'mstack',
    'mstack: Language Server',
    { module, transport: TransportKind.ipc },
    {
      documentSelector: [{ scheme: 'file', language: 'markdown' }],
      initializationOptions: plansDirectory === undefined ? {} : { plansDirectory },
      outputChannel: log,
    },
  );
  const started = client.start().catch((error: unknown) => {
    log.error(error instanceof Error ? error : String(error));
    void window.showErrorMessage('mstack cannot judge plans as you type: its language server did not start.');
  });
  return {
    dispose: () => {
      void started.then(async () => await client.dispose()).finally(() => log.dispose());
    },
  };
}
