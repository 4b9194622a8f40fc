import {
  indexedMethod,
  type PlanScores,
  planScores,
  probePlanAnswer,
  probePlanMethod,
  remediesAnswer,
  remediesMethod,
  runCheckAnswer,
  runCheckMethod,
  scoresMethod,
} from '../protocol/languageServer.ts';
import type { LanguageServer } from './commands/command.ts';
import type { LanguageConnection } from './languageClient.ts';

export interface LanguageServerListener {
  readonly onScores: (scores: PlanScores) => void;
  /** Every plan of a repository has been read. */
  readonly onIndexed: () => void;
}

/** What the language server says, read and checked. */
export function languageServerBehind(connection: LanguageConnection, listener: LanguageServerListener): LanguageServer {
  connection.onTold(scoresMethod, (told) => {
    const scores = planScores.safeParse(told);
    if (scores.success) {
      listener.onScores(scores.data);
    }
  });
  connection.onTold(indexedMethod, listener.onIndexed);
  let probes = 0;
  return {
    runCheck: async (check, token) => runCheckAnswer.parse(await connection.ask(runCheckMethod, check, token)),
    probePlan: async (plan, token, onCheck) => {
      probes += 1;
      const workDoneToken = `probe-${probes}`;
      const progress = connection.onProgress(workDoneToken, onCheck);
      try {
        return probePlanAnswer.parse(await connection.ask(probePlanMethod, { ...plan, workDoneToken }, token));
      } finally {
        progress.dispose();
      }
    },
    remedies: async (plan) => remediesAnswer.parse(await connection.ask(remediesMethod, plan)),
    dispose: connection.dispose,
  };
}
