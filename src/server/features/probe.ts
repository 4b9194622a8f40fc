import { type CancellationToken, type Connection, WorkDoneProgress } from 'vscode-languageserver';
import {
  type ProbePlanAnswer,
  probePlanMethod,
  probePlanRequest,
  type ProbeToken,
} from '../../protocol/languageServer.ts';
import type { ProbeSetting } from '../../core/settings/settings.ts';
import type { Feature, Session } from '../feature.ts';
import type { PlanRepository } from '../planRepository.ts';
import { notProbed, probeAskedPlan } from '../probeCommand.ts';

/** Probes a plan's checks for a client that shows the outcome itself. */
export const probe: Feature = {
  capabilities: () => ({}),
  listen: (connection, session) => {
    connection.onRequest(probePlanMethod, async (given: unknown, token: CancellationToken) => {
      const { repository: root, file, workDoneToken, probe: setting } = probePlanRequest.parse(given);
      const repository = [...session.repositories()].find((each) => each.root === root || each.realRoot === root);
      return repository === undefined
        ? notProbed(`There is no repository at ${root}.`)
        : await probePlanIn({ connection, session, repository, file, token, workDoneToken, setting });
    });
  },
};

export interface PlanProbe {
  readonly connection: Connection;
  readonly session: Session;
  readonly repository: PlanRepository;
  /** Of the plan, relative to the repository. */
  readonly file: string;
  readonly token: CancellationToken;
  /** Where the client wants to hear of each check. */
  readonly workDoneToken?: ProbeToken | undefined;
  /** What the client's own setting says; it wins over the repository's. */
  readonly setting?: ProbeSetting | undefined;
}

export async function probePlanIn(asked: PlanProbe): Promise<ProbePlanAnswer> {
  const { connection, session, repository, file, token, workDoneToken, setting } = asked;
  const plan = repository.document(file)?.plan;
  if (plan === undefined) {
    return notProbed(`${file} is no plan.`);
  }
  const ending = new AbortController();
  const listener = token.onCancellationRequested(() => ending.abort());
  try {
    return await probeAskedPlan({
      root: repository.realRoot,
      plan,
      all: repository.plans(),
      setting,
      signal: ending.signal,
      onCheck: ({ check, number, total }) => {
        if (workDoneToken !== undefined) {
          const message = `${number} of ${total}: ${check.command ?? check.text}`;
          void connection.sendProgress(WorkDoneProgress.type, workDoneToken, { kind: 'report', message });
        }
      },
    });
  } finally {
    listener.dispose();
    session.probesChanged();
  }
}
