import path from 'node:path';
import { type CancellationToken, type ExtensionContext, window } from 'vscode';
import { LanguageClient, TransportKind, WorkDoneProgress } from 'vscode-languageclient/node';
import {
  indexedMethod,
  type PlanRemedies,
  type PlanScores,
  planScores,
  type ProbePlanAnswer,
  probePlanAnswer,
  probePlanMethod,
  remediesAnswer,
  remediesMethod,
  type RunCheckAnswer,
  runCheckAnswer,
  runCheckMethod,
  scoresMethod,
  type ServerOptions,
} from '../protocol/languageServer.ts';
import type { LanguageServer } from './commands/command.ts';

export interface LanguageClientRequest {
  readonly context: ExtensionContext;
  /** Relative to the repository; undefined: wherever plans may lie. */
  readonly plansDirectory: string | undefined;
  readonly onScores: (scores: PlanScores) => void;
  /** Every plan of a repository has been read. */
  readonly onIndexed: () => void;
}

/** Starts the language server for plan files; disposing ends it. */
export function startLanguageClient(request: LanguageClientRequest): LanguageServer {
  const { context, plansDirectory } = request;
  const module = context.asAbsolutePath(path.join('dist', 'server.mjs'));
  const log = window.createOutputChannel('mstack: Language Server', { log: true });
  const options: ServerOptions = { ownCommands: true, ...(plansDirectory === undefined ? {} : { plansDirectory }) };
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
  client.onNotification(scoresMethod, (given: unknown) => {
    const scores = planScores.safeParse(given);
    if (scores.success) {
      request.onScores(scores.data);
    }
  });
  client.onNotification(indexedMethod, request.onIndexed);
  const started = client.start().catch((error: unknown) => {
    log.error(error instanceof Error ? error : String(error));
    void window.showErrorMessage('mstack cannot judge plans as you type: its language server did not start.');
  });
  let probes = 0;
  return {
    runCheck: async (check, token: CancellationToken): Promise<RunCheckAnswer> => {
      await started;
      return runCheckAnswer.parse(await client.sendRequest(runCheckMethod, check, token));
    },
    probePlan: async (plan, token, onCheck): Promise<ProbePlanAnswer> => {
      await started;
      probes += 1;
      const workDoneToken = `probe-${probes}`;
      const listener = client.onProgress(WorkDoneProgress.type, workDoneToken, (told) => {
        onCheck('message' in told ? (told.message ?? '') : '');
      });
      try {
        return probePlanAnswer.parse(await client.sendRequest(probePlanMethod, { ...plan, workDoneToken }, token));
      } finally {
        listener.dispose();
      }
    },
    remedies: async (plan): Promise<PlanRemedies> => {
      await started;
      return remediesAnswer.parse(await client.sendRequest(remediesMethod, plan));
    },
    dispose: () => {
      void started.then(async () => await client.dispose()).finally(() => log.dispose());
    },
  };
}
