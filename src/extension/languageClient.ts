import path from 'node:path';
import { type ExtensionContext, LogLevel, window } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';

/** Starts the language server for plan files; it ends with the window. */
export async function startLanguageClient(context: ExtensionContext, plansDirectory: string): Promise<void> {
  const module = context.asAbsolutePath(path.join('dist', 'server.cjs'));
  const log = window.createOutputChannel('mstack: Language Server', { log: true });
  const client = new LanguageClient(
    'mstack',
    'mstack: Language Server',
    { module, transport: TransportKind.ipc },
    {
      documentSelector: [{ scheme: 'file', language: 'markdown' }],
      initializationOptions: { plansDirectory },
      outputChannel: log,
    },
  );
  context.subscriptions.push(log, client);
  if (log.logLevel <= LogLevel.Debug) {
    log.debug(`Starting ${module}`);
  }
  await client.start();
}
